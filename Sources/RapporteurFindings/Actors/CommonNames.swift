internal import RapporteurCore

/// The names under which persons are listed, where documents print formal ones.
struct CommonNames: Sendable {
  private let commonByFormal: [String: String]

  /// Reads the table, whose header says what its columns are.
  init(_ source: String) {
    var commonByFormal: [String: String] = [:]
    for line in source.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t").map(String.init)
      if columns.count == 2 { commonByFormal[columns[0].folded()] = columns[1] }
    }
    self.commonByFormal = commonByFormal
  }

  /// The name to list a person under: the common one where the table has it, middle initials and "Jr."
  /// aside ("Joseph R. Biden, Jr.": "Joe Biden"); else the one that is printed.
  func name(for printed: String) -> String {
    var words = printed.split(separator: " ").map(String.init)
    if let last = words.last, words.count > 2,
      ["jr", "jr.", "sr", "sr.", "iii", "iv"].contains(last.lowercased()),
      last.lowercased().first == "j" || last.lowercased().first == "s" || words.count > 3
    {
      words.removeLast()
      if let end = words.last, end.hasSuffix(",") {
        words[words.count - 1] = String(end.dropLast())
      }
    }
    if words.count > 2 {
      let middle = words[1..<(words.count - 1)].filter { !Self.isInitial($0) }
      words = [words[0]] + middle + [words[words.count - 1]]
    }
    let bare = words.joined(separator: " ")
    return commonByFormal[bare.folded()] ?? printed
  }

  /// "J." or "J".
  private static func isInitial(_ word: String) -> Bool {
    let letters = word.filter { $0 != "." }
    return letters.count == 1 && letters.allSatisfy(\.isUppercase)
  }
}
