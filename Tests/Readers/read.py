#!/usr/bin/python3
"""Reads what `rapporteur export` writes with libraries that know nothing of Rapporteur.

    read.py FORMAT EXPORT REFERENCES

FORMAT is that of the export, EXPORT the file, REFERENCES a folder with what the questions answer as JSON
(meetings.json, outcomes.json …) and the whole ledger as NDJSON (ndjson). Exits with 1 and says why
where the export is not what its format asks for or does not say what the ledger says; else prints how many things were
found.
"""

import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys

import icalendar
import jsonschema
import networkx
import rdflib

KINDS = ["reports", "actors", "meetings", "statements", "outcomes", "conditions", "commitments", "positions"]
ISO_DAY = r"^\d{4}-\d{2}-\d{2}$"


def answers(folder, question):
    with open(os.path.join(folder, question + ".json"), encoding="utf-8") as file:
        return json.load(file)


def records(folder):
    found = {}
    with open(os.path.join(folder, "ndjson"), encoding="utf-8", newline="\n") as file:
        for line in file:
            value = json.loads(line)
            if value["schema"] == "rapporteur-record/1":
                found[value["report"]["id"].split(":")[1][:10]] = value
    return found


def rows(path):
    with open(path, "rb") as file:
        data = file.read()
    text = data.decode("utf-8")
    outside = re.sub(r'"[^"]*"', "", text)
    assert "\n" not in outside.replace("\r\n", ""), "a row does not end in CR LF"
    table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    head, body = table[0], table[1:]
    assert len(set(head)) == len(head), "two columns have one name"
    for row in body:
        assert len(row) == len(head), f"a row has {len(row)} cells, the head {len(head)}"
        for cell in row:
            number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
            assert number or cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n"), f"a formula: {cell!r}"
    return [dict(zip(head, row)) for row in body]


def unguarded(text):
    return text[1:] if re.match(r"'[=+\-@\t\r\n＝＋－＠]", text) else text


def kind_csv(kind):
    def check(path, folder):
        found, expected = rows(path), answers(folder, kind)
        assert {row["id"] for row in found} == {answer["id"] for answer in expected}
        by_id = {answer["id"]: answer for answer in expected}
        for row in found:
            for name, value in by_id[row["id"]].items():
                if isinstance(value, list):
                    value = "; ".join(value)
                if isinstance(value, bool):
                    value = "true" if value else "false"
                value = "" if value is None else str(value)
                assert unguarded(row[name]) == value, f"{name} is {row[name]!r}, not {value!r}"
        return len(found)

    return check


def cameo(path, folder):
    found = rows(path)
    meetings = {answer["id"]: answer for answer in answers(folder, "meetings")}
    known = set(meetings) | {a["id"] for kind in ("outcomes", "positions") for a in answers(folder, kind)}
    dyads = set()
    for row in found:
        thing = row["eid"].split("-")[0]
        assert thing in known, f"nothing is called {thing}"
        assert re.fullmatch(r"\d{3}", row["code"]) and row["root_code"] == row["code"][:2]
        assert row["quad_class"] in "1234" and -10 <= float(row["goldstein"]) <= 10
        assert re.fullmatch(r"([A-Z]{3}|[A-Z]{3,15})?", row["source"]), row["source"]
        day = datetime.date(int(row["year"]), int(row["month"]), int(row["day"]))
        assert day.isoformat() == row["story_date"]
        if thing in meetings:
            assert meetings[thing]["status"] in ("held", "ongoing")
        dyad = (thing, row["source_name"], row["target_name"])
        assert dyad not in dyads, f"an event is told twice: {dyad}"
        dyads.add(dyad)
    return len({row["eid"].split("-")[0] for row in found})


