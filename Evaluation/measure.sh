#!/usr/bin/env bash
# Prints every figure of Evaluation/README.md.
#
#   Evaluation/measure.sh SHARED [COMMAND]
#
# SHARED is the folder with the corpora, the gold records and the independent scorers (data/, gold/,
# eval/, reports/); COMMAND is the program to measure, .build/release/rapporteur by default.
set -euo pipefail
shared=${1:?usage: Evaluation/measure.sh SHARED [COMMAND]}
command=${2:-.build/release/rapporteur}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

articles() { # the articles of a gold file, one a line, and the file as a list
  python3 - "$1" "$work" <<'PY'
import json, sys
gold = json.load(open(sys.argv[1], encoding="utf-8"))
gold = gold if isinstance(gold, list) else [gold]
with open(sys.argv[2] + "/articles.ndjson", "w", encoding="utf-8") as out:
    for document in gold:
        out.write(json.dumps(document["article"], ensure_ascii=False) + "\n")
json.dump(gold, open(sys.argv[2] + "/gold.json", "w", encoding="utf-8"))
PY
}

for name in dev wire-dev interfax-ukraine-2025-12-06; do
  echo "== records: $name"
  articles "$shared/gold/$name.json"
  "$command" read "$work/articles.ndjson" --from article --format ndjson > "$work/records.ndjson"
  python3 "$shared/eval/score_record.py" "$work/gold.json" "$work/records.ndjson"
done

briefings="$shared/data/briefings/white-house-briefings.ndjson.gz"
own() { # own NAME HALF [OPTION…]: half of our own gold of that name against what the command finds
  python3 "$(dirname "$0")/own_gold.py" "$briefings" "$1" "$2" "$work/own"
  "$command" read "$work/own/articles.ndjson" --from article --format ndjson "${@:3}" \
    > "$work/records.ndjson"
  python3 "$shared/eval/score_record.py" "$work/own/gold.json" "$work/records.ndjson"
}

for half in dev held-out; do
  echo "== conditions, our own gold: $half (only the row of conditions means anything)"
  own conditions "$half" | grep '^conditions'
  echo "== statements, our own gold: $half"
  own statements "$half"
  echo "== statements, our own gold: $half, with all that is doubtful"
  own statements "$half" --least-confidence 0
done

for treebank in en_ewt-dev en_gum_open-dev; do
  echo "== trees from raw text: $treebank"
  python3 "$shared/eval/score_ud.py" text "$shared/data/ud/$treebank.conllu" > "$work/raw.txt"
  "$command" analyse "$work/raw.txt" > "$work/system.conllu"
  python3 "$shared/eval/score_ud.py" score "$shared/data/ud/$treebank.conllu" "$work/system.conllu"
done

for name in uner_ewt-dev.iob2 crossner_politics-dev.txt; do
  echo "== names from raw text: $name"
  python3 "$shared/eval/score_ner.py" text "$shared/data/ner/$name" > "$work/raw.txt"
  "$command" analyse --format json "$work/raw.txt" > "$work/analysis.json"
  python3 "$shared/eval/score_ner.py" score "$shared/data/ner/$name" "$work/analysis.json"
done

echo "== times: timebank-aquaint"
python3 "$shared/eval/score_time.py" text "$shared/data/time/timebank-aquaint" > "$work/articles.ndjson" || true
"$command" analyse --from article --format ndjson "$work/articles.ndjson" > "$work/analyses.ndjson"
python3 "$shared/eval/score_time.py" score "$shared/data/time/timebank-aquaint" "$work/analyses.ndjson"

echo "== attributions: polnear dev"
python3 "$shared/eval/score_attribution.py" text "$shared/data/attribution/polnear/dev" > "$work/articles.ndjson"
"$command" read --from article --format ndjson "$work/articles.ndjson" > "$work/records.ndjson"
python3 "$shared/eval/score_attribution.py" score "$shared/data/attribution/polnear/dev" "$work/records.ndjson"

echo "== articles: wcxb-dev"
pages="$shared/data/articles/wcxb-dev"
mkdir -p "$work/wcxb/ground-truth" "$work/pages"
ln -s "$(realpath "$pages/html")" "$work/wcxb/html"
# One page has no true text, which the scorer does not expect.
for truth in "$pages"/ground-truth/*.json; do
  if grep -q '"main_content"' "$truth"; then cp "$truth" "$work/wcxb/ground-truth/"; fi
done
for page in "$pages"/html/*.html.gz; do gzip -dc "$page" > "$work/pages/$(basename "${page%.gz}")"; done
"$command" extract --from html --format ndjson "$work/pages" > "$work/reports.ndjson"
python3 "$shared/eval/score_articles.py" "$work/wcxb" "$work/reports.ndjson"

echo "== resolution: pairs (below a floor of baseline.json this fails)"
"$(dirname "$0")/resolution.sh" "$shared/data" "$command"
