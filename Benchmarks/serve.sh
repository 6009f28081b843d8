#!/usr/bin/env bash
# How long the Desk takes to answer 200 requests a second to one address after another, while reports come in.
#
#   Benchmarks/serve.sh LEDGER ARTICLES.ndjson [SECONDS] [COMMAND]
#
# LEDGER is copied; ARTICLES are read into the copy by another process all the while. wrk (Debian) asks each address with eight
# connections, 25 times a second each at most; RATE=full asks as fast as it is answered. The last column counts answers other
# than 2xx and 3xx, and those that took longer than two seconds.
set -euo pipefail
ledger=$1 articles=$2 seconds=${3:-10} command=${4:-.build/release/rapporteur}
folder=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
cp "$ledger" "$folder/ledger.sqlite"
"$command" serve --ledger "$folder/ledger.sqlite" --port $port 2> "$folder/serve.log" &
server=$!
feeding=""
trap 'kill $server $feeding 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$folder"' EXIT
until curl -s -o /dev/null "http://127.0.0.1:$port/api/v1"; do sleep 0.2; done
nice -n 5 "$command" ingest --ledger "$folder/ledger.sqlite" --again --threads 1 "$articles" 2> "$folder/ingest.log" &
feeding=$!
echo 'function delay() return 40 end' > "$folder/rate.lua"
[ "${RATE:-}" = full ] && : > "$folder/rate.lua"
printf '%-58s %10s %9s %9s %7s\n' address requests/s p50 p99 failed
while read -r address; do
  wrk -t1 -c8 -d"${seconds}s" -s "$folder/rate.lua" --latency "http://127.0.0.1:$port$address" > "$folder/wrk.txt"
  rate=$(awk '/Requests\/sec/ {print $2}' "$folder/wrk.txt")
  p50=$(awk '$1 == "50%" {print $2}' "$folder/wrk.txt")
  p99=$(awk '$1 == "99%" {print $2}' "$folder/wrk.txt")
  bad=$(awk '/Non-2xx/ {n += $NF} /Socket errors/ {gsub(",", ""); n += $4 + $6 + $8 + $10} END {print n + 0}' "$folder/wrk.txt")
  printf '%-58s %10s %9s %9s %7s\n' "$address" "$rate" "$p50" "$p99" "$bad"
done << 'ADDRESSES'
/api/v1
/api/v1/reports
/api/v1/meetings
/api/v1/meetings?with=France&status=held
/api/v1/statements?topic=Ukraine
/api/v1/outcomes
/api/v1/actors
/api/v1/timeline
/api/v1/status
/api/v1/search?words=ceasefire
/meetings
/items
/timeline
/reports
/search?q=ceasefire
/
ADDRESSES
kill -0 $feeding 2> /dev/null && echo "reports came in all the while" || echo "the ingest was done before the end"