def plover_csv(path, folder):
    found = rows(path)
    assert len({row["Event ID"] for row in found}) == len(found)
    for row in found:
        assert row["Event Type"] in ("CONSULT", "AGREE", "SUPPORT", "REQUEST", "REJECT", "ACCUSE")
        datetime.date.fromisoformat(row["Event Date"])
        assert row["Actor Name"] and row["Recipient Name"]
    return len(found)


PLOVER = {
    "type": "object",
    "required": ["id", "event", "mode", "date", "actor", "recipient", "mentions"],
    "properties": {
        "id": {"type": "string", "pattern": "^[MIP][0-9a-z]{12}$"},
        "event": {"enum": ["CONSULT", "AGREE", "SUPPORT", "REQUEST", "REJECT", "ACCUSE"]},
        "mode": {"enum": [None, "visit", "third-party", "multilateral", "phone"]},
        "date": {"type": "string", "pattern": ISO_DAY},
        "actor": {"$ref": "#/definitions/parties"},
        "recipient": {"$ref": "#/definitions/parties"},
        "mentions": {"type": "array", "minItems": 1},
    },
    "definitions": {
        "parties": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "country", "sector", "code", "persons"],
                "properties": {"country": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"}},
            },
        }
    },
}


def plover_json(path, folder):
    validator = jsonschema.Draft7Validator(PLOVER)
    with open(path, encoding="utf-8", newline="\n") as file:
        found = [json.loads(line) for line in file]
    for event in found:
        validator.validate(event)
    return len(found)


# The terms of the Web Annotation context that the export uses, written down from the vocabulary's
# recommendation, because a test must not fetch it.
ANNOTATION_CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application",
    "Text": "dctypes:Text",
    "label": {"@id": "rdfs:label"},
    "name": {"@id": "foaf:name"},
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "scope": {"@id": "oa:hasScope", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "classifying": "oa:classifying",
    "tagging": "oa:tagging",
    "identifying": "oa:identifying",
    "generator": {"@id": "as:generator", "@type": "@id"},
    "format": "dc:format",
    "language": "dc:language",
    "value": "rdf:value",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}


