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
          "url": null,
          "identifier": null,
          "modified": null,
          "archiveOffset": null,
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
          "url": "https://press.example/17",
          "identifier": null,
          "modified": null,
          "archiveOffset": null,
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
}
