import Foundation
import Testing

/// `rapporteur extract`: its whole output for a small dossier on Camp David, September 1978.
///
/// The texts are written for this test; SOURCES.md in Examples says the same of the larger dossier.
@Suite struct ExtractTests {
  static let pasted = """
     date 1978-09-17 Potomac Wire
    World
    22:40 17.09.1978

    Leaders sign two frameworks – White House

    2 min read
    WASHINGTON, Sept. 17 (Potomac) -- The leaders of Egypt and Israel signed “two frameworks” on \
    Sunday night.

    They embraced.

    """

  static let article = """
    {"@type": "NewsArticle", "headline": "Statement by the Press Secretary",
     "datePublished": "1978-09-17", "inLanguage": "en", "publisher": {"name": "The White House"},
     "url": "https://press.example/17", "articleBody": "The talks ended on Sunday."}
    """

  private func dossier() throws -> Folder {
    let folder = try Folder()
    try folder.write(Self.pasted, to: "wire.txt")
    try folder.write(Self.article, to: "statement.json")
    return folder
  }

  @Test func jsonHasTextBlocksAndMetadataOfEach() throws {
    let run = try Command.run(
      ["extract", "--format", "json", "wire.txt", "statement.json"], in: try dossier())
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.output == #"""
        [
        {
          "file": "wire.txt",
          "headline": "Leaders sign two frameworks – White House",
          "byline": null,
          "published": "1978-09-17T22:40",
          "publisher": "Potomac Wire",
          "language": null,
          "id": "sha256:da769778cbd62e59178cad3615cff9abf02e2420171e90c0d10adedb9206468c",
          "identifier": null,
          "url": null,
          "format": "text",
          "kind": "news",
          "section": "World",
          "dateline": "WASHINGTON, Sept. 17 (Potomac)",
          "agency": null,
          "modified": null,
          "basis": {"published": "time stamp line"},
          "correction": null,
          "derivedFrom": [],
          "status": null,
          "embargo": null,
          "hops": [],
          "archiveOffset": null,
          "warnings": [],
          "text": " date 1978-09-17 Potomac Wire\nWorld\n22:40 17.09.1978\n\nLeaders sign two frameworks – White House\n\n2 min read\nWASHINGTON, Sept. 17 (Potomac) -- The leaders of Egypt and Israel signed “two frameworks” on Sunday night.\n\nThey embraced.\n",
          "blocks": [
            {"kind": "headline", "start": 54, "end": 95},
            {"kind": "paragraph", "start": 142, "end": 214},
            {"kind": "paragraph", "start": 216, "end": 230}
          ]
        },
        {
          "file": "statement.json",
          "headline": "Statement by the Press Secretary",
          "byline": null,
          "published": "1978-09-17",
          "publisher": "The White House",
          "language": "en",
          "id": "sha256:40635142d3b59d12096db599c0460b96c699a41715db1d54a00df8f4d51cf349",
          "identifier": null,
          "url": "https://press.example/17",
          "format": "article",
          "kind": "statement",
          "section": null,
          "dateline": null,
          "agency": null,
          "modified": null,
          "basis": {"published": "datePublished"},
          "correction": null,
          "derivedFrom": [],
          "status": null,
          "embargo": null,
          "hops": [],
          "archiveOffset": null,
          "warnings": [],
          "text": "Statement by the Press Secretary\n\nThe talks ended on Sunday.",
          "blocks": [
            {"kind": "headline", "start": 0, "end": 32},
            {"kind": "paragraph", "start": 34, "end": 60}
          ]
        }
        ]

        """#)
  }

  @Test func textHasTheBlocksOfEach() throws {
    let run = try Command.run(["extract", "statement.json", "wire.txt"], in: try dossier())
    #expect(
      run.output == """
        Statement by the Press Secretary

        The talks ended on Sunday.

        Leaders sign two frameworks – White House

        The leaders of Egypt and Israel signed “two frameworks” on Sunday night.

        They embraced.

        """)
  }

  @Test func aBlockOfAPageHasItsPlaceInThePage() throws {
    let folder = try Folder()
    let page = """
      <!DOCTYPE html><html><body><h1>Leaders sign &amp; embrace</h1>
      <p>The leaders of Egypt and Israel signed two frameworks in Washington on Sunday night.</p>
      </body></html>
      """
    try folder.write(page, to: "page.html")
    let run = try Command.run(["extract", "--format", "ndjson", "page.html"], in: folder)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let blocks = try #require(report["blocks"] as? [[String: Any]])
    let sources = try blocks.map { block in
      let source = try #require(block["source"] as? [Int])
      return String(decoding: Array(page.utf8)[source[0]..<source[1]], as: UTF8.self)
    }
    #expect(
      sources == [
        "Leaders sign &amp; embrace",
        "The leaders of Egypt and Israel signed two frameworks in Washington on Sunday night.",
      ])
  }

  @Test func aPageToReadHasTheTextAndNothingOfFindings() throws {
    let folder = try dossier()
    try folder.write("Envoys <b>meet</b>\n\nThey met. They agreed.\n", to: "tags.txt")
    let run = try Command.run(["extract", "--format", "html", "wire.txt", "tags.txt"], in: folder)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("<!DOCTYPE html>"))
    #expect(run.output.contains("<h1>2 reports</h1>"))
    #expect(run.output.contains("<p class=\"text\">They embraced.</p>"))
    #expect(run.output.contains("<h2>Envoys &lt;b&gt;meet&lt;/b&gt;</h2>"))
    #expect(!run.output.contains("Nothing found"))
    #expect(!run.output.contains("class=\"swatch"))
  }

  @Test func anArchiveIsTakenUpBehindTheLastReportThatWasWritten() throws {
    let folder = try Folder()
    let archive = (1...3).map { number in
      let text = "Report \(number)\n\nThey met on Sunday. They agreed.\n"
      return """
        WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://wire.example/\(number)\r\n\
        Content-Type: text/plain\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)\r\n\r\n
        """
    }.joined()
    try folder.write(archive, to: "talks.warc")
    func read(_ options: [String]) throws -> [(headline: String?, offset: Int?)] {
      let run = try Command.run(
        ["extract", "--format", "ndjson"] + options + ["talks.warc"], in: folder)
      #expect(run.status == 0)
      return try run.lines.map { line in
        let report = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return (report?["headline"] as? String, report?["archiveOffset"] as? Int)
      }
    }
    let all = try read([])
    #expect(all.map(\.headline) == ["Report 1", "Report 2", "Report 3"])
    let last = try #require(all[1].offset)
    #expect(try read(["--after", String(last)]).map(\.headline) == ["Report 3"])
  }
}
