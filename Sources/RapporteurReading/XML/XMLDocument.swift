internal import RapporteurCore

/// An XML document of any encoding, well-formed or not, with what was odd in it.
struct XMLDocument {
  /// Its tree.
  let tree: XMLTree
  /// What was odd: its encoding, its form, or a bound that it met.
  let warnings: [Warning]

  /// The largest document.
  static let largest = 1 << 28

  /// Reads `input`, of which the header that came with it said that it is in `charset`.
  /// - Throws: `ReadingError` with the code `empty`, `tooLarge` or `malformed`.
  /// - Complexity: O(n); an ill-formed document is gone through three times.
  init(_ input: ReportInput, charset: String? = nil) throws(ReadingError) {
    guard input.bytes.contains(where: { $0 > 0x20 }) else {
      throw input.error(.empty, "expected XML, found an empty file", at: 0)
    }
    guard input.bytes.count <= Self.largest else {
      throw input.error(
        .tooLarge, "expected a document of at most \(Self.largest) bytes, found a larger one",
        at: 0)
    }
    var utf8 = input.bytes
    var warnings: [Warning] = []
    if !PageDecoding.isPlain(utf8) {
      let decoded = PageDecoding(utf8[...], declared: charset)
      utf8 = Array(decoded.utf8.dropLast())
      warnings += decoded.warning.map { [$0] } ?? []
    }
    var outcome = XMLTreeBuilder.tree(of: utf8)
    if !outcome.isWellFormed, outcome.limit == nil {
      let repair = outcome.tree.repair
      outcome = XMLTreeBuilder.tree(of: XMLMender.mended(utf8), repair: repair)
      let place = repair.map { " (line \($0.line): \($0.message))" } ?? ""
      warnings.append(
        Warning(
          code: "ill-formed", message: "Expected well-formed XML, mended what is not\(place)."))
    }
    if let limit = outcome.limit {
      warnings.append(
        Warning(
          code: "document-limit",
          message: "Expected a document within the bound on the \(limit), found one beyond it; it "
            + "was read up to there."))
    }
    guard outcome.tree.root != nil else {
      throw input.error(.malformed, "expected XML, found no element", at: 0)
    }
    tree = outcome.tree
    self.warnings = warnings
  }
}
