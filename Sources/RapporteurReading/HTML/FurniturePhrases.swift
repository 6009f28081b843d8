/// The words by which blocks are known that are no part of an article.
struct FurniturePhrases: Sendable {
  /// The phrases that the package ships.
  static let shared = FurniturePhrases(text: PageResource.text(of: "phrases.tsv"))

  private var headings = Phrases()
  private var lines = Phrases()
  private var notices = Phrases()

  private struct Phrases: Sendable {
    var whole: Set<String> = []
    var openings: Set<String> = []
    /// The first words of all openings.
    var firstWords: Set<Substring> = []

    mutating func add(_ phrase: Substring) {
      if phrase.hasSuffix(" *") {
        openings.insert(String(phrase.dropLast(2)))
        firstWords.insert(phrase.prefix { $0 != " " })
      } else {
        whole.insert(String(phrase))
      }
    }

    func contains(_ text: String) -> Bool {
      if whole.contains(text) || openings.contains(text) { return true }
      let first = text.utf8.firstIndex(of: 0x20) ?? text.endIndex
      guard firstWords.contains(text[..<first]) else { return false }
      var words = 0
      for index in text.indices where text[index] == " " {
        words += 1
        if openings.contains(String(text[..<index])) { return true }
        if words == 6 { break }
      }
      return false
    }
  }

  /// The phrases in lines of `heading`, `line` or `notice`, a tab, and phrases; other lines say nothing.
  init(text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2 else { continue }
      for phrase in cells[1].split(separator: "|") {
        switch cells[0] {
        case "heading": headings.add(phrase)
        case "notice": notices.add(phrase)
        default: lines.add(phrase)
        }
      }
    }
  }

  /// Whether a heading, folded, opens a section that is no part of the article.
  func opensFurniture(_ folded: String) -> Bool { headings.contains(folded) }

  /// Whether a block of a few sentences, folded, is a notice of the page's own, as of cookies.
  func isNotice(_ folded: String) -> Bool { notices.contains(folded) }

  /// Whether a short block, folded, is no part of the article.
  func isFurniture(_ folded: String) -> Bool { lines.contains(folded) }

  /// The words of a text in UTF-8, in lower case with one space between them, "#" for each number;
  /// what is no letter of ASCII and no character beyond it but punctuation separates words.
  static func folded(_ text: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): result.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if result.last != UInt8(ascii: "#") { result.append(UInt8(ascii: "#")) }
      case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80:
        // Dashes, quotation marks, bullets: U+2000 to U+203F.
        if let last = result.last, last != 0x20 { result.append(0x20) }
        index += 2
      case 0x80...: result.append(byte)
      default: if let last = result.last, last != 0x20 { result.append(0x20) }
      }
      index += 1
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
}
