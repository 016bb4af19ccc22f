#!/usr/bin/env python3
"""Measures how well privlint reads who does what with which data, against sentences that were read beforehand.

    roles.py draw CORPORA --seed N > GOLD         draws sentences of real policies, for annotation
    roles.py score GOLD CORPORA --bin PRIVLINT    prints precision and recall of each role
        [--list ROLE]                             also prints what is missed (-) and what is wrong (+) of one role

GOLD has a line of JSON for each sentence; all offsets are bytes of the file CORPORA/corpus/file:

    {"corpus", "file", "start", "end",
     "practices": [{"action": [[start, end]], "denied", "actor": [...], "data": [...], "recipient": [...], "purpose": [...]}],
     "either": [[start, end], ...]}

A practice is one act that the sentence states or supposes. Where a pronoun and its antecedent both name what fills a role, the
filler is [start, end, start, end]. What overlaps `either` counts neither for nor against whoever reads it so.
"""

import argparse
import json
import random
import re
import subprocess
import sys
from collections import Counter
from itertools import chain
from pathlib import Path

CORPORA = ("modern/dev", "c3pa/dev", "gdpr200/dev")
SENTENCES = 100  # of each corpus
OF_ONE_POLICY = 3  # at most
WORDS = range(6, 61)
ROLES = ("actor", "data", "recipient", "purpose")

# Texts are decoded as Latin-1, one character a byte, and what is not running text is blanked out, so that offsets stay bytes.
HIDDEN = r"<!--.*?-->|<(script|style|head|noscript|svg|nav|select|button|footer|template|h[1-6])\b.*?</\1\s*>"
INLINE = r"</?(?:a|abbr|b|em|font|i|mark|s|small|span|strong|sub|sup|u)\b[^>]*>"
TAG = r"<[a-zA-Z/!][^>]*>"
BLANK_ENTITY = r"&nbsp;|&#160;|&#xa0;|\xc2\xa0"
HEADING = r"^ *#.*$|^.*\n *(?:=+|-{3,}) *$"
ITEM = r"^[ >]*(?:[-*+]|\d+[.)]) +|\|"
ADDRESS = r"\]\([^)]*\)"
SENTENCE_END = re.compile(r"""[.!?](?:["')\]*_]|\xe2\x80[\x99\x9d])*\s+(?![a-z\s])""")
ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]|e\.g|i\.e|etc|Inc|Ltd|Co|Corp|No|Mr|Ms|Dr|vs|Art|Sec|approx)|\.[A-Z])$")
CLOSED = re.compile(r"""[.!?:;](?:["')\]*_]|\xe2\x80[\x99\x9d])*$""")
VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|may|might|can|could|will|would|shall|should|must"
    r"|(?:we|you|they|it|who|that|which|please|to) [a-z]+)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\b(?:the|to|and|or|you|your|our|us|for|with|this)\b", re.IGNORECASE)


def blanked(pattern, text, flags=0, filler=" "):
    """The text with what matches replaced, at the same length."""
    return re.sub(pattern, lambda found: filler[: len(found[0])].ljust(len(found[0])), text, flags=flags)


def running_text(path):
    """The running text of a policy, its paragraphs parted by empty lines or form feeds, all else blank."""
    text = path.read_bytes().decode("latin-1").replace("\r", " ")
    if path.suffix == ".html":
        text = text.replace("\n", " ")
        text = blanked(HIDDEN, text, re.DOTALL | re.IGNORECASE, "\f")
        text = blanked(INLINE, text, re.IGNORECASE)
        text = blanked(TAG, text, filler="\f")
    else:
        text = blanked(HEADING, text, re.MULTILINE)
        text = blanked(ITEM, text, re.MULTILINE, "\f")
        text = blanked(ADDRESS, text, filler="]")
        text = blanked(TAG, text)
    return blanked(BLANK_ENTITY, text)


def sentences(path):
    """The byte ranges of a policy's sentences that are fit to be drawn."""
    text = running_text(path)
    for block in re.finditer(r"(?:[^\n\f]|\n(?!\s*\n))+", text):
        start = block.start()
        points = SENTENCE_END.finditer(text, *block.span())
        ends = [point.end() for point in points if not ABBREVIATION.search(text[start : point.start()])]
        for end in [*ends, block.end()]:
            sentence = text[start:end]
            first = start + len(sentence) - len(sentence.lstrip())
            sentence = sentence.strip()
            start = end
            words = len(re.findall(r"[A-Za-z]\S*", sentence))
            english = len(ENGLISH.findall(sentence)) > 1
            if words in WORDS and english and CLOSED.search(sentence) and VERB.search(sentence):
                yield first, first + len(sentence), " ".join(sentence.lower().split())


def draw(arguments):
    """Prints sentences drawn from each corpus, as lines of GOLD without practices."""
    chance = random.Random(arguments.seed)
    seen = set()
    for corpus in CORPORA:
        paths = sorted(path for path in (arguments.corpora / corpus).iterdir() if path.suffix in (".md", ".html"))
        found = [(path.name, *sentence) for path in paths for sentence in sentences(path)]
        chance.shuffle(found)
        taken = Counter()
        for file, start, end, text in found:
            if taken[file] < OF_ONE_POLICY and taken.total() < SENTENCES and text not in seen:
                seen.add(text)
                taken[file] += 1
                place = {"corpus": corpus, "file": file, "start": start, "end": end}
                print(json.dumps({**place, "practices": [], "either": []}))


