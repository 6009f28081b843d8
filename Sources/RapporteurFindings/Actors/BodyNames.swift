internal import RapporteurCore
internal import RapporteurLanguage

/// Names of bodies in which "and" or a comma stands, so that no finder of names can tell them from a list of two.
struct BodyNames: Sendable {
  /// The names as words in lower case, the longest first, by their first word.
  private let namesByFirst: [String: [[String]]]

  /// Reads the table, whose header says what its columns are.
  init(_ source: String) {
    var namesByFirst: [String: [[String]]] = [:]
    for line in source.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t")
      guard columns.count == 2 else { continue }
      for name in columns[1].split(separator: "|") {
        let words = Self.words(of: String(name))
        guard let first = words.first else { continue }
        namesByFirst[first, default: []].append(words)
      }
    }
    self.namesByFirst = namesByFirst.mapValues { names in names.sorted { $0.count > $1.count } }
  }

  /// "Energy, Trade and Mines" as "energy", ",", "trade", "and", "mines".
  private static func words(of name: String) -> [String] {
    name.lowercased().split(separator: " ").flatMap { word -> [String] in
      word.hasSuffix(",") ? [String(word.dropLast()), ","] : [String(word)]
    }
  }

  /// Whether the table has a name, whatever its capitals.
  func contains(_ name: String) -> Bool {
    let words = Self.words(of: name.trimmingArticle())
    return words.first.flatMap { namesByFirst[$0] }?.contains(words) ?? false
  }

  /// The words of the name that begins with a capital at `word`, or nil.
  func name(at word: Int, of analysis: Analysis) -> Range<Int>? {
    guard analysis.forms[word].first?.isUppercase == true,
      let names = namesByFirst[analysis.lowercasedForm(word)]
    else { return nil }
    for name in names where word + name.count <= analysis.count {
      let words = word..<(word + name.count)
      if zip(words, name).allSatisfy({ analysis.lowercasedForm($0) == $1 }),
        analysis.sentenceIndex[word] == analysis.sentenceIndex[words.upperBound - 1]
      {
        return words
      }
    }
    return nil
  }
}
