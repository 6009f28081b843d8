#!/usr/bin/env python3
"""Puts our own gold together with the public texts that it points at.

    own_gold.py BRIEFINGS.ndjson[.gz] conditions|statements dev|held-out|all OUT

gold/conditions.json names reports of the White House briefings by identifier, a passage of each by its
code points in the articleBody, and the conditions in it, also by code points; gold/statements.json has
whole reports with findings of all kinds. Neither holds any text. Written are OUT/gold.json, in the form
that score_record.py reads, and OUT/articles.ndjson for `rapporteur read --from article`. Each passage
becomes an article of its own under its report's headline and day. Of conditions.json only the row of
conditions means anything, and holders are not annotated.
"""
import gzip, json, os, sys

KINDS = ("meetings", "statements", "outcomes", "conditions", "commitments", "positions")
SPANS = {"evidence", "trigger", "content", "cue", "topic", "consequent", "antecedent", "action"}

source, name, wanted, out = sys.argv[1:5]
here = os.path.dirname(os.path.abspath(__file__))
items = json.load(open(os.path.join(here, "gold", name + ".json"), encoding="utf-8"))
items = [item for item in items if wanted in ("all", item["set"])]
identifiers = {item["identifier"] for item in items}
opener = gzip.open if source.endswith(".gz") else open
articles = {}
with opener(source, "rt", encoding="utf-8") as lines:
    for line in lines:
        article = json.loads(line)
        if article["identifier"] in identifiers:
            articles[article["identifier"]] = article
gold = []
for item in items:
    article = articles.get(item["identifier"])
    if article is None:
        sys.exit(f"{item['identifier']}: not among the briefings")
    start, end = item.get("passage", (0, len(article["articleBody"])))
    body = article["articleBody"][start:end]
    if "passage" in item:
        article = dict(article, articleBody=body, identifier=f"{item['identifier']}#{start}-{end}")

    def span(pair):
        a, b = pair[0] - start, pair[1] - start
        return {"start": a, "end": b, "exact": body[a:b]}

    def finding(entry):
        result = {"holders": []}
        for key, value in entry.items():
            if key == "continued":
                value = [span(pair) for pair in value]
            elif key in SPANS and value is not None:
                value = span(value)
            result[key] = value
        return result

    document = {"article": article}
    for kind in KINDS:
        document[kind] = [finding(entry) for entry in item.get(kind, [])]
    gold.append(document)
os.makedirs(out, exist_ok=True)
with open(os.path.join(out, "gold.json"), "w", encoding="utf-8") as f:
    json.dump(gold, f, ensure_ascii=False)
with open(os.path.join(out, "articles.ndjson"), "w", encoding="utf-8") as f:
    for document in gold:
        f.write(json.dumps(document["article"], ensure_ascii=False) + "\n")
