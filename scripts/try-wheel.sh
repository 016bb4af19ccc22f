#!/usr/bin/env bash
# Tries the Python package: builds the source package and from it the wheel, installs the wheel in a new virtual environment and
# runs it, then has the real pre-commit install it for a hook of `language: python`. Both are done with a PATH on which there
# is no Rust. Exits 0 only if poor policies are reported and good ones are not.
#
# What is tried is this working tree. Needs git, cargo, and python3 with venv. What comes from PyPI is left in target/venvs, the
# packages in target/wheels. The build is a release build; where that takes too long:
#   TRY_WHEEL_PROFILE=dev scripts/try-wheel.sh

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}
for tool in git cargo python3; do
    command -v "$tool" >/dev/null || fail "$tool is needed and not there"
done

maturin="$(bash scripts/venv.sh maturin 'maturin>=1.8,<2')/maturin"
tools="$(bash scripts/venv.sh pre-commit 'pre-commit>=4,<5')"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# Runs maturin quietly, unless it fails.
maturin() {
    "$maturin" "$@" >"$scratch/maturin.log" 2>&1 || {
        cat "$scratch/maturin.log" >&2
        fail "maturin $1 failed"
    }
}

echo "Building the source package, and the wheel from it"
version="$(cargo metadata --no-deps --format-version 1 | python3 -c 'import json, sys; print(json.load(sys.stdin)["packages"][0]["version"])')"
packages="$PWD/target/wheels" source="$scratch/source"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
rm -rf "$packages"
mkdir "$source"
maturin sdist --out "$packages"
# Builds of this folder and of that one are the same to cargo, which looks at the dates of files to see what is out of date. So these
# are new files, and lie outside of target: what lies there, cargo would look up there for both.
tar --extract --touch --file "$packages/privlint-$version.tar.gz" --directory "$source" --strip-components 1
maturin build --locked --profile "${TRY_WHEEL_PROFILE:-release}" --manifest-path "$source/Cargo.toml" --out "$packages"
ls "$packages"
ls "$packages/privlint-$version-py3-none-"*.whl >/dev/null || fail "there is no wheel of version $version"

cp examples/complete.md examples/poor.md "$scratch"
cp -R "$packages" "$scratch/packages"
# The package that pre-commit makes for a hook of its own is built with setuptools.
"$tools/pip" download --quiet --disable-pip-version-check --dest "$scratch/packages" setuptools wheel

# From here on there is no Rust, nor a configuration of git or pip that could decide.
mkdir "$scratch/bin" "$scratch/home"
for tool in bash cat cp env git grep head rm sh; do
    ln -s "$(command -v "$tool")" "$scratch/bin/$tool"
done
ln -s "$tools/python" "$scratch/bin/python3"
unset "${!GIT_CONFIG_KEY_@}" "${!GIT_CONFIG_VALUE_@}" GIT_CONFIG_COUNT GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
unset "${!PIP_@}" "${!CARGO_@}" "${!RUSTUP_@}"
export PATH="$scratch/bin" HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home" PRE_COMMIT_HOME="$scratch/cache" GIT_CONFIG_NOSYSTEM=1
export PIP_NO_INDEX=1 PIP_FIND_LINKS="$scratch/packages" PIP_CONFIG_FILE=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1
for tool in cargo rustc privlint; do
    ! command -v "$tool" >/dev/null || fail "$tool is on the PATH where it is not to be needed"
done

cd "$scratch"
printf '\n$ pip install privlint==%s    # in a new virtual environment, without Rust\n' "$version"
python3 -m venv installed
installed/bin/pip install --quiet "privlint==$version"
[[ "$(installed/bin/privlint --version)" == "privlint $version" ]] || fail "the program that is installed is not version $version"
installed/bin/privlint check complete.md || fail "the installed program does not pass the good policy"
status=0
installed/bin/privlint check --format short poor.md >poor.log || status=$?
[[ $status -eq 1 ]] || fail "over the poor policy the installed program ends with exit status $status, not 1"
grep -q '^poor.md:3:1: error\[core/' poor.log || fail "the installed program does not report the poor policy"

git config --global user.name 'A lawyer'
git config --global user.email 'lawyer@larkspur.example'
git config --global init.defaultBranch main
git init --quiet site
cd site
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: local
    hooks:
      - id: privlint
        name: privlint
        entry: privlint check
        language: python
        additional_dependencies: [privlint==$version]
        types: [text]
        files: (?i)privacy[^/]*\.md$
CONFIG

# Runs the hook over a policy and checks the status.
try() {
    cp "../$1" privacy.md
    git add --all
    printf '\n$ pre-commit run --all-files    # language: python, over %s\n' "$1"
    status=0
    "$tools/pre-commit" run --all-files >../hook.log 2>&1 || status=$?
    head -n 5 ../hook.log
    [[ $status -eq $2 ]] || {
        cat ../hook.log "$PRE_COMMIT_HOME/pre-commit.log" >&2 || true
        fail "pre-commit ended with exit status $status, not $2"
    }
}
try poor.md 1
grep -q '^error\[core/' ../hook.log || fail "the hook shows no finding"
try complete.md 0
grep -q 'Passed$' ../hook.log || fail "the hook did not run over the good policy"

printf '\nThe wheel works without Rust, installed by pip and by pre-commit.\n'
