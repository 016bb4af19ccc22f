#!/usr/bin/env bash
# Tries the hook of .pre-commit-hooks.yaml with the real pre-commit: in a new repository, the commit of a poor policy must
# be refused with its findings, and the commit of a good one accepted. Exits 0 only if both hold.
#
# What is tried is this working tree, with changes that are not committed yet. Needs git, cargo, and python3 with venv.
#
# pre-commit comes from PyPI into target/try-pre-commit/venv, which later runs use again. For `language: rust` it runs
# `cargo install --path .` in a clone of its own. CARGO_TARGET_DIR leads that build to this project's target folder, so
# that dependencies which a release build has left there are not built again. Where the optimized build takes too long:
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
venv="$PWD/target/try-pre-commit/venv"
if ! "$venv/bin/pre-commit" --version >/dev/null 2>&1; then
    echo "Installing pre-commit from PyPI"
    python3 -m venv --clear "$venv" || fail "python3 cannot make a virtual environment (on Debian: apt-get install python3-venv)"
    "$venv/bin/pip" install --quiet 'pre-commit>=4,<5'
fi

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
"$venv/bin/pre-commit" validate-manifest "$hook/.pre-commit-hooks.yaml"

site="$scratch/site"
git init --quiet "$site"
cat >"$site/.pre-commit-config.yaml" <<CONFIG
repos:
  - repo: $hook
    rev: $(git -C "$hook" rev-parse HEAD)
    hooks:
      - id: privlint
CONFIG
cp examples/complete.md examples/poor.md "$scratch"
cd "$site"
git add .pre-commit-config.yaml
git commit --quiet --message 'Configure pre-commit'

echo "Building the hook; this is a release build and takes a minute or more"
"$venv/bin/pre-commit" install --install-hooks >"$scratch/install.log" 2>&1 || {
    cat "$scratch/install.log" "$PRE_COMMIT_HOME/pre-commit.log" >&2 || true
    fail "pre-commit could not install the hook"
}

# Commits a policy as privacy.md and keeps what is printed.
try() {
    cp "$scratch/$1" privacy.md
    git add privacy.md
    printf '\n$ git commit --message "%s"\n' "$2"
    status=0
    git commit --message "$2" >"$scratch/commit.log" 2>&1 || status=$?
}

before="$(git rev-parse HEAD)"
try poor.md 'Draft the privacy policy'
head -n 20 "$scratch/commit.log"
echo "..."
tail -n 2 "$scratch/commit.log"
[[ $status -ne 0 && "$(git rev-parse HEAD)" == "$before" ]] || fail "the commit of the poor policy was not refused"
grep -q '^- exit code: 1$' "$scratch/commit.log" || fail "the hook did not end with exit status 1"
grep -q '^error\[core/' "$scratch/commit.log" || fail "the refusal shows no finding"

try complete.md 'Write the privacy policy'
cat "$scratch/commit.log"
[[ $status -eq 0 && "$(git rev-parse HEAD)" != "$before" ]] || fail "the commit of the good policy was not accepted"
grep -q 'Passed$' "$scratch/commit.log" || fail "the hook did not run over the good policy"

printf '\nThe poor policy was refused, the good one accepted.\n'
