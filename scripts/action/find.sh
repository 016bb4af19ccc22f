#!/usr/bin/env bash
# A step of action.yml: finds the privlint to run. That is $PATH_TO_PRIVLINT if it is given, else the privlint on the PATH, else
# the one that build.sh is to build.
#
# Outputs: `privlint`, the program; and where it is to be built, `folder`, where that goes, and `key`, under which it is cached.
# The key stands for the source, the compiler and the system, because a program that is linked on one may not run on another.

set -euo pipefail

fail() {
    printf '::error title=privlint::%s\n' "$1"
    exit 2
}

# Writes an output of this step.
output() {
    printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

if [[ -n "$PATH_TO_PRIVLINT" ]]; then
    program="$(command -v -- "$PATH_TO_PRIVLINT")" || fail "path-to-privlint names no program: $PATH_TO_PRIVLINT"
    output privlint "$program"
    "$program" --version
elif program="$(command -v privlint)"; then
    output privlint "$program"
    "$program" --version
else
    # Away from the repository that is checked, whose rust-toolchain.toml is not for privlint.
    cd "$GITHUB_ACTION_PATH"
    command -v cargo >/dev/null || fail "Neither privlint nor cargo is there. Install one of them in a step before this one."
    files="$(find Cargo.toml Cargo.lock build grammar policies-spec src -type f | LC_ALL=C sort)"
    key="$({
        printf '%s\n' "$files"
        git hash-object --no-filters --stdin-paths <<<"$files"
        rustc --version --verbose
        [[ ! -e /etc/os-release ]] || cat /etc/os-release
    } | git hash-object --stdin)"
    output privlint "$RUNNER_TEMP/privlint/bin/privlint"
    output folder "$RUNNER_TEMP/privlint"
    output key "privlint-$RUNNER_OS-$RUNNER_ARCH-$key"
    echo "There is no privlint on the PATH, so it is built from source, unless that has been done before."
fi
