#!/usr/bin/env bash
# Times `rapporteur extract` from the bytes of web pages to reports as NDJSON, on one thread, in turns with its peers.
#
#   Benchmarks/read-pages.sh FOLDER [COMMAND] [TURNS]
#
# FOLDER holds pages as .html.gz; they are unpacked first, and that is not counted. Each program has TURNS turns (8 by
# default), and its best is printed, in MB of HTML a second of the processor: other guests of a shared machine slow a
# turn down, and never up. Peers are libxml2's tree alone (xmllint) and, on every eighth page, trafilatura, where
# PYTHON (python3 by default) has it.
set -euo pipefail
folder=${1:?usage: Benchmarks/read-pages.sh FOLDER [COMMAND] [TURNS]}
command=${2:-.build/release/rapporteur}
turns=${3:-8}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/pages"
for page in "$folder"/*.html.gz; do gzip -dc "$page" > "$work/pages/$(basename "${page%.gz}")"; done

cat > "$work/peer.py" <<'PYTHON'
import glob, sys, time
from trafilatura import bare_extraction
pages = [open(path, "rb").read() for path in sorted(glob.glob(sys.argv[1] + "/*.html"))[::8]]
start = time.process_time()
for page in pages: bare_extraction(page, with_metadata=True)
print(sum(map(len, pages)), time.process_time() - start)
PYTHON

TIMEFORMAT="$(cat "$work"/pages/*.html | wc -c) %U %S"
timed() { # a program's name, and its command: adds the bytes and the seconds of one turn to a file of that name
  local name=$1
  shift
  { time "$@" > "$work/out" 2> "$work/err" || [ "$name" = xmllint ]; } 2>> "$work/$name.turns"
}
for ((turn = 0; turn < turns; turn++)); do
  timed rapporteur "$command" extract --threads 1 --from html --format ndjson "$work/pages"
  if command -v xmllint > "$work/out"; then timed xmllint xmllint --html --noout "$work"/pages/*.html; fi
  "${PYTHON:-python3}" "$work/peer.py" "$work/pages" >> "$work/trafilatura.turns" 2> "$work/err" || cat "$work/err" >&2
done
for name in rapporteur xmllint trafilatura; do
  [ -s "$work/$name.turns" ] || continue
  awk -v name="$name" '{ rate = $1 / ($2 + $3) / 1e6; if (rate > best) best = rate; if (!least || rate < least) least = rate }
    END { printf "%-12s %6.1f MB/s at best, %.1f at worst, of %d turns\n", name, best, least, NR }' "$work/$name.turns"
done
