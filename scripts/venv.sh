#!/usr/bin/env bash
# Prints the folder of programs that come from PyPI, for the other scripts:
#
#   scripts/venv.sh NAME REQUIREMENT...
#
# They are installed into the virtual environment target/venvs/NAME, unless a run before has done so. Needs python3 with venv.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

venv="$PWD/target/venvs/$1"
shift
if ! "$venv/bin/python" --version >/dev/null 2>&1 || [[ "$(cat "$venv/requirements" 2>/dev/null)" != "$*" ]]; then
    printf 'Installing %s from PyPI\n' "$*" >&2
    python3 -m venv --clear "$venv" || {
        printf '%s: python3 cannot make a virtual environment (on Debian: apt-get install python3-venv)\n' "${0##*/}" >&2
        exit 1
    }
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$@"
    printf '%s\n' "$*" >"$venv/requirements"
fi
printf '%s\n' "$venv/bin"
