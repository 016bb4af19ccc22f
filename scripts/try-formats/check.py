"""Holds one run's outputs against schemas and readers that are not ours; what they say must agree with the JSON format."""

import html.parser
import json
import pathlib
import re
import sys
import urllib.parse
import xml.etree.ElementTree

import cmarkgfm
import cmarkgfm.cmark
import jsonschema
import junitparser
import markdown_it
import sarif.loader

out, policies, sarif_schema, json_schema = map(pathlib.Path, sys.argv[1:])


def text(name):
    return (out / name).read_text(encoding="utf-8")


run = json.loads(text("json"))
found = [(document, finding) for document in run["documents"] for finding in document["diagnostics"]]
suppressed = [(document, entry) for document in run["documents"] for entry in document.get("suppressed", [])]
assert found and suppressed, "the policies have findings of both kinds"

# GitLab's documentation names these fields and no others.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]+$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


def harmless(name):
    """Nothing in an output steers a terminal, reorders a line or hides."""
    bad = re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text(name))
    assert bad is None, f"{name} has {bad.group()!r}"


def check_json():
    schema = json.loads(json_schema.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(run, schema)
    line = {"$ref": "#/$defs/Document", "$defs": schema["$defs"]}
    lines = [json.loads(line) for line in text("json-lines").splitlines()]
    assert lines == run["documents"]
    for document in lines:
        jsonschema.validate(document, line)
    return f"JSON: {len(lines)} documents hold against the schema"


def check_sarif():
    schema = json.loads(sarif_schema.read_text(encoding="utf-8"))
    log = json.loads(text("sarif"))
    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    errors = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(log)]
    assert not errors, errors
    [results, rules] = [log["runs"][0]["results"], log["runs"][0]["tool"]["driver"]["rules"]]
    assert len(results) == len(found) + len(suppressed)
    assert sum("suppressions" in result for result in results) == len(suppressed)
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        path = policies / urllib.parse.unquote(place["artifactLocation"]["uri"])
        check_region(path, place["region"])
    loaded = sarif.loader.load_sarif_file(str(out / "sarif"))
    assert loaded.get_result_count() == len(results), "sarif-tools reads as many results"
    return f"SARIF: valid; sarif-tools reads {len(results)} results"


def check_region(path, region):
    """The bytes of a region are those between its lines and columns, counted in characters."""
    raw = path.read_bytes()
    encoding = "utf-16-le" if raw.startswith(b"\xff\xfe") else "utf-8"
    mark = 2 if encoding == "utf-16-le" else 0
    try:
        whole = raw[mark:].decode(encoding)
    except UnicodeDecodeError:
        encoding, whole = "cp1252", raw.decode("cp1252")
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", whole)
    start = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
    end = sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1
    offset, length = region["byteOffset"], region["byteLength"]
    assert raw[offset : offset + length].decode(encoding) == whole[start:end], (path, region)


def check_github():
    """Reads commands as the runner does: properties up to the second `::`, then what was encoded is decoded."""
    kinds = []
    for line in text("github").split("\n")[:-1]:
        command = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line)
        assert command, line
        properties = dict(pair.split("=", 1) for pair in command[2].split(","))
        for code, character in [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]:
            properties = {key: value.replace(code, character) for key, value in properties.items()}
        assert set(properties) >= {"file", "line", "endLine", "title"}, line
        is_shown_escaped = "\\u{" in properties["file"]
        assert is_shown_escaped or (policies / properties["file"]).is_file(), properties["file"]
        assert ("col" in properties) <= (properties["line"] == properties["endLine"]), line
        kinds.append(command[1])
    order = ["error", "warning", "notice"]
    assert kinds == sorted(kinds, key=order.index) and len(kinds) == len(found)
    return f"GitHub: {len(kinds)} commands"


def check_gitlab():
    report = json.loads(text("gitlab"))
    jsonschema.validate(report, GITLAB)
    assert len(report) == len(found)
    assert len({finding["fingerprint"] for finding in report}) == len(report), "fingerprints are unique"
    assert all((policies / finding["location"]["path"]).is_file() for finding in report)
    return f"GitLab: {len(report)} findings hold against the documented fields"


def check_junit():
    xml.etree.ElementTree.fromstring(text("junit"))
    suites = list(junitparser.JUnitXml.fromfile(str(out / "junit")))
    assert len(suites) == len(run["documents"])
    cases = [case for suite in suites for case in suite]
    results = [result for case in cases for result in case.result]
    failures = [result for result in results if isinstance(result, junitparser.Failure)]
    skipped = [result for result in results if isinstance(result, junitparser.Skipped)]
    for suite in suites:
        counted = [sum(isinstance(result, kind) for case in suite for result in case.result) for kind in (junitparser.Failure, junitparser.Skipped)]
        assert [suite.tests, suite.failures, suite.skipped] == [len(list(suite)), *counted], suite.name
    assert len({(case.classname, case.name) for case in cases}) == len(cases), "no two cases have one name"
    assert len(failures) == len({(document["path"], finding["rule"]) for document, finding in found})
    assert all(failure.type in ("error", "warning", "advice") and failure.text for failure in failures)
    return f"JUnit: junitparser reads {len(cases)} cases, {len(failures)} failed, {len(skipped)} skipped"


class Page(html.parser.HTMLParser):
    """What a reader of the page sees outside of code, and the elements it has."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.inside, self.words = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag not in ("br", "hr"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        assert self.inside and self.inside.pop() == tag, tag

    def handle_data(self, data):
        if "code" not in self.inside:
            self.words.append(data)


OURS = {"p", "strong", "h3", "table", "thead", "tbody", "tr", "th", "td", "code", "details", "summary", "ul", "li"}


def check_markdown():
    comment = text("markdown")
    assert len(comment) < 60_000 and comment.startswith("<!-- privlint -->\n")
    more = re.search(r"^(\d+) more finding", comment, re.MULTILINE)
    reader = markdown_it.MarkdownIt("gfm-like", {"html": True, "linkify": True})
    options = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    pages = {"markdown-it": reader.render(comment), "cmark-gfm": cmarkgfm.github_flavored_markdown_to_html(comment, options)}
    for name, rendered in pages.items():
        page = Page(rendered)
        assert not page.inside and set(page.tags) <= OURS, f"{name}: {set(page.tags) - OURS}"
        rows = page.tags.count("tr") - page.tags.count("table")
        assert rows + (int(more[1]) if more else 0) == len(found), f"{name}: {rows} rows"
        assert page.tags.count("td") == 4 * rows, f"{name}: cells"
        words = "".join(page.words)
        made = re.search(r"@\w|#\d|GH-\d|https?://|www\.|!\d|:tada:|\$x|evil", words)
        assert made is None, f"{name}: {words[max(0, made.start() - 40) : made.end() + 40]!r}"
    return f"Markdown: {len(comment)} characters, {rows} rows; {' and '.join(pages)} show text as text"


for name in ("json", "json-lines", "sarif", "github", "gitlab", "junit", "markdown", "short"):
    harmless(name)
for check in (check_json, check_sarif, check_github, check_gitlab, check_junit, check_markdown):
    print(check())
