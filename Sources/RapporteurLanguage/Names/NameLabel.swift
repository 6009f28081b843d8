/// What the name finder says of one word: outside names, or its place in a name of a kind.
///
/// Labels are numbers: 0 is outside; then, for each kind, a name of one word, and the first, an
/// inner and the last word of a longer one.
package struct NameLabel: Hashable, Sendable {
  package enum Place: Int, CaseIterable, Sendable {
    case only, first, inner, last
  }

  /// The kinds that are told apart; states are told from other places by the table of states.
  package static let kinds: [EntityMention.Kind] = [.person, .organisation, .place, .other]
  package static let count = 1 + kinds.count * Place.allCases.count
  package static let outside = NameLabel(number: 0)

  package let number: Int

  package init(number: Int) { self.number = number }

  package init(kind: Int, _ place: Place) {
    number = 1 + kind * Place.allCases.count + place.rawValue
  }

  /// The index of its kind in `kinds`, nil outside.
  package var kind: Int? { number == 0 ? nil : (number - 1) / Place.allCases.count }

  package var place: Place? {
    number == 0 ? nil : Place(rawValue: (number - 1) % Place.allCases.count)
  }

  /// Whether a name goes on after this word.
  package var isOpen: Bool { place == .first || place == .inner }

  /// Whether this label can come after `other`, with more words to come or none.
  package func canFollow(_ other: NameLabel, isLastWord: Bool) -> Bool {
    if isLastWord, isOpen { return false }
    let continues = place == .inner || place == .last
    return other.isOpen ? continues && kind == other.kind : !continues
  }

  /// The allowed label of the highest score, the first of equals.
  package static func best<Score: Comparable>(
    _ scores: UnsafeMutablePointer<Score>, after other: NameLabel, isLastWord: Bool
  ) -> NameLabel {
    var best: NameLabel?
    for number in 0..<count {
      let label = NameLabel(number: number)
      guard label.canFollow(other, isLastWord: isLastWord) else { continue }
      if let known = best, scores[number] <= scores[known.number] { continue }
      best = label
    }
    return best ?? outside
  }

  /// The names that a sentence's labels spell out: their words and the index of their kind.
  package static func names(_ labels: [NameLabel]) -> [(words: Range<Int>, kind: Int)] {
    var result: [(words: Range<Int>, kind: Int)] = []
    var start = 0
    for (index, label) in labels.enumerated() {
      guard let place = label.place, let kind = label.kind else { continue }
      if place == .only || place == .first { start = index }
      if place == .only || place == .last { result.append((start..<(index + 1), kind)) }
    }
    return result
  }
}
