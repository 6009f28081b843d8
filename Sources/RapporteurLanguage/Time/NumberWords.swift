/// Numbers as English writes them: "six", "twenty-one", "sixth", "21st", "1,500", "a couple of".
///
/// Its data is `Resources/en/numbers.tsv`. Case is of no account.
public struct NumberWords: Sendable {
  /// What a word adds to a number.
  enum Part: Hashable, Sendable {
    /// Zero to nineteen.
    case unit(Int)
    /// Twenty, thirty … ninety.
    case ten(Int)
    /// Hundred, thousand, million …
    case scale(Int)
    /// "Dozen", "couple", "pair".
    case group(Int)
    /// A word that ends an ordinal: its number, and whether it takes the place of a unit, a ten or a
    /// scale.
    indirect case ordinal(Part)
    case and, hyphen, article, of
  }

  /// The words that the package ships; loaded once.
  public static let standard = NumberWords(resource: ResourceTable.text(of: "numbers.tsv"))

  /// What could not be read; empty for the words that the package ships.
  public let problems: [ResourceProblem]
  /// From each word, in lower case, to what it adds.
  let parts: [String: Part]
  /// Words for an open number: "several", "few".
  let open: Set<String>

  private init(resource: Result<String, ResourceProblem>) {
    var parts: [String: Part] = [
      "and": .and, "-": .hyphen, "a": .article, "an": .article, "of": .of,
    ]
    var open: Set<String> = []
    var problems: [ResourceProblem] = []
    switch resource {
    case .failure(let problem): problems.append(problem)
    case .success(let text):
      for row in ResourceTable(text: text).rows {
        let number = Int(row[1])
        let part: Part? = number.flatMap { Self.part(row[0], $0) }
        if let part {
          for word in row.list(2) { parts[word] = part }
          for word in row.list(3) { parts[word] = .ordinal(part) }
        } else if row[0] == "open" {
          open.formUnion(row.list(2))
        } else {
          problems.append(
            ResourceProblem(
              resource: "numbers.tsv", line: row.line,
              message: "expected unit, ten, scale, group or open and a number; found "
                + "“\(row[0])”, “\(row[1])”"))
        }
      }
    }
    self.parts = parts
    self.open = open
    self.problems = problems
  }

  private static func part(_ kind: String, _ number: Int) -> Part? {
    switch kind {
    case "unit": .unit(number)
    case "ten": .ten(number)
    case "scale": .scale(number)
    case "group": .group(number)
    default: nil
    }
  }

  /// The number that `text` is from end to end ("twenty-one", "1,500", "a couple of"), or nil.
  public func cardinal(_ text: String) -> Int? { whole(text, ordinal: false) }

  /// The number of the ordinal that `text` is from end to end ("sixth", "21st"), or nil.
  public func ordinal(_ text: String) -> Int? { whole(text, ordinal: true) }

  /// The longest number that starts at `start` in `words`, with the number of words that it takes.
  ///
  /// A hyphenated word may be one word or several.
  public func cardinal(at start: Int, in words: [String]) -> (value: Int, count: Int)? {
    longest(at: start, in: words, ordinal: false)
  }

  /// The longest ordinal that starts at `start` in `words`, with the number of words that it takes.
  public func ordinal(at start: Int, in words: [String]) -> (value: Int, count: Int)? {
    longest(at: start, in: words, ordinal: true)
  }

