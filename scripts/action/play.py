"""Plays action.yml as a runner of GitHub would, as far as that action needs it, for scripts/test-action.sh.

    play.py ACTION TEMP [INPUT=VALUE]...

Steps with `run` are run in this folder; steps with `uses` are only printed, with what they are given. Steps are skipped after one
that failed, whose exit status becomes the status of this program. Of expressions only those that action.yml uses are known:
inputs, outputs of steps, `==` and `!=` with a text, and `&&`. Anything else is an error, as is an input that is not declared.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import ruamel.yaml


def value(term, inputs, outputs):
    """What a reference or a text in quotes stands for."""
    if text := re.fullmatch(r"'([^']*)'", term):
        return text[1]
    if name := re.fullmatch(r"inputs\.([\w-]+)", term):
        return inputs[name[1]]
    if step := re.fullmatch(r"steps\.([\w-]+)\.outputs\.([\w-]+)", term):
        return outputs[step[1]].get(step[2], "")
    sys.exit(f"play.py does not know the expression {term!r}")


def filled(text, inputs, outputs):
    """A text with its expressions replaced."""
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: value(found[1], inputs, outputs), text)


def holds(condition, inputs, outputs):
    """Whether all comparisons of a condition hold."""
    for comparison in condition.split(" && "):
        left, operator, right = re.fullmatch(r"(\S+) (==|!=) (\S+)", comparison).groups()
        if (value(left, inputs, outputs) == value(right, inputs, outputs)) != (operator == "=="):
            return False
    return True


def run(step, place, environment):
    """Runs the shell of a step as the runner does, and returns its status and outputs."""
    output = place / "output"
    output.write_text("")
    script = place / "step.sh"
    script.write_text(step["run"])
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    status = subprocess.run(shell, env=environment | {"GITHUB_OUTPUT": str(output)}).returncode
    return status, dict(line.split("=", 1) for line in output.read_text().splitlines())


def main():
    action_file, place = Path(sys.argv[1]), Path(sys.argv[2])
    action = ruamel.yaml.YAML(typ="safe").load(action_file)
    inputs = {name: entry["default"] for name, entry in action["inputs"].items()}
    for name, given in (argument.split("=", 1) for argument in sys.argv[3:]):
        if name not in inputs:
            sys.exit(f"action.yml has no input {name!r}")
        inputs[name] = given
    runner = {"GITHUB_ACTION_PATH": str(action_file.parent.resolve()), "RUNNER_TEMP": str(place / "runner"), "RUNNER_OS": "Linux", "RUNNER_ARCH": "X64"}
    Path(runner["RUNNER_TEMP"]).mkdir(exist_ok=True)
    outputs = {}
    for step in action["runs"]["steps"]:
        if not holds(step.get("if", "'' == ''"), inputs, outputs):
            continue
        if "uses" in step:
            given = {key: filled(text, inputs, outputs) for key, text in step["with"].items()}
            print("uses", step["uses"], *(f"{key}={text}" for key, text in given.items()), flush=True)
            continue
        own = {key: filled(text, inputs, outputs) for key, text in step.get("env", {}).items()}
        status, outputs[step.get("id")] = run(step, place, os.environ | runner | own)
        if status != 0:
            sys.exit(status)


main()
