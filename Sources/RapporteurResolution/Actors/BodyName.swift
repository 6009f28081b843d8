internal import Foundation
internal import RapporteurLanguage

/// A body's name as it is compared: its telling words, its state, its acronym.
struct BodyName {
  /// The telling words, stemmed, without words for a state.
  let words: Set<String>
  /// The code of the state that the name itself mentions ("U.S. State Department"), or nil.
  let state: String?
  /// The acronym that it is, or that its words would have; nil for a single word.
  let acronym: String?
  /// Whether it is an acronym.
  let isAcronym: Bool
  /// Whether it means something only where it stands ("our team", "these agencies").
  let isDescription: Bool

  init(_ name: String, states: StateTable) {
    var state: String?
    var kept: [Substring] = []
    let parts = name.split(separator: " ")
    for word in parts {
      let bare = word.hasSuffix("'s") || word.hasSuffix("\u{2019}s") ? word.dropLast(2) : word
      let text = String(bare)
      if let entry = states.state(named: text) ?? states.state(adjective: text) {
        state = state ?? entry.code
      } else {
        kept.append(bare)
      }
    }
    if state == nil, let place = parts.dropFirst().firstIndex(of: "of"), place + 1 < parts.count {
      state = states.state(named: String(name[parts[place + 1].startIndex...]))?.code
    }
    let first = parts.first.map { $0.lowercased() } ?? ""
    isDescription =
      Self.pointers.contains(first) || !name.contains(where: \.isUppercase)
      || kept.isEmpty && state == nil
    let telling = kept.filter { !Words.stop.contains(Substring($0.lowercased())) }
    let joined = kept.joined(separator: " ")
    words = Set(Words.content(joined).map { Self.nouns[$0] ?? $0 })
    self.state = state
    let letters = joined.filter { !$0.isPunctuation }
    isAcronym =
      telling.count == 1 && letters.count >= 2 && letters.count <= 7
      && letters.allSatisfy { $0.isUppercase || $0.isNumber }
    if isAcronym {
      acronym = letters.lowercased()
    } else if telling.count > 2 {
      acronym = String(telling.compactMap { $0.first?.lowercased().first })
    } else {
      acronym = nil
    }
  }

  private static let pointers: Set<String> = [
    "our", "my", "his", "her", "their", "your", "its", "these", "those", "this", "that", "other",
    "some", "many", "several", "all", "both", "such", "any", "each", "every", "another", "certain",
  ]
  /// Words that bodies of one office go by in different states and reports.
  private static let nouns = [
    "ministry": "department", "ministri": "department", "defenc": "defens",
  ]
}