  private func whole(_ text: String, ordinal: Bool) -> Int? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let found = longest(at: 0, in: words, ordinal: ordinal), found.count == words.count else {
      return nil
    }
    return found.value
  }

  private func longest(at start: Int, in words: [String], ordinal: Bool)
    -> (value: Int, count: Int)?
  {
    guard words.indices.contains(start) else { return nil }
    let first = words[start].lowercased()
    if let value = ordinal ? Self.ordinalDigits(first) : Self.digits(first) { return (value, 1) }
    var pieces: [Part] = []
    var ends: [Int: Int] = [:]
    for position in start..<min(words.count, start + 12) {
      let word = words[position].lowercased()
      var known = true
      for piece in Self.pieces(word) {
        guard let part = parts[piece] else {
          known = false
          break
        }
        pieces.append(part)
      }
      guard known else { break }
      ends[pieces.count] = position - start + 1
    }
    var best: (value: Int, count: Int)?
    for reading in Self.readings(of: pieces) where reading.isOrdinal == ordinal {
      if let count = ends[reading.count] { best = (reading.value, count) }
    }
    return best
  }

  /// The pieces of a word: split at hyphens, which are pieces too.
  private static func pieces(_ word: String) -> [String] {
    var pieces: [String] = []
    for (index, part) in word.split(separator: "-", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { pieces.append("-") }
      if !part.isEmpty { pieces.append(String(part)) }
    }
    return pieces
  }

  /// The number of digits with or without commas between thousands, or nil.
  static func digits(_ word: String) -> Int? {
    let groups = word.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, word.utf8.count <= 15,
      groups.count == 1 || (first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }),
      word.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C })
    else { return nil }
    return Int(groups.joined())
  }

  /// The number of "21st", or nil.
  private static func ordinalDigits(_ word: String) -> Int? {
    guard word.count > 2, ["st", "nd", "rd", "th"].contains(word.suffix(2)) else { return nil }
    return digits(String(word.dropLast(2)))
  }

  /// A number that a run of pieces starts with.
  struct Reading: Hashable {
    /// The number.
    var value: Int
    /// How many pieces it takes.
    var count: Int
    /// Whether it is an ordinal.
    var isOrdinal: Bool
  }

  /// The numbers that `pieces` start with, the shortest first.
  static func readings(of pieces: some RandomAccessCollection<Part>) -> [Reading] {
    var readings: [Reading] = []
    var total = 0
    var current = 0
    var lastScale = Int.max
    var started = false
    var pending: Part?
    var position = 0
    for piece in pieces {
      position += 1
      var part = piece
      var isOrdinal = false
      if case .ordinal(let inner) = piece { (part, isOrdinal) = (inner, true) }
      switch part {
      case .unit(let value):
        if pending == .article || (pending == .hyphen && current % 100 < 20) { return readings }
        guard
          !started || current % 100 == 0
            || (current % 100 >= 20 && current % 10 == 0 && (1...9).contains(value))
        else { return readings }
        current += value
      case .ten(let value):
        guard pending != .article, pending != .hyphen, !started || current % 100 == 0 else {
          return readings
        }
        current += value
      case .scale(100):
        guard pending == nil || pending == .article, current < 100 else { return readings }
        current = max(1, current) * 100
      case .scale(let value):
        guard pending == nil || pending == .article, value < lastScale,
          started || pending == .article || isOrdinal, total < Int.max / 2_000_000_000
        else { return readings }
        total += max(1, current) * value
        current = 0
        lastScale = value
      case .group(let value):
        guard pending == nil || pending == .article, total == 0, current < 1000 else {
          return readings
        }
        readings.append(
          Reading(value: max(1, current) * value, count: position, isOrdinal: isOrdinal))
        let rest = pieces.dropFirst(position)
        if rest.first == .of, !isOrdinal {
          readings.append(
            Reading(value: max(1, current) * value, count: position + 1, isOrdinal: false))
        }
        return readings
      case .and:
        guard started, pending == nil, current % 100 == 0 else { return readings }
        pending = .and
        continue
      case .hyphen:
        guard started, pending == nil else { return readings }
        pending = .hyphen
        continue
      case .article:
        guard !started, pending == nil else { return readings }
        pending = .article
        continue
      case .of, .ordinal: return readings
      }
      started = true
      pending = nil
      readings.append(Reading(value: total + current, count: position, isOrdinal: isOrdinal))
      if isOrdinal { return readings }
    }
    return readings
  }
}
