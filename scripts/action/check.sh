#!/usr/bin/env bash
# A step of action.yml: runs `privlint check`. Its inputs are variables, as they stand in action.yml: PRIVLINT (the program), PATHS
# (one a line), FAIL_ON, ARGS (in words as of a shell, but nothing is expanded) and SARIF_FILE.
#
# Outputs: `exit-status`, that of privlint, and `sarif-file`, empty if there is none. It succeeds also where privlint finds
# something, because the findings are still to be uploaded; a later step takes over the status.
#
# Runs with bash 3.2, which macOS has.

set -euo pipefail

fail() {
    printf '::error title=privlint::%s\n' "$1"
    exit 2
}

sarif="${SARIF_FILE:-$RUNNER_TEMP/privlint.sarif}"
[[ "$sarif" != *$'\n'* ]] || fail "sarif-file is to be one line"
mkdir -p -- "$(dirname -- "$sarif")"
# One of an earlier run must not be taken for that of this one.
rm -f -- "$sarif"

set -- check --output "sarif=$sarif"
if [[ -n "$FAIL_ON" ]]; then
    set -- "$@" --fail-on "$FAIL_ON"
fi
if [[ "$ARGS" == *[![:space:]]* ]]; then
    words="$(xargs printf '%s\n' <<<"$ARGS")" || fail "args cannot be taken apart; is a quote open?"
    while IFS= read -r word; do
        set -- "$@" "$word"
    done <<<"$words"
fi
set -- "$@" --
while IFS= read -r path; do
    path="${path#"${path%%[![:space:]]*}"}"
    path="${path%"${path##*[![:space:]]}"}"
    if [[ -n "$path" ]]; then
        set -- "$@" "$path"
    fi
done <<<"$PATHS"

status=0
"$PRIVLINT" "$@" </dev/null || status=$?

if [[ ! -s "$sarif" ]]; then
    sarif=''
    if [[ $status -lt 2 ]]; then
        printf '::error title=privlint::%s\n' "$PRIVLINT ended with exit status $status, but wrote no SARIF"
        status=2
    fi
fi
{
    printf 'exit-status=%s\n' "$status"
    printf 'sarif-file=%s\n' "$sarif"
} >>"$GITHUB_OUTPUT"