def graph_of(document, context=None):
    if context is not None:
        document["@context"] = context
    graph = rdflib.Graph()
    graph.parse(data=json.dumps(document), format="json-ld")
    return graph


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def annotations(path, folder):
    document = load(path)
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {id: record["report"]["text"] for id, record in records(folder).items()}
    items = document["first"]["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        for target in item["target"]:
            text = texts[target["source"]["id"].split(":")[-1]]
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"], item["id"]
            assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
            assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 1
    graph = graph_of(document, ANNOTATION_CONTEXT)
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    found = set(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(found) == len(items)
    for annotation in found:
        assert (annotation, oa.motivatedBy, oa.classifying) in graph
        assert list(graph.objects(annotation, oa.hasBody))
        for target in graph.objects(annotation, oa.hasTarget):
            kinds = {t for s in graph.objects(target, oa.hasSelector) for t in graph.objects(s, rdflib.RDF.type)}
            assert kinds == {oa.TextPositionSelector, oa.TextQuoteSelector}
            assert len(list(graph.objects(target, oa.hasSource))) == 1
    # Every finding that the ledger counts is there.
    expected = sum(len(answer["reports"]) for kind in KINDS[2:] for answer in answers(folder, kind))
    assert len(items) == expected, f"{len(items)} annotations, {expected} findings"
    return len(items)


def prov(path, folder):
    graph = graph_of(load(path))
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    typed = {}
    for subject, kind in graph.subject_objects(rdflib.RDF.type):
        typed.setdefault(subject, set()).add(kind)
    agents = {prov.Person, prov.Organization, prov.SoftwareAgent, prov.Agent}
    ranges = {
        prov.wasAttributedTo: agents,
        prov.wasAssociatedWith: agents,
        prov.wasDerivedFrom: {prov.Entity},
        prov.wasQuotedFrom: {prov.Entity},
        prov.wasGeneratedBy: {prov.Activity},
        prov.specializationOf: {prov.Entity},
        prov.used: {prov.Entity},
        prov.wasInfluencedBy: {prov.Entity},
    }
    for relation, kinds in ranges.items():
        for subject, object in graph.subject_objects(relation):
            assert typed.get(subject), f"{subject} has no type"
            assert typed.get(object, set()) & kinds, f"{subject} {relation} {object}, which is no {kinds}"
    findings = set(graph.subjects(prov.specializationOf, None))
    for finding in findings:
        origin = list(graph.objects(finding, prov.wasDerivedFrom)) + list(graph.objects(finding, prov.wasQuotedFrom))
        assert len(origin) == 1, finding
        assert list(graph.objects(origin[0], prov.value))[0].startswith("sha256:")
    expected = sum(len(answer["reports"]) for kind in KINDS[2:] for answer in answers(folder, kind))
    assert len(findings) == expected, f"{len(findings)} findings, {expected} expected"
    return len(findings)


def schema_org(path, folder):
    document = load(path)
    assert document["@context"] == "https://schema.org"
    graph = graph_of(document, {"@vocab": "https://schema.org/"})
    s = rdflib.Namespace("https://schema.org/")
    of = lambda kind: set(graph.subjects(rdflib.RDF.type, s[kind]))
    articles = of("NewsArticle") | of("Article")
    assert len(articles) == len(answers(folder, "reports"))
    meetings = {a["id"]: a for a in answers(folder, "meetings") if a["status"] != "denied" and a["modality"] != "denied"}
    events = of("Event")
    assert {str(event).split(":")[-1] for event in events} == set(meetings)
    for event in events:
        meeting = meetings[str(event).split(":")[-1]]
        starts = [str(day) for day in graph.objects(event, s.startDate)]
        assert starts == ([meeting["from"]] if meeting["from"] else [])
        assert set(graph.objects(event, s.subjectOf)) <= articles
        assert list(graph.objects(event, s.name)) and list(graph.objects(event, s.eventStatus))
    quotations = of("Quotation")
    direct = {a["id"]: a for a in answers(folder, "statements") if a["kind"] != "indirect"}
    assert {str(q).split(":")[-1] for q in quotations} == set(direct)
    for quotation in quotations:
        expected = direct[str(quotation).split(":")[-1]]
        assert [str(text) for text in graph.objects(quotation, s.text)] == [expected["content"]]
        names = {str(name) for who in graph.objects(quotation, s.spokenByCharacter) for name in graph.objects(who, s.name)}
        assert names == set(expected["speakers"])
        assert set(graph.objects(quotation, s.isPartOf)) <= articles
    return len(events) + len(quotations) + len(articles)


def calendar(path, folder):
    with open(path, "rb") as file:
        data = file.read()
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75, "a line is too long"
        line.decode("utf-8")
    found = icalendar.Calendar.from_ical(data)
    assert found["VERSION"] == "2.0" and found["PRODID"]
    meetings = {a["id"]: a for a in answers(folder, "meetings")}
    states = {
        "held": "CONFIRMED", "ongoing": "CONFIRMED", "scheduled": "TENTATIVE", "proposed": "TENTATIVE",
        "postponed": "TENTATIVE", "cancelled": "CANCELLED",
    }
    expected = {
        id for id, a in meetings.items()
        if a["from"] and a["status"] in states and a["modality"] != "denied"
    }
    seen = set()
    for event in found.walk("VEVENT"):
        assert not event.errors, event.errors
        id = str(event["UID"]).split("@")[0]
        assert id not in seen
        seen.add(id)
        meeting = meetings[id]
        assert str(event["STATUS"]) == states[meeting["status"]]
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert type(start) is datetime.date and start.isoformat() == meeting["from"]
        assert (end - datetime.timedelta(1)).isoformat() == meeting["to"]
        assert event["DTSTAMP"].dt.tzinfo is not None
        who = meeting["participants"] or meeting["sides"]
        for name in who[:4]:
            assert name in str(event["SUMMARY"]), f"{name!r} not in {event['SUMMARY']!r}"
        assert meeting["place"] is None or str(event["LOCATION"]) == meeting["place"]
    assert seen == expected
    return len(seen)


TIMELINE = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": {"$ref": "#/definitions/slide"},
        "events": {
            "type": "array",
            "items": {
                "allOf": [
                    {"$ref": "#/definitions/slide"},
                    {"required": ["start_date"]},
                ],
                "properties": {
                    "start_date": {"$ref": "#/definitions/date"},
                    "end_date": {"$ref": "#/definitions/date"},
                    "group": {"type": "string"},
                    "unique_id": {"type": "string"},
                },
            },
        },
    },
    "definitions": {
        "slide": {"type": "object", "required": ["text"], "properties": {
            "text": {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}}},
        "date": {"type": "object", "required": ["year"], "properties": {
            "year": {"type": "integer"},
            "month": {"type": "integer", "minimum": 1, "maximum": 12},
            "day": {"type": "integer", "minimum": 1, "maximum": 31}}},
    },
}


