#!/usr/bin/env bash
# Times the reading of a file of articles, from bytes to records, and prints a line for a run's record.
#
#   Benchmarks/read-briefings.sh ARTICLES.ndjson[.gz] [THREADS] [COMMAND]
#
# Tokens are counted by `rapporteur analyse` on the first hundred articles and scaled by their bytes.
set -euo pipefail
articles=${1:?usage: Benchmarks/read-briefings.sh ARTICLES.ndjson[.gz] [THREADS] [COMMAND]}
threads=${2:-$(nproc)}
command=${3:-.build/release/rapporteur}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case $articles in
*.gz) zcat "$articles" > "$work/articles.ndjson" ;;
*) cp "$articles" "$work/articles.ndjson" ;;
esac
head -100 "$work/articles.ndjson" > "$work/sample.ndjson"
sampled=$("$command" analyse --from article --format conllu "$work/sample.ndjson" | grep -c '^[0-9][0-9]*	')
bytes=$(wc -c < "$work/articles.ndjson")
tokens=$((sampled * bytes / $(wc -c < "$work/sample.ndjson")))

start=$(date +%s.%N)
"$command" read --from article --format ndjson --threads "$threads" "$work/articles.ndjson" > "$work/records.ndjson"
seconds=$(date +%s.%N | awk -v start="$start" '{ printf "%.1f", $1 - start }')
reports=$(wc -l < "$work/records.ndjson")

echo "date $(date -u +%F), commit $(git rev-parse --short HEAD), $(uname -m), $(nproc) cores"
awk -v threads="$threads" -v reports="$reports" -v bytes="$bytes" -v tokens="$tokens" \
  -v seconds="$seconds" 'BEGIN {
  printf "threads %d: %d reports, %.1f MB, about %d tokens in %.1f s\n",
    threads, reports, bytes / 1e6, tokens, seconds
  printf "%.1f reports/s, %.0f tokens/s\n", reports / seconds, tokens / seconds }'
