#!/usr/bin/env bash
# Measures resolution on the pairs of resolution-pairs.tsv and holds it against the floors of baseline.json.
#
#   Evaluation/resolution.sh DATA [COMMAND]
#
# DATA has the briefings; COMMAND is the program that reads them, .build/release/rapporteur by default, with
# rapporteur-lab beside it. Only the reports that the pairs name are read.
set -euo pipefail
data=${1:?usage: Evaluation/resolution.sh DATA [COMMAND]}
command=${2:-.build/release/rapporteur}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$here/resolution-pairs.tsv" "$data/briefings/white-house-briefings.ndjson.gz" \
  > "$work/articles.ndjson" <<'PY'
import gzip, json, sys
pairs = [line.split("\t") for line in open(sys.argv[1], encoding="utf-8") if not line.startswith("#")]
wanted = {pair[3] for pair in pairs} | {pair[6] for pair in pairs}
for line in gzip.open(sys.argv[2], "rt", encoding="utf-8"):
    if json.loads(line)["identifier"] in wanted:
        print(line, end="")
PY
"$command" read "$work/articles.ndjson" --from article --for-ledger --format ndjson \
  > "$work/records.ndjson"
"$(dirname "$command")/rapporteur-lab" resolution --records "$work/records.ndjson" \
  --pairs "$here/resolution-pairs.tsv" --baseline "$here/baseline.json"
