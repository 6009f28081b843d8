#!/usr/bin/env python3
"""How many of feedparser's well-formed cases `rapporteur extract` gets right.

usage: feeds.py [--list] [--command "rapporteur extract --format ndjson"] FOLDER

FOLDER holds feedparser's tests (`wellformed`): XML files that begin with a comment whose line
`Expect:` is a Python expression. It is parsed with `ast` and never evaluated: of the comparisons
that it joins, those with `==` and a literal are taken.

A comparison bears on a report if it is one of the title, link, id, author, dates, content, summary
or language of an entry, or the title, author or language of a feed, which its reports take over.
Text is compared without markup and white space, because a report keeps text and not HTML. A feed
without entries gives no report, so an empty one is put into it before the end of its root.
"""

import argparse
import ast
import calendar
import html
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

FIELDS = {
    "title": "headline", "link": "url", "id": "identifier", "guid": "identifier",
    "author": "byline", "published_parsed": "published", "updated_parsed": "modified",
    "created_parsed": "published", "modified_parsed": "modified", "issued_parsed": "published",
    "date_parsed": "published", "summary": "text", "description": "text", "content": "text",
    "summary_detail": "text", "title_detail": "headline", "author_detail": "byline",
    "authors": "byline", "language": "language",
}
FEED_FIELDS = {
    "title": "publisher", "title_detail": "publisher", "author": "byline",
    "author_detail": "byline", "authors": "byline", "language": "language",
}
HIDDEN = {"script", "style", "template", "noscript", "iframe", "object", "applet", "textarea",
          "select", "button", "svg", "audio", "video", "canvas"}


class Text(html.parser.HTMLParser):
    """The text of HTML that a reader sees."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.hidden = [], []

    def handle_starttag(self, tag, attrs):
        if tag in HIDDEN:
            self.hidden.append(tag)

    def handle_endtag(self, tag):
        if tag in self.hidden:
            while self.hidden.pop() != tag:
                pass

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def spaceless(value):
    return re.sub(r"[\s\u200b\ufeff]+", "", value)


def plain(value):
    """The text of a value that may be HTML."""
    if "<" in value or "&" in value:
        parser = Text()
        parser.feed(value)
        parser.close()
        value = "".join(parser.parts)
    return spaceless(value)


def path(node):
    """`entries[0]['content'][0]['value']` as a list of keys, or None."""
    keys = []
    while True:
        if isinstance(node, ast.Subscript):
            try:
                keys.append(ast.literal_eval(node.slice))
            except ValueError:
                return None
            node = node.value
        elif isinstance(node, ast.Attribute):
            keys.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Name):
            keys.append(node.id)
            return keys[::-1]
        else:
            return None


def comparisons(expression):
    """Pairs of a path and a literal that an expression holds to be the same."""
    try:
        tree = ast.parse(expression.strip(), mode="eval").body
    except SyntaxError:
        return
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    for part in parts:
        if not (isinstance(part, ast.Compare) and len(part.ops) == 1):
            continue
        if not isinstance(part.ops[0], ast.Eq):
            continue
        keys = path(part.left)
        try:
            value = ast.literal_eval(part.comparators[0])
        except ValueError:
            continue
        if keys:
            yield keys, value


def target(keys, value):
    """The field of a report and its number that a path bears on, or None."""
    if keys[0] == "entries" and len(keys) >= 3 and isinstance(keys[1], int):
        number, rest, fields = keys[1], keys[2:], FIELDS
    elif keys[0] in ("feed", "channel"):
        number, rest, fields = 0, keys[1:], FEED_FIELDS
    else:
        return None
    field = fields.get(rest[0]) if rest else None
    if field is None:
        return None
    last = rest[-1]
    if rest[0].endswith("_parsed"):
        return (number, field) if len(rest) == 1 and isinstance(value, tuple) else None
    if not isinstance(value, str):
        return None
    if last == "language":
        return (number, "language") if rest[0] != "title_detail" else None
    if rest[0] == "authors" and rest[1:2] != [0]:
        return None
    if rest[0] in ("author_detail", "authors") and last not in ("name",):
        return None
    if rest[0] == "content" and rest[1:2] != [0]:
        return None
    if len(rest) > 1 and last not in ("value", "name"):
        return None
    return number, field


def body(report):
    text = report["text"]
    blocks = [b for b in report["blocks"] if b["kind"] != "headline"]
    return "".join(text[b["start"]:b["end"]] for b in blocks)


def moment(iso):
    """Seconds since 1970 of an ISO 8601 time."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d))?)?(.*)$", iso or "")
    if not match:
        return None
    year, month, day, hour, minute, second = (
        int(g) if g else d for g, d in zip(match.groups()[:6], (0, 1, 1, 0, 0, 0)))
    at = calendar.timegm((year, month, day, hour, minute, second))
    zone = re.match(r"([+-])(\d\d):(\d\d)", match.group(7))
    if zone:
        offset = int(zone.group(2)) * 3600 + int(zone.group(3)) * 60
        at -= offset if zone.group(1) == "+" else -offset
    return at