def timeline(path, folder):
    document = load(path)
    jsonschema.Draft7Validator(TIMELINE).validate(document)
    known = {a["id"] for kind in ("meetings", "outcomes") for a in answers(folder, kind)}
    for event in document["events"]:
        assert event["unique_id"] in known
        date = event["start_date"]
        datetime.date(date["year"], date["month"], date["day"])
        tags = set(re.findall(r"<[^>]*>", event["text"]["headline"] + event["text"]["text"]))
        assert tags <= {"<p>", "</p>", "<blockquote>", "</blockquote>"}, tags
    return len(document["events"])


def gexf(path, folder):
    subprocess.run(["xmllint", "--noout", path], check=True)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert '<gexf xmlns="http://gexf.net/1.3" version="1.3">' in text
    # The reader knows the namespaces of earlier drafts; what we use of the format is the same in both.
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    graph = networkx.read_gexf(io.BytesIO(text.encode("utf-8")))
    meetings = [a for a in answers(folder, "meetings") if a["status"] == "held" and a["modality"] == "asserted"]
    names = {name for a in meetings for name in (a["participants"] or a["sides"])}
    labels = {data["label"] for _, data in graph.nodes(data=True)}
    assert labels == names, labels ^ names
    for one, other, data in graph.edges(data=True):
        pair = {graph.nodes[one]["label"], graph.nodes[other]["label"]}
        met = [a for a in meetings if pair <= set(a["participants"] or a["sides"])]
        assert len(met) == data["meetings"] == data["weight"], pair
    return graph.number_of_edges()


def agreements(path, folder):
    found = rows(path)
    outcomes = {a["id"]: a for a in answers(folder, "outcomes")}
    for row in found:
        outcome = outcomes[row["AgtId"]]
        assert unguarded(row["Agt"]) == outcome["topic"] and row["Status"] == outcome["status"]
        assert row["Part"].split("; ") == outcome["parties"] or not outcome["parties"]
        for name, value in row.items():
            if re.fullmatch(r"[A-Zx][A-Za-z]+", name) and name not in (
                "AgtId", "Agt", "Dat", "Status", "Part", "Sides", "Loc", "SaidBy", "History", "Mentions"):
                assert value in "01", (name, value)
    return len(found)


READERS = {
    "cameo-csv": cameo, "plover-csv": plover_csv, "plover-json": plover_json, "annotations": annotations,
    "prov": prov, "schema-org": schema_org, "icalendar": calendar, "timelinejs": timeline, "gexf": gexf,
    "agreements-csv": agreements,
}
for each in KINDS:
    READERS[each + "-csv"] = kind_csv(each)

if __name__ == "__main__":
    print(READERS[sys.argv[1]](sys.argv[2], sys.argv[3]))
