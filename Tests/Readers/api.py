#!/usr/bin/python3
"""Asks a running Desk over HTTP, as a program of somebody else would.

    api.py ADDRESS FOLDER GUIDE

ADDRESS is that of the Desk, FOLDER holds what the command answers as JSON (meetings.json …), GUIDE is docs/api.md, whose
examples are run. Exits with 1 and says why where an answer is not what its description says.
"""

import gzip
import json
import os
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request

import icalendar
import jsonschema

DESK, FOLDER, GUIDE = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]


def get(path, **headers):
    request = urllib.request.Request(DESK + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def check_description():
    status, headers, body = get("/api/v1/openapi.json")
    assert status == 200 and headers["Content-Type"] == "application/json"
    description = json.loads(body)
    assert description["openapi"].startswith("3.1.")
    operations = [o["operationId"] for path in description["paths"].values() for o in path.values()]
    assert len(set(operations)) == len(operations) >= 20
    resolver = jsonschema.RefResolver.from_schema(description)
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            for name in (part[1:-1] for part in path.split("/") if part.startswith("{")):
                assert any(p["name"] == name and p["in"] == "path" for p in operation["parameters"]), path
            for parameter in operation["parameters"]:
                jsonschema.Draft202012Validator.check_schema(parameter["schema"])
            for answer in operation["responses"].values():
                for content in answer["content"].values():
                    jsonschema.Draft202012Validator.check_schema(content["schema"])
    return description, resolver


def check_answers(description, resolver):
    meeting = json.loads(get("/api/v1/meetings")[2])["items"][0]["id"]
    report = json.loads(get("/api/v1/reports")[2])["items"][0]["id"]
    values = {"words": "agreement", "since": "1995-11-05", "quotation": "both sides"}
    seen = 0
    for path, methods in description["paths"].items():
        operation = methods.get("get")
        if operation is None or path in ("/api/v1/events", "/api/v1/jobs/{id}"):
            continue
        address = path.replace("{format}", "annotations")
        address = address.replace("{id}", report if path.startswith("/api/v1/reports") else meeting)
        query = {p["name"]: values[p["name"]] for p in operation["parameters"]
                 if p["in"] == "query" and p["required"]}
        if query:
            address += "?" + urllib.parse.urlencode(query)
        status, headers, body = get(address)
        assert status == 200, (address, status, body[:200])
        content = operation["responses"]["200"]["content"]
        if "application/json" in content:
            validator = jsonschema.Draft202012Validator(content["application/json"]["schema"], resolver=resolver)
            validator.validate(json.loads(body))
            status, again, rest = get(address, If_None_Match=headers["ETag"])
            assert status == 304 and rest == b"", address
        status, packed, rest = get(address, Accept_Encoding="gzip")
        if packed["Content-Encoding"] == "gzip":
            rest = gzip.decompress(rest)
            seen += 1
        assert rest == body, f"{address} unpacks to something else"
    assert seen >= 5


def check_problems(resolver, description):
    schema = description["components"]["schemas"]["Problem"]
    for address, expected in [("/api/v1/nowhere", 404), ("/api/v1/meetings?until=x", 400),
                              ("/api/v1/show/" + urllib.parse.quote("Nobody at all"), 404)]:
        status, headers, body = get(address)
        assert status == expected and headers["Content-Type"] == "application/problem+json"
        jsonschema.Draft202012Validator(schema).validate(json.loads(body))


def check_pages():
    for question in ("meetings", "statements", "outcomes", "positions"):
        with open(os.path.join(FOLDER, question + ".json"), encoding="utf-8") as file:
            expected = json.load(file)
        found, address = [], f"/api/v1/{question}?limit=7"
        while address:
            status, headers, body = get(address)
            assert status == 200
            found += json.loads(body)["items"]
            link = headers["Link"]
            address = link[1:link.index(">")] if link else None
        key = lambda row: row["id"]
        assert sorted(found, key=key) == sorted(expected, key=key), f"{question} differ from the command's"


def check_calendar():
    status, headers, body = get("/api/v1/calendar.ics")
    assert headers["Content-Type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert len(events) > 5
    # The address of an event leads to its page.
    with urllib.request.urlopen(str(events[0]["URL"]), timeout=30) as page:
        assert page.status == 200 and b"</html>" in page.read()


def check_events():
    heard, ready = [], threading.Event()

    def listen():
        with urllib.request.urlopen(DESK + "/api/v1/events", timeout=60) as stream:
            for line in stream:
                line = line.decode("utf-8").rstrip("\n")
                if line.startswith(": listening"):
                    ready.set()
                if line.startswith("data: "):
                    heard.append(json.loads(line[6:]))
                    return

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    assert ready.wait(30)
    text = "Ministers meet\n\nAnna Kovac met Emil Brun in Streslau on Monday.\n".encode()
    request = urllib.request.Request(
        DESK + "/api/v1/reports?wait=60&published=2031-03-04&publisher=Post&name=a.txt",
        data=gzip.compress(text), method="POST")
    with urllib.request.urlopen(request, timeout=90) as answer:
        assert answer.status == 202
        job = json.load(answer)
    assert job["done"] and [r["state"] for r in job["reports"]] == ["new"], job
    listener.join(30)
    assert [event["id"] for event in heard] == [job["reports"][0]["report"]], heard
    status, _, body = get("/api/v1/reports/" + heard[0]["id"])
    assert json.loads(body)["report"]["publisher"] == "Post"


def run_examples():
    with open(GUIDE, encoding="utf-8") as file:
        text = file.read()
    blocks, block = [], []
    for line in text.split("\n") + ["end"]:
        if line.startswith("    ") or (block and not line.strip()):
            block.append(line[4:])
        elif block:
            blocks.append("\n".join(block).strip("\n"))
            block = []
    programs = [b for b in blocks if "import json" in b]
    scripts = [b for b in blocks if "curl " in b]
    assert programs and sum(b.count("curl ") for b in scripts) >= 6
    for program in programs:
        subprocess.run([sys.executable, "-c", program.replace("http://127.0.0.1:8080", DESK)], check=True, timeout=60,
                       stdout=subprocess.DEVNULL, cwd=FOLDER)
    for script in scripts:
        if "/events" in script:
            continue
        script = script.replace("http://127.0.0.1:8080", DESK).replace("curl ", "curl --fail --silent --show-error ")
        subprocess.run(["bash", "-e", "-c", script], check=True, timeout=90, stdout=subprocess.DEVNULL, cwd=FOLDER)


description, resolver = check_description()
check_answers(description, resolver)
check_problems(resolver, description)
check_pages()
check_calendar()
check_events()
run_examples()
print("ok")
