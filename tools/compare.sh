#!/usr/bin/env bash
# Builds the cards as they were at $SINCE and as they are now, and compares them. For action.yml, and by hand:
#   PROJECT=. SINCE=origin/main tools/compare.sh
# The program that made the cards then makes the old ones, where it stood beside them; else this one does.
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
work=${RUNNER_TEMP:-$(mktemp -d)}
old=$work/at-since

# The commit from which both sides went on: what others have merged since is no change of this branch.
base=$(git merge-base "$SINCE" HEAD)
git worktree add --detach --quiet --force "$old" "$base"
trap 'git worktree remove --force "$old"' EXIT

build() { # PROGRAM FOLDER OUT: a card that cannot be made is told by `check`, and shown as gone
  (cd "$2" && python "$1" build --project "$PROJECT" ${OVERLAY:+--overlay "$OVERLAY"} \
    --format card --out "$3" --replace) >"$3.log" 2>&1 || { tail -n 3 "$3.log" >&2; true; }
}
now=$here/generate.py
then=$now
if [ -d "$old/pocketcards" ]; then then=$old/generate.py; fi
build "$then" "$old" "$work/before"
# By the same program, what has not changed need not be made again: its key says so.
if [ -d "$work/before" ] && { [ "$then" = "$now" ] || git diff --quiet "$base" -- pocketcards; }; then
  cp -R "$work/before" "$work/after"
fi
build "$now" "$PWD" "$work/after"

python "$here/tools/compare.py" "$work/before" "$work/after" "$work/pictures" >"$work/summary.md"
cat "$work/summary.md" >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
changed=$(grep -c '^| .* | .* | .* | \(new\|gone\|changed\) |' "$work/summary.md" || true)
echo "changed=$changed" >>"${GITHUB_OUTPUT:-/dev/stdout}"
