#!/usr/bin/env python3
"""Tells how the statements of policies-spec/ are written: patterns, those with a role, those with an exclusion, long phrases.

    patterns.py [POLICIES_SPEC]

A role says who does what with which data; an exclusion says what must not be named. Phrases of four and more words are counted
over the vocabulary. Needs PyYAML.
"""

import sys
from pathlib import Path

import yaml

ROLES = {
    *("actor", "action", "data", "recipient", "source", "party", "purpose", "condition", "channel", "time", "audience"),
}
EXCLUSIONS = {"not-actor", "without", "sentence-without", "without-exception"}
LONG = 4  # words


def main():
    spec = Path(sys.argv[1] if len(sys.argv) > 1 else "policies-spec")
    statements = [statement for file in sorted(spec.glob("statements/*.yaml")) for statement in read(file)["statements"]]
    patterns = [pattern for statement in statements for key in ("any", "weak") for pattern in statement.get(key, [])]
    concepts = [concept for file in sorted(spec.glob("vocabulary/*.yaml")) for concept in read(file)["concepts"]]
    words = [phrase for concept in concepts for phrases in concept.values() if isinstance(phrases, list) for phrase in phrases]
    long = [phrase for phrase in words if isinstance(phrase, str) and len(phrase.split()) >= LONG]
    print(f"{len(statements)} statements, {len(patterns)} patterns")
    for what, keys in (("a role", ROLES), ("an exclusion of their own", EXCLUSIONS)):
        having = sum(1 for pattern in patterns if keys & pattern.keys())
        print(f"{having} patterns have {what}: {having / len(patterns):.1%}")
    print(f"{sum(1 for statement in statements if 'except' in statement)} statements have an exclusion for all their patterns")
    print(f"{len(long)} of {len(words)} phrases of the vocabulary have {LONG} and more words")


def read(file):
    return yaml.safe_load(file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
