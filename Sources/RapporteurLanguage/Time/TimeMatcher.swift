internal import RapporteurCore

/// Matches the time rules against the atoms of one sentence.
///
/// A class, so that a pattern can be matched by calls that hand on to what follows it: nothing is
/// stored for a way that fails. It is used by one thread and lives for one sentence.
final class TimeMatcher {
  /// A stretch of atoms that a symbol matches, and what it stands for.
  struct Match {
    var end: Int
    var term: TimeTerm
  }

  private let grammar: TimeGrammar
  private let atoms: TimeAtoms
  /// The part of speech of the word that an atom starts in, or nil if there are no tags.
  private let tag: (Int) -> String?
  private let builder: TimeBuilder
  /// The matches of categories that are known, by symbol and position.
  private var known: [Int: [Match]] = [:]
  /// What the pattern that is being matched has kept so far.
  private var captures: [(variable: Int32, term: TimeTerm)] = []

  /// A matcher over `atoms`; `tense` says where a word's sentence places what it tells.
  init(
    grammar: TimeGrammar, atoms: TimeAtoms, tag: @escaping (Int) -> String?,
    tense: @escaping (Int) -> TimeDirection
  ) {
    self.grammar = grammar
    self.atoms = atoms
    self.tag = tag
    builder = TimeBuilder(tense: tense)
  }

  /// The longest time expression that starts at `position`; of equally long ones that of the first
  /// rule. Its reading is nil where the words only look like one ("a 6-year-old").
  func expression(at position: Int) -> (end: Int, reading: TimeReading?)? {
    guard grammar.startsExpression[Int(atoms.ids[position])] else { return nil }
    var best: (end: Int, reading: TimeReading?)?
    for symbol in grammar.expressions {
      for match in matches(of: symbol, at: position) where match.end > (best?.end ?? position) {
        switch match.term {
        case .reading(let reading): best = (match.end, reading)
        case .none: best = (match.end, nil)
        default: break
        }
      }
    }
    return best
  }

  // MARK: Symbols

  private func matches(of symbol: Int, at position: Int) -> [Match] {
    guard position < atoms.count else { return [] }
    switch grammar.symbols[symbol] {
    case .words(let entries): return words(entries, at: position)
    case .builtin(let builtin): return numbers(builtin, at: position)
    case .category:
      let rules = grammar.rulesByAtom[symbol][Int(atoms.ids[position])]
      if rules.isEmpty { return [] }
      let key = symbol * (atoms.count + 1) + position
      if let matches = known[key] { return matches }
      let matches = matches(ofRules: rules, at: position)
      known[key] = matches
      return matches
    }
  }

  private func matches(ofRules rules: [Int], at position: Int) -> [Match] {
    var found: [Match] = []
    let outer = captures
    captures = []
    for number in rules {
      for pattern in grammar.rules[number].patterns {
        match(pattern, at: position) { end in
          guard end > position, !found.contains(where: { $0.end == end }),
            holds(grammar.rules[number].conditions, position, end),
            let term = builder.term(
              grammar.rules[number].formula, captures: captures, word: atoms.words[position])
          else { return }
          found.append(Match(end: end, term: term))
        }
      }
    }
    captures = outer
    return found
  }

  private func words(
    _ entries: [Int32: [(rest: [Int32], value: String)]], at position: Int
  ) -> [Match] {
    guard let candidates = entries[atoms.ids[position]] else { return [] }
    return candidates.compactMap { candidate in
      let end = position + 1 + candidate.rest.count
      guard end <= atoms.count, atoms.ids[(position + 1)..<end].elementsEqual(candidate.rest) else {
        return nil
      }
      return Match(end: end, term: .symbol(candidate.value))
    }
  }

  // MARK: Patterns

  /// Calls `then` with the end of each way in which the pattern matches, the longer way first.
  private func match(_ node: Int32, at position: Int, then: (Int) -> Void) {
    switch grammar.nodes[Int(node)] {
    case .word(let id, let glued):
      guard position < atoms.count, atoms.ids[position] == id, !glued || atoms.isGlued[position]
      else { return }
      then(position + 1)
    case .symbol(let symbol, let variable, let glued):
      guard position < atoms.count, !glued || atoms.isGlued[position] else { return }
      for match in matches(of: Int(symbol), at: position) {
        captures.append((variable, match.term))
        then(match.end)
        captures.removeLast()
      }
    case .sequence(let parts): matchAll(parts, at: position, then: then)
    case .choice(let parts):
      for part in parts { match(grammar.children[Int(part)], at: position, then: then) }
    case .optional(let part):
      match(part, at: position, then: then)
      then(position)
    }
  }

