#!/usr/bin/env python3
"""What `rapporteur extract` makes of the conformance files of feeds, NewsML-G2, ninjs and WARC.

usage: formats.py [--list] [--command "rapporteur extract --format ndjson"] FEEDS

FEEDS is the folder `feeds` of the data: `feedvalidator` (a case that expects no error must be read,
and none may crash or hang), `newsml-g2-examples`, `ninjs-validation` (what should pass is read, what
should fail is refused) and `warc`.
"""

import argparse
import glob
import os
import re
import subprocess


def run(command, path, *more):
    """Exit status, number of reports and messages; status None after 20 seconds."""
    try:
        done = subprocess.run(command + [*more, path], capture_output=True, timeout=20)
    except subprocess.TimeoutExpired:
        return None, 0, "hangs"
    return done.returncode, len(done.stdout.splitlines()), done.stderr.decode("utf-8", "replace")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--command", default="rapporteur extract --format ndjson")
    options = parser.parse_args()
    command = options.command.split()
    folder = options.folder

    def show(*parts):
        if options.list:
            print("  ", *(str(p).strip()[:200] for p in parts))

    for kind in ("atom", "rss20"):
        cases = sorted(glob.glob(f"{folder}/feedvalidator/{kind}/**/*.xml", recursive=True))
        crashed, valid, read = 0, 0, 0
        for path in cases:
            status, count, errors = run(command, path)
            if status not in (0, 1):
                crashed += 1
                show("CRASH", path, status, errors)
            source = open(path, "rb").read().decode("utf-8", "replace")
            expected = re.search(r"Expect:\s*(\S+)", source)
            has_item = re.search(r"<(\w+:)?(item|entry)[\s>/]", source)
            if expected and expected.group(1).startswith(("!", "Valid")) and has_item:
                valid += 1
                read += status == 0 and count > 0
                if status != 0 or count == 0:
                    show("not read", path, errors)
        print(f"feedvalidator {kind}: {len(cases)} cases, {crashed} crash or hang; "
              f"{read} of {valid} that expect no error and have items are read")

    paths = sorted(glob.glob(f"{folder}/newsml-g2-examples/*.xml"))
    good = 0
    for path in paths:
        status, count, errors = run(command, path)
        good += status == 0 and count > 0
        if status != 0 or count == 0:
            show("not read", path, errors)
    print(f"NewsML-G2 examples: {good} of {len(paths)} read")

    right = {"should_pass": [0, 0], "should_fail": [0, 0]}
    for path in sorted(glob.glob(f"{folder}/ninjs-validation/test_suite/*/should_*/*.json")):
        group = path.split("/")[-2]
        status, count, errors = run(command, path, "--from", "ninjs")
        ok = (status == 0 and count > 0) if group == "should_pass" else (status == 1 and errors)
        right[group][0] += bool(ok)
        right[group][1] += 1
        if not ok:
            show(group, path, status, errors)
    for group, (ok, total) in right.items():
        print(f"ninjs {group}: {ok} of {total}")

    for path in sorted(glob.glob(f"{folder}/warc/data/*")):
        status, count, errors = run(command, path)
        print(f"{os.path.basename(path)}: exit {status}, {count} reports"
              + "".join("\n    " + line[:160] for line in errors.strip().splitlines()[:4]))


if __name__ == "__main__":
    main()
