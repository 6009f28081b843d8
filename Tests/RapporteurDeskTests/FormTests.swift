import Foundation
import Testing

@testable import RapporteurDesk

/// What browsers send.
struct FormTests {
  @Test(
    arguments: [
      ("a=1&b=2", [["a", "1"], ["b", "2"]]), ("q=Tu%C4%91man+met", [["q", "Tuđman met"]]),
      ("a=1=2&b", [["a", "1=2"], ["b", ""]]), ("a=%zz%4&=%41", [["a", "%zz%4"], ["", "A"]]),
      ("a=%FF", [["a", "\u{FFFD}"]]), ("", []), ("&&", []),
    ])
  func aQueryIsRead(text: String, fields: [[String]]) {
    #expect(FormFields(encoded: text).all.map { [$0.name, $0.value] } == fields)
  }

  @Test func aQueryIsWrittenAsItIsRead() {
    let fields = FormFields().with("with", "Franjo Tuđman & Co").appending("empty", "")
    #expect(fields.query == "?with=Franjo%20Tu%C4%91man%20%26%20Co")
    #expect(FormFields(encoded: fields.query.dropFirst())["with"] == "Franjo Tuđman & Co")
  }

  private static let type = "multipart/form-data; boundary=\"--x y\""

  @Test func aFormWithFilesIsRead() throws {
    let body = [
      "----x y", "Content-Disposition: form-data; name=\"text\"", "", "first\r\nsecond", "----x y",
      "Content-Disposition: form-data; name=\"files\"; filename=\"\"",
      "Content-Type: application/octet-stream", "", "", "----x y",
      "Content-Disposition: form-data; name=\"files\"; filename=\"a.txt\"", "", "----x",
      "----x y--",
      "",
    ].joined(separator: "\r\n")
    let form = try #require(MultipartForm(Array(body.utf8), contentType: Self.type))
    #expect(form.fields["text"] == "first\r\nsecond")
    #expect(form.files.map(\.name) == ["a.txt"])
    #expect(form.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["----x"])
  }

  @Test(
    arguments: [
      "", "----x y", "----x y\r\n", "----x y\r\nA: b\r\n\r\nwords", "words", "----x y\r\n----x y--",
      "----x y\r\n\r\n", "----x y\r\n\r\n\r\n----x",
    ])
  func aDamagedFormIsRefused(body: String) {
    #expect(MultipartForm(Array(body.utf8), contentType: Self.type) == nil)
  }

  @Test(arguments: ["text/plain", "multipart/form-data", "multipart/form-data; boundary="])
  func anotherSortOfBodyIsRefused(type: String) {
    #expect(MultipartForm(Array("--x--".utf8), contentType: type) == nil)
  }
}
