/// A form with files, as browsers send it.
///
/// - Source: RFC 7578, "Returning Values from Forms: multipart/form-data"; RFC 2046, section 5.1.
struct MultipartForm {
  /// A file of the form.
  struct File {
    /// The name of the field.
    var field: String
    /// The last part of the file's name as the browser gives it; never a path.
    var name: String
    var bytes: [UInt8]
  }

  /// The fields that are no files.
  private(set) var fields = FormFields()
  /// The files that were chosen.
  private(set) var files: [File] = []

  /// The most parts that a form may have.
  private static let most = 2000

  /// The form in `body`; nil where `contentType` is not that of such a form or the body is damaged.
  init?(_ body: [UInt8], contentType: String) {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty
    else { return nil }
    let mark = Array("--\(boundary)".utf8)
    var position = 0
    guard body.starts(with: mark) else { return nil }
    position = mark.count
    let separator = [0x0D, 0x0A] + mark
    var parts = 0
    while true {
      if body[position...].starts(with: Array("--".utf8)) { return }
      guard body[position...].starts(with: [0x0D, 0x0A]), parts < Self.most,
        let headEnd = Self.find([0x0D, 0x0A, 0x0D, 0x0A], in: body, from: position),
        let end = Self.find(separator, in: body, from: headEnd + 2)
      else { return nil }
      let head = String(decoding: body[(position + 2)..<max(position + 2, headEnd)], as: UTF8.self)
      let content = headEnd + 4 <= end ? Array(body[(headEnd + 4)..<end]) : []
      add(head: head, content)
      parts += 1
      position = end + separator.count
    }
  }

  private mutating func add(head: String, _ content: [UInt8]) {
    let disposition = head.split(whereSeparator: \.isNewline).first {
      $0.lowercased().hasPrefix("content-disposition:")
    }
    guard let disposition, let field = Self.parameter("name", of: disposition) else { return }
    guard let path = Self.parameter("filename", of: disposition) else {
      fields.append(field, String(decoding: content, as: UTF8.self))
      return
    }
    // Without a file chosen, browsers send one without a name.
    guard !path.isEmpty || !content.isEmpty else { return }
    let name = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "file"
    files.append(File(field: field, name: name, bytes: content))
  }

  /// The parameter of that name of a header, with or without quotation marks.
  private static func parameter(_ name: String, of header: some StringProtocol) -> String? {
    for part in header.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard pair.count == 2, pair[0].lowercased() == name else { continue }
      let value = pair[1]
      return value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
        ? String(value.dropFirst().dropLast()).replacing("%22", with: "\"") : value
    }
    return nil
  }

  private static func find(_ part: [UInt8], in whole: [UInt8], from start: Int) -> Int? {
    guard start >= 0, whole.count >= part.count, start <= whole.count - part.count else {
      return nil
    }
    return whole.withUnsafeBufferPointer { whole in
      var place = start
      while place <= whole.count - part.count {
        if whole[place] == part[0], part.indices.allSatisfy({ whole[place + $0] == part[$0] }) {
          return place
        }
        place += 1
      }
      return nil
    }
  }
}
