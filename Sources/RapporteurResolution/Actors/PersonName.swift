internal import Foundation

/// A person's name as it is compared across reports.
///
/// Two full names can be one person's when their last words agree and their given names do: as forms of one name, as
/// an initial, or as transliterations of one spelling.
struct PersonName: Hashable {
  /// The words without suffixes and particles, folded; the last is taken for the family name.
  let words: [String]
  /// The words as their skeletons.
  let skeletons: [String]

  /// How two names agree, the least sure last.
  enum Agreement: Int, Comparable {
    case same, spelling, form, initial, surname, given

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  init(_ name: String) {
    var words = Words.list(PersonName.withoutArticles(name)).map(String.init)
    while words.count > 1, let last = words.last, Self.suffixes.contains(last) {
      words.removeLast()
    }
    let bare = words.filter { !Self.particles.contains($0) }
    if !bare.isEmpty { words = bare }
    self.words = words
    skeletons = words.map(Self.skeleton)
  }

  /// Whether there is a given name.
  var isFull: Bool { words.count > 1 }

  /// How this name and `other` can be one person's; nil where they cannot.
  func agreement(with other: PersonName) -> Agreement? {
    guard !words.isEmpty, !other.words.isEmpty else { return nil }
    if words == other.words { return isFull ? .same : .surname }
    guard isFull, other.isFull else {
      let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
      if short.isSurname(of: long) { return .surname }
      return short.skeletons[0] == long.skeletons[0] ? .given : nil
    }
    if skeletons.sorted() == other.skeletons.sorted() { return .spelling }
    let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
    guard let last = short.skeletons.last, let longLast = long.skeletons.last,
      Self.areSpellings(last, longLast)
    else { return nil }
    var worst = last == longLast ? Agreement.same : .spelling
    var next = 0
    let rest = long.words.count - 1
    // Past another given name that is written out an initial joins nobody: "Rosalynn" is not "Dorval R.".
    var hasPassedName = false
    for index in 0..<(short.words.count - 1) {
      var found: Agreement?
      while next < rest, found == nil {
        found = Self.givenAgreement(short.words[index], long.words[next])
        if found == .initial, hasPassedName { found = nil }
        if found == nil, long.words[next].count > 1 { hasPassedName = true }
        next += 1
      }
      guard let found else { return nil }
      worst = max(worst, found)
    }
    return max(worst, .spelling)
  }

  /// The keys of the blocks in which to look for the same person.
  var blocks: Set<String> {
    guard let first = skeletons.first, let last = skeletons.last else { return [] }
    return isFull ? ["last " + last, "first " + first] : ["last " + last, "first " + last]
  }

  private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "esq", "phd", "md"]
  private static let particles: Set<String> = [
    "al", "el", "bin", "ibn", "ben", "de", "der", "von", "van",
  ]

  /// The name without Arabic articles bound to a word by a hyphen.
  private static func withoutArticles(_ name: String) -> String {
    name.split(separator: " ").map { word -> Substring in
      let lower = word.lowercased()
      return word.count > 5 && (lower.hasPrefix("al-") || lower.hasPrefix("el-"))
        ? word.dropFirst(3) : word
    }.joined(separator: " ")
  }

  /// How two given names can be one: as the same, as spellings, as forms, as a name and its initial.
  static func givenAgreement(_ a: String, _ b: String) -> Agreement? {
    if a == b { return .same }
    if a.count == 1 || b.count == 1 { return a.first == b.first ? .initial : nil }
    let (x, y) = (skeleton(a), skeleton(b))
    if x == y { return .spelling }
    if GivenNames.standard.areForms(a, b) { return .form }
    let (short, long) = x.count <= y.count ? (x, y) : (y, x)
    // "Steve" and "Steven", "Jae" and "Jaein"; but "Paul" is not "Paula".
    if short.count >= 3, long.hasPrefix(short), long != short + "a" { return .form }
    return areSpellings(x, y) ? .spelling : nil
  }

  /// Whether this one word is a full name's last: in another spelling only where it is long enough for it to tell, so that
  /// "Jen" is not Joyce Yen.
  private func isSurname(of name: PersonName) -> Bool {
    guard let last = name.words.last else { return false }
    return words[0] == last
      || min(words[0].count, last.count) >= Self.shortestSpelling
        && skeletons[0] == name.skeletons.last
  }

  /// The letters that a word has at least for another spelling of it to be known.
  private static let shortestSpelling = 5
  /// The letters in which transliterations differ.
  private static let softLetters = Set("aeiouyhwjv".utf8)

  /// Whether two skeletons of five letters or more differ in one letter at most, which is not the first and one
  /// of those in which transliterations differ: "Johnson" is not "Johnston".
  static func areSpellings(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (x, y) = (Array(a.utf8), Array(b.utf8))
    guard min(x.count, y.count) >= shortestSpelling, abs(x.count - y.count) <= 1, x[0] == y[0]
    else { return false }
    let before = zip(x, y).prefix { $0 == $1 }.count
    let after = min(
      zip(x.reversed(), y.reversed()).prefix { $0 == $1 }.count, min(x.count, y.count) - before)
    let odd = x[before..<(x.count - after)] + y[before..<(y.count - after)]
    return before + after >= max(x.count, y.count) - 1 && odd.allSatisfy(softLetters.contains)
  }

  /// A folded word as it would be however it is transliterated: "Zelenskyy", "Zelensky" and "Zelenskiy" are
  /// one, as are "Andriy" and "Andrii".
  static func skeleton(_ word: String) -> String {
    var text = Array(word.utf8)
    for (from, to) in replacements { replace(from, by: to, in: &text) }
    var result = ""
    for letter in String(decoding: text, as: UTF8.self) where result.last != letter {
      result.append(letter)
    }
    if result.count > 3, result.hasPrefix("ie") { result.removeFirst() }
    return result
  }

  private static func replace(_ old: [UInt8], by new: [UInt8], in text: inout [UInt8]) {
    guard text.contains(old[0]) else { return }
    var index = 0
    while index + old.count <= text.count {
      if text[index..<(index + old.count)].elementsEqual(old) {
        text.replaceSubrange(index..<(index + old.count), with: new)
        index += new.count
      } else {
        index += 1
      }
    }
  }

  private static let replacements = [
    ("sch", "s"), ("tch", "c"), ("kh", "h"), ("sh", "s"), ("zh", "z"), ("ph", "f"), ("th", "t"),
    ("gh", "g"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("y", "i"), ("j", "i"), ("ei", "i"), ("iie", "ie"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
}

/// Given names by the names that they are forms of; its data is `Resources/en/given-names.tsv`.
struct GivenNames: Sendable {
  /// The table that the package ships; loaded once. Empty where it cannot be read, as a test would show.
  static let standard = GivenNames(
    text: (try? String(
      contentsOf: Bundle.module.bundleURL.appendingPathComponent("en/given-names.tsv"),
      encoding: .utf8)) ?? "")

  private var lines: [String: Set<Int>] = [:]

  init(text: String) {
    for (number, line) in text.split(separator: "\n").enumerated() where !line.hasPrefix("#") {
      for form in line.split(separator: "|") { lines[String(form), default: []].insert(number) }
    }
  }

  /// Whether the table has no line.
  var isEmpty: Bool { lines.isEmpty }

  /// Whether two names stand in one line.
  func areForms(_ a: String, _ b: String) -> Bool {
    guard let one = lines[a], let other = lines[b] else { return false }
    return !one.isDisjoint(with: other)
  }
}
