"""Tells what the SARIF multitool says of a log: errors fail, and so does any rule of GitHub's."""

import collections
import json
import pathlib
import sys

[run] = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8-sig"))["runs"]
said = collections.Counter((result.get("level", "warning"), result["ruleId"]) for result in run.get("results") or [])
for (level, rule), count in sorted(said.items()):
    print(f"SARIF multitool: {level} {rule} ({count})")
bad = [rule for level, rule in said if level == "error" or rule.startswith("GH")]
if not said:
    print("SARIF multitool: nothing to say")
sys.exit(1 if bad else 0)