  private func matchAll(_ parts: Range<Int32>, at position: Int, then: (Int) -> Void) {
    guard let first = parts.first else { return then(position) }
    match(grammar.children[Int(first)], at: position) { end in
      matchAll(parts.dropFirst(), at: end, then: then)
    }
  }

  // MARK: Conditions

  private func holds(_ conditions: [TimeGrammar.Condition], _ start: Int, _ end: Int) -> Bool {
    conditions.allSatisfy { condition in
      switch condition {
      case .before(let neighbours, let wanted):
        isOne(of: neighbours, end, runsOn: runsOn(end - 1)) == wanted
      case .after(let neighbours, let wanted):
        isOne(of: neighbours, start - 1, runsOn: runsOn(start - 1)) == wanted
      case .capital(let wanted): atoms.isCapital[start] == wanted
      case .tags(let tags, let wanted):
        tag(atoms.words[start]).map { tags.contains($0) == wanted } ?? true
      case .tagsBefore(let tags, let wanted):
        start == 0
          ? !wanted : tag(atoms.words[start - 1]).map { tags.contains($0) == wanted } ?? true
      case .notSentenceStart: start > 0
      case .future: builder.tense(atoms.words[start]) == .future
      }
    }
  }

  private func isOne(of neighbours: TimeGrammar.Neighbours, _ atom: Int, runsOn: Bool) -> Bool {
    guard atom >= 0, atom < atoms.count else { return neighbours.edge }
    if neighbours.glued && runsOn { return true }
    if neighbours.digits && atoms.ids[atom] == TimeAtoms.digits { return true }
    if neighbours.name && atoms.ids[atom] == TimeAtoms.unknown && atoms.isCapital[atom] {
      return true
    }
    if neighbours.unknown && atoms.ids[atom] == TimeAtoms.unknown { return true }
    return neighbours.words.contains(atoms.ids[atom])
  }

  /// Whether an atom and the next one are parts of one word or number: "year-old", "1462.93", "$5".
  private func runsOn(_ atom: Int) -> Bool {
    guard atom >= 0, atom + 1 < atoms.count, atoms.isGlued[atom + 1] else { return false }
    return isSolid(atom, beside: atom + 1) && isSolid(atom + 1, beside: atom)
  }

  /// Whether an atom is no mark that ends or opens a phrase; a point or a comma is none between
  /// digits.
  private func isSolid(_ atom: Int, beside other: Int) -> Bool {
    switch grammar.vocabulary.words[Int(atoms.ids[atom])] {
    case "'", "\"", "(", ")", "[", "]", ";", "!", "?", "_", "*": return false
    case ".", ",", ":":
      let far = atom + (atom - other)
      return atoms.ids[other] == TimeAtoms.digits && far >= 0 && far < atoms.count
        && atoms.ids[far] == TimeAtoms.digits && atoms.isGlued[max(atom, far)]
    case "": return atoms.isLetter(atom)
    default: return true
    }
  }

  // MARK: Numbers

  private func numbers(_ builtin: TimeGrammar.Builtin, at position: Int) -> [Match] {
    if atoms.ids[position] == TimeAtoms.digits { return digits(builtin, at: position) }
    switch builtin {
    case .int2, .digits2, .int4: return []
    case .number:
      let id = Int(atoms.ids[position])
      if grammar.isOpenNumber[id] { return [Match(end: position + 1, term: .number(nil))] }
      if grammar.numberParts[id] == .article, position + 1 < atoms.count,
        grammar.isOpenNumber[Int(atoms.ids[position + 1])]
      {
        return [Match(end: position + 2, term: .number(nil))]
      }
      return NumberWords.readings(of: parts(from: position)).filter { !$0.isOrdinal }
        .map { Match(end: position + $0.count, term: .number(Double($0.value))) }
    case .ordinal:
      return NumberWords.readings(of: parts(from: position)).filter(\.isOrdinal)
        .map { Match(end: position + $0.count, term: .number(Double($0.value))) }
    case .yearwords: return yearInWords(at: position)
    }
  }

