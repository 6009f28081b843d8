#!/usr/bin/env python3
"""Makes a long RSS feed with whole articles, to measure how fast feeds are read.

    Benchmarks/make-feed.py ARTICLES.ndjson.gz COUNT > feed.rss

ARTICLES has one schema.org NewsArticle a line; the first COUNT become items, their text as escaped HTML.
"""
import gzip, html, json, sys

print('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
      'xmlns:content="http://purl.org/rss/1.0/modules/content/">\n'
      '<channel><title>Articles</title><link>https://wire.example/</link>')
with gzip.open(sys.argv[1], "rt", encoding="utf-8") as articles:
    for number, line in enumerate(articles):
        if number == int(sys.argv[2]):
            break
        article = json.loads(line)
        text = "".join(f"<p>{html.escape(p)}</p>" for p in article["articleBody"].split("\n") if p.strip())
        link = html.escape(article["url"])
        print(f"<item><title>{html.escape(article['headline'])}</title><link>{link}</link>"
              f"<guid>{link}</guid><pubDate>Mon, 06 Jun 2022 10:00:00 GMT</pubDate>"
              f"<content:encoded><![CDATA[{text}]]></content:encoded></item>")
print("</channel></rss>")
