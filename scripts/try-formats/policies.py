"""Writes policies and a checklist that would break a format that took their names and words as they are."""

import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])

HOSTILE = (
    "@octocat #1 GH-2 !3 `a` ``` <img src=x onerror=alert(1)> <script>alert(1)</script> ![i](https://evil.example/i.png)"
    " [l](https://evil.example) https://evil.example www.evil.example a@evil.example ]]> <!-- \"q\" 'q' & | a || b \\| 100%"
    " ##[error]x ::error::x :tada: **b** _e_ ~~s~~ $x$ {0} \u202e\u200b\ufffe </details> </code>"
)

# The same without what would hide the rest of a policy.
WORDS = HOSTILE.replace("<!--", "").replace("<script>alert(1)</script>", "<b>")

POLICY = f"""# Privacy Policy

<!-- privlint-ignore-file core/contact: {WORDS.replace("]]>", "")} -->

You may opt out {WORDS}. We collect your name {WORDS}. You may opt out of {WORDS} news.

| data | purpose |
|---|---|
| name {WORDS.replace("|", " ")} | We keep it for as long as necessary |

We may change this policy at any time. Your data is 100% safe with us.
"""

files = {
    "privacy.md": POLICY,
    "crlf.md": POLICY.replace("\n", "\r\n"),
    "lines.md": POLICY.replace("You may opt out", "You may opt\nout"),
    "privacy.txt": POLICY,
    "empty.md": "",
    "Ünïcode näme.md": POLICY,
    "@octocat #1 %41 a:b,c;d 'q' \"r\" `t` | <b>x<b> [l](e) ]]>.md": POLICY,
    "::error::name.md": POLICY,
    "control \u001b[31m \u202e\n::error::x.md": POLICY,
    "deep/er/-.md": POLICY,
}
for name, text in files.items():
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
(folder / "utf16.md").write_bytes(b"\xff\xfe" + POLICY.encode("utf-16-le"))
(folder / "latin.md").write_bytes(POLICY.replace("\u202e\u200b\ufffe", "é").encode("cp1252"))

duty = {
    "id": "leaving",
    "asks": f"Ask {HOSTILE}",
    "statements": ["opt-out"],
    "severity": "error",
    "weak": [{"statement": "choice-mentioned", "lacks": f"lacks {HOSTILE}"}],
    "weak-message": f"Weak {HOSTILE}",
    "missing": f"Missing {HOSTILE}",
    "absent": f"absent {HOSTILE}",
    "help": f"Help {HOSTILE}",
    "cite": [
        {"text": f"Cite {HOSTILE}", "url": "https://board.example/a?b=(c)&d"},
        {"text": "Cite", "url": "javascript:alert(1)"},
    ],
}
checklist = {"checklist": "hostile", "title": f"Title {HOSTILE}", "duties": [duty]}
# Every JSON is YAML, too.
(folder / "hostile.yaml").write_text(json.dumps(checklist), encoding="utf-8")