  /// What the atoms from `position` on add to a number.
  private func parts(from position: Int) -> [NumberWords.Part] {
    var parts: [NumberWords.Part] = []
    for atom in position..<min(atoms.count, position + 12) {
      guard let part = grammar.numberParts[Int(atoms.ids[atom])] else { break }
      parts.append(part)
    }
    return parts
  }

  private func yearInWords(at position: Int) -> [Match] {
    let parts = parts(from: position)
    let century: Int
    switch parts.first {
    case .unit(let value) where value >= 11: century = value
    case .ten(20): century = 20
    case .unit(2):
      return NumberWords.readings(of: parts).filter { (2000...2099).contains($0.value) }
        .map { Match(end: position + $0.count, term: .number(Double($0.value))) }
    default: return []
    }
    return NumberWords.readings(of: parts.dropFirst())
      .filter { !$0.isOrdinal && (10...99).contains($0.value) }
      .map { Match(end: position + 1 + $0.count, term: .number(Double(century * 100 + $0.value))) }
  }

  private func digits(_ builtin: TimeGrammar.Builtin, at position: Int) -> [Match] {
    let value = Double(atoms.numbers[position])
    guard value >= 0 else { return [] }
    let length = atoms.spans[position].count
    let whole = [Match(end: position + 1, term: .number(value))]
    switch builtin {
    case .int2: return length <= 2 ? whole : []
    case .digits2: return length == 2 ? whole : []
    case .int4: return length == 4 && value >= 1000 && value < 2200 ? whole : []
    case .yearwords: return []
    case .ordinal:
      guard follows(position, ["st", "nd", "rd", "th"]) != nil else { return [] }
      return [Match(end: position + 2, term: .number(value))]
    case .number: return [decimal(value, at: position)]
    }
  }

  /// The number in digits at `position`: "1,500", "2.5", "2 1/2", "1/2", "2½".
  private func decimal(_ value: Double, at position: Int) -> Match {
    var value = value
    var end = position + 1
    while follows(end - 1, [","]) != nil, isDigits(end + 1, length: 3) {
      value = value * 1000 + Double(atoms.numbers[end + 1])
      end += 2
    }
    if follows(end - 1, ["."]) != nil, isDigits(end + 1, length: nil) {
      var fraction = Double(atoms.numbers[end + 1])
      for _ in 0..<atoms.spans[end + 1].count { fraction /= 10 }
      return Match(end: end + 2, term: .number(value + fraction))
    }
    if end < atoms.count, grammar.vocabulary.words[Int(atoms.ids[end])] == "\u{7F}" {
      return Match(end: end + 1, term: .number(value + 0.5))
    }
    if let fraction = fraction(at: end) {
      return Match(end: end + 3, term: .number(value + fraction))
    }
    if let fraction = fraction(at: position) {
      return Match(end: position + 3, term: .number(fraction))
    }
    return Match(end: end, term: .number(value))
  }

  /// The fraction of one-digit numbers at `position`, "1/2", or nil.
  private func fraction(at position: Int) -> Double? {
    guard position < atoms.count, isDigits(position, length: 1, glued: false),
      follows(position, ["/"]) != nil, isDigits(position + 2, length: 1),
      atoms.numbers[position] < atoms.numbers[position + 2]
    else { return nil }
    return Double(atoms.numbers[position]) / Double(atoms.numbers[position + 2])
  }

  private func isDigits(_ position: Int, length: Int?, glued: Bool = true) -> Bool {
    position < atoms.count && atoms.ids[position] == TimeAtoms.digits
      && atoms.numbers[position] >= 0 && (!glued || atoms.isGlued[position])
      && (length == nil || atoms.spans[position].count == length)
  }

  /// The word after `position` if it is glued to it and one of `words`.
  private func follows(_ position: Int, _ words: [String]) -> String? {
    guard position + 1 < atoms.count, atoms.isGlued[position + 1] else { return nil }
    let word = grammar.vocabulary.words[Int(atoms.ids[position + 1])]
    return words.contains(word) ? word : nil
  }
}
