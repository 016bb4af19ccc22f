//! British spelling to American, and American to British.

use crate::examples::Example;
use crate::reasons::Why;
use crate::rewriting::Rewritten;
use crate::words;

/// Parts of words, as they are spelled in Britain and in America; the first that a word has is put otherwise.
const SPELLINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("organis", "organiz"),
    ("personalis", "personaliz"),
    ("authoris", "authoriz"),
    ("anonymis", "anonymiz"),
    ("customis", "customiz"),
    ("recognis", "recogniz"),
    ("minimis", "minimiz"),
    ("optimis", "optimiz"),
    ("utilis", "utiliz"),
    ("analys", "analyz"),
    ("summaris", "summariz"),
    ("categoris", "categoriz"),
    ("localis", "localiz"),
    ("pseudonymis", "pseudonymiz"),
    ("depersonalis", "depersonaliz"),
    ("finalis", "finaliz"),
    ("behaviour", "behavior"),
    ("colour", "color"),
    ("honour", "honor"),
    ("favour", "favor"),
    ("neighbour", "neighbor"),
    ("labour", "labor"),
    ("centre", "center"),
    ("metre", "meter"),
    ("licence", "license"),
    ("programme", "program"),
    ("cancelled", "canceled"),
    ("cancelling", "canceling"),
    ("fulfilment", "fulfillment"),
    ("enrol ", "enroll "),
    ("enquir", "inquir"),
    ("defence", "defense"),
    ("cheque", "check"),
    ("catalogue", "catalog"),
    ("travell", "travel"),
    ("postcode", "zip code"),
    ("mobile phone", "cell phone"),
    ("towards", "toward"),
    ("whilst", "while"),
    ("learnt", "learned"),
    ("judgement", "judgment"),
    ("grey", "gray"),
    ("tyre", "tire"),
    ("adviser", "advisor"),
    ("paediatric", "pediatric"),
];

/// What is spelled alike, although it holds such a part, or is a name.
const ALIKE: &[&str] = &[
    "Colorado",
    "analysis",
    "analyst",
    "checking",
    "check ",
    "programmer",
    "meters",
    "learned",
    "while ",
    "toward",
    "parameter",
    "thermometer",
];

pub fn put(example: &Example) -> Result<Rewritten, Why> {
    let mut text = example.text.clone();
    for alike in ALIKE {
        if text.contains(alike) {
            return Err(Why::OneSpelling);
        }
    }
    for (british, american) in SPELLINGS {
        let capital = |word: &str| words::with_initial(word, char::to_uppercase);
        let pairs = [((*british).to_owned(), (*american).to_owned()), (capital(british), capital(american))];
        for (british, american) in pairs {
            if text.contains(&british) {
                text = text.replace(&british, &american);
            } else if text.contains(&american) && !british.contains(&american) {
                text = text.replace(&american, &british);
            }
        }
    }
    if text == example.text { Err(Why::OneSpelling) } else { Ok(Rewritten::text(text)) }
}
