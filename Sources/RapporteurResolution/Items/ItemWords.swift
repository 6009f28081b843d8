internal import Foundation

/// Words of agreement items by what they mean there; its data is `Resources/en/item-words.tsv`.
struct ItemWords: Sendable {
  /// The table that the package ships; loaded once. Empty where it cannot be read, as a test would show.
  static let standard = ItemWords(
    text: (try? String(
      contentsOf: Bundle.module.bundleURL.appendingPathComponent("en/item-words.tsv"),
      encoding: .utf8)) ?? "")

  private var leaders: [String: String] = [:]
  private var light: Set<String> = []

  init(text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2 else { continue }
      let words = cells[1].split(separator: "|").flatMap { Words.content(String($0)) }
      if cells[0] == "light" {
        light.formUnion(words)
      } else if let leader = words.first {
        for word in words { leaders[word] = leader }
      }
    }
  }

  /// Whether the table has no line.
  var isEmpty: Bool { leaders.isEmpty }

  /// The telling words of `text`, each by the first of those that mean the same, and the light ones.
  func words(of text: String) -> (telling: Set<String>, light: Set<String>) {
    var result = (telling: Set<String>(), light: Set<String>())
    for word in Words.content(text) {
      if light.contains(word) {
        result.light.insert(word)
      } else {
        result.telling.insert(leaders[word] ?? word)
      }
    }
    return result
  }
}
