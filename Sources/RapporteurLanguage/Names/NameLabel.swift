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

  /// Whether a label can follow another, by their numbers: row by row of the label before.
  private static let follows: [Bool] = (0..<(count * count)).map {
    NameLabel(number: $0 % count).canFollow(NameLabel(number: $0 / count), isLastWord: false)
  }

  /// The allowed sequence of labels whose scores, `stride` apart for each word, have the highest sum.
  package static func path(_ scores: UnsafePointer<Float>, stride: Int, count words: Int)
    -> [NameLabel]
  {
    guard words > 0 else { return [] }
    var totals = (0..<count).map { label in
      NameLabel(number: label).canFollow(outside, isLastWord: false)
        ? scores[label] : -Float.infinity
    }
    var before: [UInt8] = []
    before.reserveCapacity(words * count)
    var next = totals
    for word in 1..<max(1, words) {
      for label in 0..<count {
        var best = 0
        var bestTotal = -Float.infinity
        for last in 0..<count where follows[last * count + label] && totals[last] > bestTotal {
          best = last
          bestTotal = totals[last]
        }
        next[label] = bestTotal + scores[word * stride + label]
        before.append(UInt8(truncatingIfNeeded: best))
      }
      swap(&totals, &next)
    }
    var label = 0
    for other in 1..<count where !NameLabel(number: other).isOpen && totals[other] > totals[label] {
      label = other
    }
    var path = [NameLabel(number: label)]
    for word in Swift.stride(from: words - 1, to: 0, by: -1) {
      label = Int(before[(word - 1) * count + label])
      path.append(NameLabel(number: label))
    }
    return path.reversed()
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
