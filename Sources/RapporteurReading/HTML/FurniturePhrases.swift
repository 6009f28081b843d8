/// The words by which blocks are known that are no part of an article.
struct FurniturePhrases: Sendable {
  /// The phrases that the package ships.
  static let shared = FurniturePhrases(text: PageResource.text(of: "phrases.tsv"))

  private var headings = Phrases()
  private var lines = Phrases()

  private struct Phrases: Sendable {
    var whole: Set<String> = []
    var openings: Set<String> = []

    mutating func add(_ phrase: Substring) {
      if phrase.hasSuffix(" *") {
        openings.insert(String(phrase.dropLast(2)))
      } else {
        whole.insert(String(phrase))
      }
    }

    func contains(_ text: String) -> Bool {
      if whole.contains(text) || openings.contains(text) { return true }
      var words = 0
      for index in text.indices where text[index] == " " {
        words += 1
        if openings.contains(String(text[..<index])) { return true }
        if words == 6 { break }
      }
      return false
    }
  }

  /// The phrases in lines of `heading` or `line`, a tab, and phrases; other lines say nothing.
  init(text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2 else { continue }
      for phrase in cells[1].split(separator: "|") {
        if cells[0] == "heading" { headings.add(phrase) } else { lines.add(phrase) }
      }
    }
  }

  /// Whether a heading, folded, opens a section that is no part of the article.
  func opensFurniture(_ folded: String) -> Bool { headings.contains(folded) }

  /// Whether a short block, folded, is no part of the article.
  func isFurniture(_ folded: String) -> Bool { lines.contains(folded) }

  /// The words of a text in lower case with one space between them, "#" for each number.
  static func folded(_ text: String) -> String {
    var result = ""
    var isNumber = false
    for scalar in text.lowercased().unicodeScalars {
      if (0x30...0x39).contains(scalar.value) {
        if !isNumber { result.unicodeScalars.append("#") }
        isNumber = true
      } else if scalar.properties.isAlphabetic {
        isNumber = false
        result.unicodeScalars.append(scalar)
      } else {
        isNumber = false
        if result.last != " ", !result.isEmpty { result.unicodeScalars.append(" ") }
      }
    }
    if result.last == " " { result.removeLast() }
    return result
  }
}