def overlaps(span, spans):
    return any(span[0] < end and start < span[1] for start, end in spans)


def inside(span, spans):
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def distinct(spans):
    """The spans without those that overlap a longer one."""
    kept = []
    for span in sorted(spans, key=lambda span: span[0] - span[1]):
        if not overlaps(span, kept):
            kept.append(span)
    return kept


def mentions(practice, role):
    """The spans of the mentions that fill a role."""
    mentions = [practice[role]] if role == "action" else practice[role]
    return [(mention["span"]["start"], mention["span"]["end"]) for mention in mentions]


def practices_read(path, binary):
    """All practices that privlint reads in a policy."""
    output = subprocess.run([binary, "clauses", "--format", "json", path], check=True, capture_output=True).stdout
    for block in json.loads(output)["blocks"]:
        for sentence in block["sentences"]:
            for clause in sentence["clauses"]:
                yield from clause["practices"]


def compare(gold, read):
    """Yields (role, span, outcome) for a sentence; an outcome is "right", "missed" (what gold alone has) or "wrong"."""
    whole = [(gold["start"], gold["end"])]
    purposes = [span for practice in gold["practices"] for span in practice["purpose"]]
    wanted = [span for practice in gold["practices"] for span in practice["action"]]
    read = [practice for practice in read if any(inside(span, whole) for span in mentions(practice, "action"))]
    # An act named in the words of a purpose is read for a purpose or for an act: both are right.
    acts = {span for practice in read for span in mentions(practice, "action") if inside(span, whole)}
    for span in distinct(acts):
        if not overlaps(span, wanted) and not overlaps(span, gold["either"] + purposes):
            yield "action", span, "wrong"
    for practice in gold["practices"]:
        action = practice["action"][0]
        matching = [candidate for candidate in read if overlaps(action, mentions(candidate, "action"))]
        yield "action", action, "right" if matching else "missed"
        if not matching:
            continue
        agreed = all(candidate["denied"] == practice["denied"] for candidate in matching)
        yield "polarity", action, "right" if agreed else "wrong"
        # "Delete your account" may be read as one action, which then says what it is done to.
        said = [span for candidate in matching for span in mentions(candidate, "action")]
        for role in ROLES:
            found = {span for candidate in matching for span in mentions(candidate, role)}
            filled = distinct(span for span in found if inside(span, whole))
            names = [list(zip(filler[::2], filler[1::2])) for filler in practice[role]]
            for spans in names:
                if any(overlaps(span, filled) for span in spans):
                    yield role, spans[0], "right"
                elif not inside(spans[0], said):
                    yield role, spans[0], "missed"
            for span in filled:
                if not overlaps(span, [*chain(*names), *gold["either"]]):
                    yield role, span, "wrong"


def show(path, sentence, faults):
    """Prints a sentence with the words that were missed (-) or wrong (+)."""
    text = path.read_bytes()

    def quoted(start, end):
        return " ".join(text[start:end].decode(errors="replace").split())

    print(f"{path}:{sentence['start']} {quoted(sentence['start'], sentence['end'])}")
    for span, outcome in faults:
        print("  ", "-" if outcome == "missed" else "+", quoted(*span))


def table(gold, counts):
    """Prints precision and recall of each role, over each corpus and all of them."""

    def rate(right, other):
        return f"{right / (right + other):.3f}" if right + other else "-"

    print("| role | in the sentences |", " | ".join(counts), "|")
    print("|---|---|" + "---|" * len(counts))
    practices = [practice for sentence in gold for practice in sentence["practices"]]
    for role in ("action", *ROLES):
        cells = [
            f"{rate(count[role, 'right'], count[role, 'wrong'])} / {rate(count[role, 'right'], count[role, 'missed'])}"
            for count in counts.values()
        ]
        print(f"| {role} | {sum(len(practice[role]) for practice in practices)} |", " | ".join(cells), "|")
    cells = [rate(count["polarity", "right"], count["polarity", "wrong"]) for count in counts.values()]
    print("| polarity | |", " | ".join(cells), "|")


def score(arguments):
    """Prints the table, and before it what is wrong of the role asked for."""
    gold = [json.loads(line) for line in arguments.gold.read_text().splitlines()]
    read = {}
    counts = {corpus: Counter() for corpus in (*CORPORA, "all")}
    for sentence in gold:
        path = arguments.corpora / sentence["corpus"] / sentence["file"]
        if path not in read:
            read[path] = list(practices_read(path, arguments.bin))
        results = list(compare(sentence, read[path]))
        for role, _, outcome in results:
            counts[sentence["corpus"]][role, outcome] += 1
            counts["all"][role, outcome] += 1
        faults = [(span, outcome) for role, span, outcome in results if role == arguments.list and outcome != "right"]
        if faults:
            show(path, sentence, faults)
    table(gold, counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("corpora", type=Path)
    drawing.add_argument("--seed", type=int, required=True)
    drawing.set_defaults(run=draw)
    scoring = commands.add_parser("score")
    scoring.add_argument("gold", type=Path)
    scoring.add_argument("corpora", type=Path)
    scoring.add_argument("--bin", required=True)
    scoring.add_argument("--list", choices=("action", "polarity", *ROLES))
    scoring.set_defaults(run=score)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
