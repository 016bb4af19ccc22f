#!/usr/bin/env bash
# Tries the pages of the format `html` in a real Chromium, without a window: of a poor policy, a good one, both on one page, and a
# policy, a file name and a checklist that try to break out. scripts/try-html.mjs says what is looked for. Exits 0 only if nothing
# is wrong.
#
# Screenshots in both colour schemes, at the width of a desk and of a phone, and PDFs are left in target/try-html to be looked at.
#
# Needs cargo, node and npm. playwright-core and axe-core come from npm into target/try-html, which later runs use again. Chromium
# comes from Debian's packages if it is not there and may be installed; CHROMIUM names another one. More pages may be named:
#   scripts/try-html.sh page.html...

set -euo pipefail
pages=()
for page in "$@"; do pages+=("$(realpath -- "$page")"); done
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}
for tool in cargo node npm; do
    command -v "$tool" >/dev/null || fail "$tool is needed and not there"
done

export CHROMIUM="${CHROMIUM:-$(command -v chromium || true)}"
if [[ -z "$CHROMIUM" ]]; then
    if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
        fail "Chromium is not there (on Debian: apt-get install chromium)"
    fi
    echo "Installing Chromium"
    if ! { apt-get update && apt-get install --yes --no-install-recommends chromium fonts-liberation; } >/dev/null 2>&1; then
        fail "Chromium cannot be installed"
    fi
    CHROMIUM="$(command -v chromium)"
fi

target="${CARGO_TARGET_DIR:-$PWD/target}"
out="$PWD/target/try-html"
mkdir -p "$out"
if [[ ! -d "$out/node_modules/axe-core" || ! -d "$out/node_modules/playwright-core" ]]; then
    echo "Installing playwright-core and axe-core from npm"
    [[ -f "$out/package.json" ]] || echo '{"private": true}' >"$out/package.json"
    npm install --prefix "$out" --no-audit --no-fund --silent playwright-core@1 axe-core@4 || fail "npm cannot install them"
fi

cargo build --quiet
privlint="$target/debug/privlint"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# Writes a page of some policies; that something is found in them, or that none could be checked, is no failure of the page.
page() {
    local name="$1" status=0
    shift
    "$privlint" check --format html --exit-zero "$@" >"$out/$name.html" || status=$?
    [[ $status -eq 0 || ( $name == empty && $status -eq 2 ) ]] || fail "privlint failed with $status"
    pages+=("$out/$name.html")
}

hostile='</p></style></title></script><script>alert(1)</script><img src=x onerror=alert(1)> ]]> "'"'"'>'
long="$(printf 'x%.0s' {1..200})"
cat >"$scratch/hostile.md" <<POLICY
# Privacy Policy \`$hostile\`

Last updated: [DATE] &lt;script&gt;alert(1)&lt;/script&gt;

We may sell your **"data"** to $(printf '\xe2\x80\xae')evil$(printf '\xe2\x80\xac') partners $(printf '\x07\xe2\x81\xa6')x$(printf '\xe2\x81\xa9'). You may opt out of
marketing at any time. [Read on](javascript:alert(1)), or [there](https://example.org/"onmouseover="alert(1)).

<!-- privlint-ignore core/cookies: we <b>know</b> "$(printf '\xe2\x80\xae')" -->

We use cookies. We retain your information for as long as necessary.

| \`$hostile\` | What we use it for |
|---|---|
| $long | We use it to write to you. |

- one
  - We collect your name and $long@example.org
    - (a) three

\`\`\`
</code></pre>$hostile
\`\`\`
POLICY
cp "$scratch/hostile.md" "$scratch/\"><b onclick=alert(1)>x.md"
cat >"$scratch/hostile.yaml" <<CHECKLIST
checklist: hostile
title: |
  $hostile
duties:
  - id: promise
    asks: |
      Ask $hostile
    statements: [breach-notification]
    severity: error
    when: always
    missing: |
      Nothing $hostile is stated.
    absent: |
      $hostile
    help: |
      Do $hostile
    cite:
      - {text: "<b>Law</b>", url: "javascript:alert(1)"}
      - {text: "\"Law\"", url: "https://example.org/?\"><script>alert(1)</script>"}
CHECKLIST

page poor examples/poor.md
page complete examples/complete.md
page both examples/poor.md examples/complete.md
page hostile --checklist "$scratch/hostile.yaml" "$scratch"/*.md
printf '' >"$scratch/empty.md"
page empty "$scratch/empty.md"

status=0
node scripts/try-html.mjs "$out" "${pages[@]}" || status=$?
echo "Screenshots and PDFs are in $out"
exit $status
