#!/usr/bin/env python3
"""Puts our own gold together with the public texts that it points at.

    own_gold.py BRIEFINGS.ndjson[.gz] dev|held-out|all OUT

gold/conditions.json names reports of the White House briefings by identifier, a passage of each by its
code points in the articleBody, and the conditions in it, also by code points; it holds no text.
Written are OUT/gold.json, in the form that score_record.py reads, and OUT/articles.ndjson for
`rapporteur read --from article`. Each passage becomes an article of its own under its report's headline
and day. Only conditions are annotated: of the figures only the row of conditions means anything, and
holders are not annotated.
"""
import gzip, json, os, sys

source, wanted, out = sys.argv[1:4]
here = os.path.dirname(os.path.abspath(__file__))
items = json.load(open(os.path.join(here, "gold", "conditions.json"), encoding="utf-8"))
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
    start, end = item["passage"]
    body = article["articleBody"][start:end]
    part = dict(article, articleBody=body, identifier=f"{item['identifier']}#{start}-{end}")

    def span(pair):
        a, b = pair[0] - start, pair[1] - start
        return {"start": a, "end": b, "exact": body[a:b]}

    document = {"article": part}
    for kind in ("meetings", "statements", "outcomes", "commitments", "positions"):
        document[kind] = []
    document["conditions"] = [
        {"consequent": span(c["consequent"]), "antecedent": span(c["antecedent"]),
         "relation": c["relation"], "holders": []} for c in item["conditions"]
    ]
    gold.append(document)
os.makedirs(out, exist_ok=True)
with open(os.path.join(out, "gold.json"), "w", encoding="utf-8") as f:
    json.dump(gold, f, ensure_ascii=False)
with open(os.path.join(out, "articles.ndjson"), "w", encoding="utf-8") as f:
    for document in gold:
        f.write(json.dumps(document["article"], ensure_ascii=False) + "\n")
