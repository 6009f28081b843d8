import RapporteurCore
import RapporteurReading
import Testing

@Suite struct EncodingTests {
  private static let text = "“Frieden” in Zürich – endlich."

  private func text(_ bytes: [UInt8]) throws -> (text: String, warnings: [String]) {
    let results = read(bytes, as: .text)
    try #require(results.count == 1)
    let report = try results[0].get()
    return (report.text.string, report.warnings.map(\.code))
  }

  @Test func aByteOrderMarkTellsTheEncoding() throws {
    let inputs: [[UInt8]] = [
      Array(Self.text.utf8), [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8),
      littleEndian(Self.text), bigEndian(Self.text),
    ]
    for input in inputs {
      let read = try text(input)
      #expect(read.text == Self.text)
      #expect(read.warnings.isEmpty)
    }
  }

  @Test func bytesThatAreNoUTF8AreWindows1252() throws {
    let bytes: [UInt8] =
      [0x93] + Array("Frieden".utf8) + [0x94] + Array(" in Z".utf8) + [0xFC]
      + Array("rich ".utf8) + [0x96] + Array(" endlich.".utf8)
    let read = try text(bytes)
    #expect(read.text == Self.text)
    #expect(read.warnings == ["encoding"])
  }

  @Test func aByteThatStrayedIntoUTF8IsMendedAlone() throws {
    let read = try text(Array("“Frieden” in Z".utf8) + [0xFC] + Array("rich – endlich.".utf8))
    #expect(read.text == Self.text)
    #expect(read.warnings == ["encoding"])
  }

  @Test func aCharacterThatWasCutIsReplaced() throws {
    let bytes = Array("“Frieden” – ".utf8) + [0xE2, 0x80]
    let read = try text(bytes)
    #expect(read.text == "“Frieden” – \u{FFFD}")
    #expect(read.warnings == ["encoding"])
  }

  @Test func halfOfAWideCharacterIsReplaced() throws {
    let read = try text([0xFF, 0xFE, 0x41, 0, 0x3D, 0xD8, 0x42, 0, 0x43])
    #expect(read.text == "A\u{FFFD}B\u{FFFD}")
    #expect(read.warnings == ["encoding"])
  }

  @Test(
    arguments: [
      ([], ReadingError.Code.empty, nil), (Array(" \n\t ".utf8), .empty, nil),
      (Array("They met.\u{0}".utf8), .binary, 9), ([0x1F, 0x8B, 8, 1], .truncated, 0),
      (Array("%PDF-1.7 x".utf8), .binary, 0), ([1, 2, 3, 4, 5, 65], .binary, 0),
      ([0xFF, 0xFE, 0, 0, 65, 0, 0, 0], .unsupported, 0),
      ([65, 0, 66, 0], .binary, 1),
    ] as [([UInt8], ReadingError.Code, Int?)])
  func whatIsNoTextIsAnErrorWithItsPlace(bytes: [UInt8], code: ReadingError.Code, offset: Int?) {
    let error = failure(bytes, as: .text)
    #expect(error?.code == code)
    #expect(error?.byteOffset == offset)
    #expect(error?.input == "input")
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?><urlset/>", "<?xml version=\"1.0\"?><!-- a --><svg:svg>",
  ])
  func aFormatThatIsKnownButNotReadIsSaidToBe(text: String) {
    #expect(failure(Array(text.utf8))?.code == .unsupported)
  }

  @Test(arguments: [
    ("{\"articleBody\": \"They met.\"}", "article"),
    ("[{\"articleBody\": \"They met.\"}]", "article"),
    ("<!DOCTYPE html><p>They met.", "html"), ("\n <html><body>They met.", "html"),
    ("<!-- page 1 --><html><p>They met.", "html"), ("<They> met. They agreed.", "text"),
    ("<?xml version=\"1.0\"?><!DOCTYPE html><html><p>They met.", "html"),
    ("[Updated] They met. They agreed.", "text"), ("{They} met. They agreed.", "text"),
  ])
  func theFormatIsToldByTheBytes(text: String, format: String) throws {
    #expect(try report(text).format == format)
  }
}
