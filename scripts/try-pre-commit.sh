#!/usr/bin/env bash
# Tries the hooks of .pre-commit-hooks.yaml with the real pre-commit, each in a new repository: the commit of a poor policy
# must be refused with its findings, and the commit of a good one accepted. Then, over 300 policies that pre-commit hands
# over in several pieces at the same time, the poor ones must be reported, each once, and the good ones pass. Exits 0 only
# if all of that holds.
#
# What is tried is this working tree, with changes that are not committed yet. Needs git, cargo, and python3 with venv.
#
# pre-commit comes from PyPI and is left in target/venvs. For `language: rust` it runs `cargo install --path .` in a clone of
# its own; `privlint-system` is tried with the program that this has built. CARGO_TARGET_DIR leads the build to this project's
# target folder, so that dependencies which a release build has left there are not built again. Where the optimized build
# takes too long:
#   CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 scripts/try-pre-commit.sh

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}
for tool in git cargo python3; do
    command -v "$tool" >/dev/null || fail "$tool is needed and not there"
done

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
tools="$(bash scripts/venv.sh pre-commit 'pre-commit>=4,<5')"

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# The user's own configuration of git must not decide: nor who owns this folder, nor hooks and signatures of theirs.
export CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}" RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}"
export HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home" PRE_COMMIT_HOME="$scratch/cache" GIT_CONFIG_NOSYSTEM=1
unset "${!GIT_CONFIG_KEY_@}" "${!GIT_CONFIG_VALUE_@}" GIT_CONFIG_COUNT GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
mkdir "$HOME"
git config --global user.name 'A lawyer'
git config --global user.email 'lawyer@larkspur.example'
git config --global init.defaultBranch main
git config --global safe.directory '*'

echo "Taking the working tree as the hook's repository"
hook="$scratch/privlint"
git init --quiet "$hook"
git ls-files -z --cached --others --exclude-standard |
    while IFS= read -r -d '' file; do [[ ! -f "$file" ]] || printf '%s\0' "$file"; done |
    tar --create --null --files-from=- | tar --extract --directory "$hook"
git -C "$hook" add --all
git -C "$hook" commit --quiet --message 'The working tree'
"$tools/pre-commit" validate-manifest "$hook/.pre-commit-hooks.yaml"

cp examples/complete.md examples/poor.md "$scratch"

# Ends the script with what was printed last.
refuse() {
    cat "$scratch/log" >&2
    fail "$1"
}

# Starts a repository with one hook of ours and what else is to be said of it, and goes there.
start() {
    site="$scratch/$1$2"
    git init --quiet "$site"
    cd "$site"
    cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $hook
    rev: $(git -C "$hook" rev-parse HEAD)
    hooks:
      - id: $1
        ${3:-}
CONFIG
    git add .pre-commit-config.yaml
    git commit --quiet --message 'Configure pre-commit'
    "$tools/pre-commit" install --install-hooks >"$scratch/log" 2>&1 || {
        cat "$PRE_COMMIT_HOME/pre-commit.log" >&2 || true
        refuse "pre-commit could not install $1"
    }
}

# Commits a policy as privacy.md and keeps what is printed.
commit() {
    cp "$scratch/$1" privacy.md
    git add privacy.md
    printf '\n$ git commit --message "%s"\n' "$2"
    before="$(git rev-parse HEAD)" status=0
    git commit --message "$2" >"$scratch/log" 2>&1 || status=$?
}

# A poor policy is refused, a good one is accepted.
try_commits() {
    start "$1" -commits
    commit poor.md 'Draft the privacy policy'
    head -n 20 "$scratch/log"
    echo "..."
    tail -n 2 "$scratch/log"
    [[ $status -ne 0 && "$(git rev-parse HEAD)" == "$before" ]] || refuse "$1: the commit of the poor policy was not refused"
    grep -q '^- exit code: 1$' "$scratch/log" || refuse "$1 did not end with exit status 1"
    grep -q '^error\[core/' "$scratch/log" || refuse "$1: the refusal shows no finding"

    commit complete.md 'Write the privacy policy'
    cat "$scratch/log"
    [[ $status -eq 0 && "$(git rev-parse HEAD)" != "$before" ]] || refuse "$1: the commit of the good policy was not accepted"
    grep -q 'Passed$' "$scratch/log" || refuse "$1 did not run over the good policy"
}

# Runs the hook over all files. They must come in several pieces where pre-commit has several processors to run them on.
run_over() {
    printf '\n$ pre-commit run --all-files    # %s, over %d policies\n' "$1" "$2"
    status=0
    "$tools/pre-commit" run --all-files --verbose >"$scratch/log" 2>&1 || status=$?
    pieces=0 policies=0
    while read -r number; do
        pieces=$((pieces + 1)) policies=$((policies + number))
    done < <(sed -nE 's/^(No findings|.* advice) in ([0-9]+) polic.*/\2/p' "$scratch/log")
    printf 'exit status %d, %d policies in %d pieces\n' "$status" "$policies" "$pieces"
    [[ $policies -eq $2 ]] || refuse "$1 was given $policies policies, not $2"
    [[ $pieces -gt 1 || "$(nproc)" -eq 1 ]] || refuse "$1 was given all policies at once"
}

# Of 300 policies every third is poor. What the hook reports of each is what one run over all of them reports.
try_many() {
    start "$1" -many 'args: [--format, short]'
    mkdir legal
    for number in {0001..0300}; do
        if ((10#$number % 3 == 0)); then
            cp "$scratch/poor.md" "legal/$number-privacy.md"
        else
            cp "$scratch/complete.md" "legal/$number-privacy.md"
        fi
    done
    git add legal
    status=0
    "$program" check --format short legal 2>/dev/null | sort >"$scratch/expected" || status=$?
    [[ $status -eq 1 && "$(cut -d: -f1 "$scratch/expected" | uniq | wc -l)" -eq 100 ]] || fail "100 poor policies are not what privlint itself finds"

    run_over "$1" 300
    [[ $status -ne 0 ]] || refuse "$1 passed a hundred poor policies"
    grep -q '^- exit code: 1$' "$scratch/log" || refuse "$1 did not end with exit status 1"
    grep '^legal/' "$scratch/log" | sort | diff "$scratch/expected" - ||
        refuse "$1: other findings (>) than those of one run over all policies (<)"

    cut -d: -f1 "$scratch/expected" | uniq | xargs git rm --quiet --force
    run_over "$1" 200
    [[ $status -eq 0 ]] || refuse "$1 did not pass two hundred good policies"
    grep -q 'Passed$' "$scratch/log" || refuse "$1 did not run over the good policies"
}

echo "Building the hook; this is a release build and takes a minute or more"
try_commits privlint
program="$(printf '%s\n' "$PRE_COMMIT_HOME"/*/rustenv-*/bin/privlint)"
[[ -x "$program" ]] || fail "one program was to be built, but there is: $program"
try_many privlint

mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/privlint"
export PATH="$scratch/bin:$PATH"
try_commits privlint-system
try_many privlint-system

printf '\nBoth hooks refused the poor policies and accepted the good ones.\n'