def agrees(field, report, value):
    if field in ("published", "modified"):
        expected = calendar.timegm(value[:6])
        return expected in (moment(report[field]), moment(report["published"]))
    if field == "text":
        found = body(report)
    else:
        found = report[field] or ""
    if field in ("url", "identifier", "language"):
        return found.strip().lower() == value.strip().lower()
    if field == "byline":
        # A byline has the name, and the address only of one who has no name.
        name = re.sub(r"\s*\([^)]*@[^)]*\)$", "", value)
        return spaceless(name) in spaceless(found) if value else not found
    # What is HTML and what is plain text cannot be told from the expectation alone.
    return spaceless(found) in (plain(value), spaceless(value))


def probed(source):
    """`source` with an empty entry if it has none."""
    if re.search(rb"<(\w+:)?(item|entry)\b", source):
        return source
    entry = b"<entry><title>probe</title></entry>" if re.search(
        rb"<(\w+:)?feed\b", source) else b"<item><title>probe</title></item>"
    return re.sub(rb"(</(\w+:)?(channel|feed)>(?!.*</(\w+:)?(channel|feed)>))", entry + rb"\1", source,
                  count=1, flags=re.S)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--list", action="store_true", help="print every failure")
    parser.add_argument("--command", default="rapporteur extract --from feed --format ndjson")
    options = parser.parse_args()
    command = options.command.split()
    passed, failed = Counter(), Counter()
    failures = []
    for root, _, names in sorted(os.walk(options.folder)):
        group = os.path.relpath(root, options.folder).split(os.sep)[0]
        for name in sorted(n for n in names if n.endswith(".xml")):
            source = open(os.path.join(root, name), "rb").read()
            text = source.decode("utf-8", "replace")
            if source[:2] in (b"\xff\xfe", b"\xfe\xff"):
                text = source.decode("utf-16", "replace")
            match = re.search(r"Expect:\s*(.*?)\s*-->", text, re.S)
            # What a server says in its header does not stand in a file.
            # Nor does the address that it was fetched from.
            if not match or "docuri" in name or re.search(r"^\s*Header:", text[:match.end()], re.M):
                continue
            wanted = [(target(k, v), k, v) for k, v in comparisons(match.group(1))]
            wanted = [w for w in wanted if w[0]]
            if not wanted:
                continue
            with tempfile.NamedTemporaryFile(suffix=".xml") as file:
                file.write(probed(source))
                file.flush()
                run = subprocess.run(command + [file.name], capture_output=True)
            reports = [json.loads(line) for line in run.stdout.splitlines()]
            for (number, field), keys, value in wanted:
                good = number < len(reports) and agrees(field, reports[number], value)
                (passed if good else failed)[group] += 1
                if not good:
                    found = reports[number] if number < len(reports) else None
                    shown = None if found is None else body(found) if field == "text" else found[field]
                    failures.append((group, name, ".".join(map(str, keys)), value, shown,
                                     run.stderr.decode()[:100].strip()))
    for group in sorted(set(passed) | set(failed)):
        print(f"{group:16} {passed[group]:4} of {passed[group] + failed[group]}")
    total = sum(passed.values()) + sum(failed.values())
    print(f"{'all':16} {sum(passed.values()):4} of {total}  {sum(passed.values()) / total:.4f}")
    clean = total - passed["sanitize"] - failed["sanitize"]
    good = sum(passed.values()) - passed["sanitize"]
    print(f"{'but sanitize':16} {good:4} of {clean}  {good / clean:.4f}")
    if options.list:
        for failure in failures:
            print(*("\n   " + repr(part)[:160] if i > 2 else part for i, part in enumerate(failure)))


if __name__ == "__main__":
    main()
