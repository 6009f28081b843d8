#!/usr/bin/env python3
"""Makes a web archive, gzip by record, of the pages in a folder, each as often as is needed.

usage: make-warc.py FOLDER BYTES OUT.warc.gz

FOLDER holds pages (`*.html`, `*.html.gz`, at any depth); BYTES is the size before packing. Each page
becomes a request and a response, as crawlers write them.
"""

import glob
import gzip
import sys


def record(kind, fields, block):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in fields)
    return head.encode() + f"Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def main():
    folder, size, out = sys.argv[1], int(float(sys.argv[2])), sys.argv[3]
    packed = []
    for number, path in enumerate(sorted(glob.glob(folder + "/**/*.html*", recursive=True))):
        page = open(path, "rb").read()
        if path.endswith(".gz"):
            page = gzip.decompress(page)
        common = [("WARC-Date", "2026-01-01T00:00:00Z"),
                  ("WARC-Target-URI", f"https://news.example/{number}")]
        request = record("request", common, b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n")
        response = record(
            "response", common + [("WARC-Record-ID", f"<urn:uuid:{number:032}>"),
                                  ("Content-Type", "application/http; msgtype=response")],
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page)
        packed.append((gzip.compress(request, 6) + gzip.compress(response, 6),
                       len(request) + len(response)))
    total = 0
    with open(out, "wb") as file:
        while packed and total < size:
            for members, count in packed:
                file.write(members)
                total += count
                if total >= size:
                    break
        print(f"{total} bytes, {file.tell()} packed")


if __name__ == "__main__":
    main()
