#!/usr/bin/env python3
"""Draws findings to be judged by hand: one each of so many random reports.

    sample_findings.py ARTICLES.ndjson[.gz] COMMAND [--seed N] [--count N] [--not GOLD.json …]

Reports are drawn by the seed from ARTICLES (schema.org NewsArticle, one a line), leaving out those of the
gold files; of each report that has findings one is drawn by the same seed. Printed is Markdown: the
finding with what the record says of it, the sentences around it with the evidence in bold, and a line for
the verdict, which a person fills in: right, or what is wrong (actor, extent, status, no finding).
"""
import argparse, gzip, json, random, subprocess

parser = argparse.ArgumentParser()
parser.add_argument("articles")
parser.add_argument("command")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--count", type=int, default=100)
parser.add_argument("--not", dest="gold", nargs="*", default=[])
options = parser.parse_args()

KINDS = {
    "meetings": ("status", "participants", "date", "place", "format", "ordinal", "host", "mediators"),
    "statements": ("kind", "speakers", "via", "medium", "said"),
    "outcomes": ("status", "parties", "issues"),
    "conditions": ("relation", "consequent", "antecedent", "holders", "obligor", "issues"),
    "commitments": ("actors", "action", "due", "strength", "issues"),
    "positions": ("actors", "stance", "content"),
}
known = set()
for path in options.gold:
    documents = json.load(open(path, encoding="utf-8"))
    for document in documents if isinstance(documents, list) else [documents]:
        known.add(document.get("identifier") or document["article"]["identifier"])
opener = gzip.open if options.articles.endswith(".gz") else open
with opener(options.articles, "rt", encoding="utf-8") as lines:
    pool = [line for line in lines if json.loads(line)["identifier"] not in known]
chance = random.Random(options.seed)
chance.shuffle(pool)


def told(value, names):
    if isinstance(value, dict):
        return value.get("exact") or value.get("value") or names.get(value.get("actor"), "")
    if isinstance(value, list):
        return ", ".join(told(v, names) for v in value)
    return names.get(value, str(value))


drawn = 0
for start in range(0, len(pool), 10):
    if drawn == options.count:
        break
    result = subprocess.run(
        [options.command, "read", "-", "--from", "article", "--format", "ndjson"],
        input="".join(pool[start:start + 10]), capture_output=True, text=True, check=False)
    for line in result.stdout.splitlines():
        if drawn == options.count:
            break
        record = json.loads(line)
        findings = [(kind, f) for kind in KINDS for f in record[kind]]
        if not findings:
            continue
        kind, finding = chance.choice(findings)
        drawn += 1
        names = {actor["id"]: actor["name"] for actor in record["actors"]}
        text, evidence = record["report"]["text"], finding["evidence"]
        before = max(0, evidence["start"] - 300, text.rfind("\n", 0, evidence["start"]) + 1)
        stop = text.find("\n", evidence["end"])
        after = min(evidence["end"] + 150, stop if stop >= 0 else len(text))
        print(f"## {drawn}. {record['report']['identifier']} {finding['id']}\n")
        print(f"{kind[:-1]}, {finding['rule']}, {finding['confidence']}, {finding['modality']}"
              + (f", said in {finding['assertedBy']}" if finding["assertedBy"] else "") + "  ")
        for key in KINDS[kind]:
            if finding.get(key):
                print(f"{key}: {' '.join(told(finding[key], names).split())}  ")
        context = (text[before:evidence["start"]] + "**" + evidence["exact"] + "**"
                   + text[evidence["end"]:after])
        print("\n> " + " ".join(context.split()) + "\n\nverdict:\n")
