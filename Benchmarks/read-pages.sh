#!/usr/bin/env bash
# Times `rapporteur extract` from the bytes of web pages to reports as NDJSON, on one thread.
#
#   Benchmarks/read-pages.sh FOLDER [COMMAND]
#
# FOLDER holds pages as .html.gz; they are unpacked first, and that is not counted.
set -euo pipefail
folder=${1:?usage: Benchmarks/read-pages.sh FOLDER [COMMAND]}
command=${2:-.build/release/rapporteur}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for page in "$folder"/*.html.gz; do gzip -dc "$page" > "$work/$(basename "${page%.gz}")"; done
bytes=$(cat "$work"/*.html | wc -c)
for _ in 1 2 3; do
  TIMEFORMAT='%U %S'
  seconds=$( { time "$command" extract --threads 1 --from html --format ndjson "$work" > /dev/null; } 2>&1 )
  echo "$seconds" | awk -v bytes="$bytes" '{ printf "%d bytes, %.2f s of CPU, %.1f MB/s\n", bytes, $1 + $2, bytes / ($1 + $2) / 1e6 }'
done
