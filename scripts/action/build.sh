#!/usr/bin/env bash
# A step of action.yml: builds privlint from the source of the action into $FOLDER, unless the cache has brought it there.

set -euo pipefail

if [[ ! -x "$FOLDER/bin/privlint" ]]; then
    # Away from the repository that is checked, whose configuration of cargo is not for privlint.
    cd "$GITHUB_ACTION_PATH"
    CARGO_TARGET_DIR="$RUNNER_TEMP/privlint-target" cargo install --locked --path . --root "$FOLDER"
fi
"$FOLDER/bin/privlint" --version
