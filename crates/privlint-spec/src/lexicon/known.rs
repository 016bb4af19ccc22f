//! The concepts that the program itself speaks of.

use super::ConceptId;
use serde::{Deserialize, Serialize};

/// Declares the concepts with the ids that the vocabulary knows them by.
macro_rules! known {
    ($($(#[$doc:meta])* $name:ident: $id:literal,)*) => {
        /// The concepts that the program itself speaks of, resolved when it is built; all else it knows from the YAML alone.
        #[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
        pub struct Known {
            $($(#[$doc])* pub $name: ConceptId,)*
        }

        impl Known {
            /// Finds them all.
            ///
            /// # Errors
            /// The first id that `find` does not find: the build fails there.
            pub fn resolve(find: impl Fn(&str) -> Option<ConceptId>) -> Result<Self, &'static str> {
                Ok(Self { $($name: find($id).ok_or($id)?,)* })
            }
        }
    };
}

known! {
    // Closed forms, which are read by their shape ----------------------------------------------------------------------
    /// An e-mail address or a link to one.
    email: "mail-address",
    /// A web address in the text.
    url: "web-address",
    /// A telephone number.
    phone: "telephone",
    /// A street address.
    address: "street-address",
    /// A date.
    date: "calendar-date",
    /// A blank that a template left.
    placeholder: "placeholder",
    /// What a link of the markup leads to.
    link: "link-target",
    /// An age in years.
    age: "stated-age",
    /// A period.
    duration: "duration",
    /// A name in quotation marks within parentheses: Acme Ltd ("Acme", "we").
    definition: "defined-name",
    /// An infinitive behind its verb: "used to verify identity".
    infinitive: "infinitive-purpose",
    /// The company by its name.
    company_name: "company-name",
    /// The company by its name in full.
    full_company_name: "full-company-name",
    // Who ----------------------------------------------------------------------------------------------------------------
    /// "We".
    first_party: "first-party",
    /// "You".
    user: "user",
    /// A company that is known by its name, and a supplier or a network in others' policies.
    named_company: "named-company",
    /// What a company's name ends in: "Inc.".
    legal_form: "legal-form",
    /// Other sites: "other websites may collect".
    other_site: "other-site",
    /// Companies and people without saying which.
    third_party: "third-party",
    /// "Others".
    unspecified_third_party: "unspecified-third-party",
    /// People by what they are: "children", "residents".
    group_of_people: "group-of-people",
    // What -----------------------------------------------------------------------------------------------------------------
    /// Data of any kind.
    information: "information",
    /// "Personal information".
    personal_information: "personal-information",
    /// What is done with data: to collect, use, share.
    process: "process",
    /// To run a site or an app, or to bring it out.
    bring_out: "bring-out",
    /// A right.
    right: "right",
    /// To share.
    share: "share",
    /// To give.
    provide: "provide",
    /// To send.
    send: "send",
    /// To put in, as into a form.
    submit: "submit",
    /// To allow somebody something.
    allow: "allow",
    /// To ask somebody for something.
    request: "request",
    /// To want something of somebody.
    want: "want",
    /// To require something of somebody.
    require: "require",
    /// To speak or write to somebody.
    communicate: "communicate",
    /// To do what says nothing of a practice by itself: "help", "work".
    other_act: "other-act",
    /// To tell.
    tell: "tell",
    /// To read.
    read: "read",
    /// The policy itself.
    privacy_policy: "privacy-policy",
}
