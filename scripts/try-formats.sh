#!/usr/bin/env bash
# Holds what privlint writes against readers that are not ours: the SARIF schema, sarif-tools and Microsoft's SARIF multitool,
# junitparser, two Markdown libraries, and JSON Schemas. Exits 0 only if all that could be tried holds.
#
# The policies that are linted have names and words that would break a format that took them as they are.
#
# What privlint reads is held against its own schemas as well: the built-in rules, the examples, and what `privlint init` writes.
#
# Needs cargo and python3 with venv. The Python packages come from PyPI into target/venvs, which later runs use again. With npm, the multitool comes into target/try-formats/npm; without, it is left out, and that is said.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}
for tool in cargo python3; do
    command -v "$tool" >/dev/null || fail "$tool is needed and not there"
done

work="$PWD/target/try-formats"
mkdir -p "$work"
bin="$(bash scripts/venv.sh formats 'check-jsonschema>=0.30' 'cmarkgfm>=2024' 'jsonschema>=4,<5' 'junitparser>=3' \
    'markdown-it-py[linkify]>=3' 'sarif-tools>=3,<4')"

echo 'Building'
cargo build --quiet --locked
privlint="$(cargo metadata --format-version 1 --no-deps | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')/debug/privlint"

# The schema that serde-sarif makes its types of: the one of the standard.
schema="${SARIF_SCHEMA:-$(cargo metadata --format-version 1 | python3 -c '
import json, os, sys
package = next(package for package in json.load(sys.stdin)["packages"] if package["name"] == "serde-sarif")
print(os.path.join(os.path.dirname(package["manifest_path"]), "src", "schema.json"))')}"

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
python3 scripts/try-formats/policies.py "$scratch"
cp examples/poor.md examples/poor.html examples/complete.md "$scratch"

# Lints the policies in all formats at once.
lint() {
    local status=0 outputs=() format
    mkdir -p "$out"
    for format in json json-lines sarif github gitlab junit markdown; do
        outputs+=(--output "$format=$out/$format")
    done
    (cd "$scratch" && env -u GITHUB_ACTIONS "$privlint" check --no-config --checklist hostile.yaml --quiet --format short \
        "${outputs[@]}" "$@" . >"$out/short") || status=$?
    [[ $status -eq $expected ]] || fail "the exit status is $status, not $expected"
}
out="$work/out" expected=1
lint
# What was there before is suppressed: the same findings, told otherwise.
(cd "$scratch" && "$privlint" check --no-config --checklist hostile.yaml --quiet --format short --baseline baseline.json \
    --write-baseline poor.md privacy.md empty.md >/dev/null) || fail 'no baseline was written'
out="$work/out-baseline"
lint --baseline baseline.json

for out in "$work/out" "$work/out-baseline"; do
    "$bin/python" scripts/try-formats/check.py "$out" "$scratch" "$schema" schemas/output.json
    "$bin/sarif" summary "$out/sarif" >"$out/summary" || fail 'sarif-tools cannot read the log'
done
printf '\nsarif summary, of the log without a baseline:\n'
head -n 5 "$work/out/summary"

printf '\n'
npm="$work/npm"
multitool="$npm/node_modules/.bin/sarif-multitool"
if [[ ! -x "$multitool" ]] && command -v npm >/dev/null; then
    echo 'Installing the SARIF multitool from npm'
    npm install --prefix "$npm" --silent --no-audit --no-fund '@microsoft/sarif-multitool@5' || true
fi
if [[ -x "$multitool" ]] && "$multitool" version >/dev/null 2>&1; then
    for out in "$work/out" "$work/out-baseline"; do
        cp "$out/sarif" "$out/privlint.sarif"
        # The program hands its arguments on through a shell.
        "$multitool" validate "$out/privlint.sarif" --rule-kind '"Sarif;Ghas"' --level '"Error;Warning;Note"' --kind Fail \
            --output "$out/validation.sarif" --log ForceOverwrite >"$out/validation.log" 2>&1 || true
        "$bin/python" scripts/try-formats/validation.py "$out/validation.sarif" || { cat "$out/validation.log" >&2; exit 1; }
    done
else
    echo 'skipped: the SARIF multitool does not run here'
fi

printf '\nSchemas of what is read:\n'
"$bin/check-jsonschema" --schemafile schemas/checklist.json policies-spec/checklists/*.yaml examples/own-checklist.yaml
"$bin/check-jsonschema" --schemafile schemas/statements.json policies-spec/statements/*.yaml
mkdir "$scratch/init"
cp examples/poor.md "$scratch/init/privacy.md"
(cd "$scratch/init" && "$privlint" init 2>/dev/null)
# With each key that is only shown there, too.
sed -E 's/^# ([a-z]+:)/\1/; s/^#   /  /' "$scratch/init/privlint.yaml" >"$scratch/init/all.yaml"
"$bin/check-jsonschema" --schemafile schemas/configuration.json "$scratch/init/privlint.yaml" "$scratch/init/all.yaml"

printf '\nAll formats hold.\n'
