internal import Foundation
internal import RapporteurCore

/// What somebody undertakes to do with an item, as far as outcomes can tell that it was done: the head verb of a
/// promise, and the item.
struct PromisedAct: Hashable, Sendable {
  /// Outcomes of the item that say that it was done.
  var kept: Set<Outcome.Status>
  /// Outcomes of the item that say that it was not.
  var broken: Set<Outcome.Status>
  /// The telling words of the item.
  var item: Set<String>

  /// The act that `text` promises, "to carry out the exchange"; nil where no outcome tells of acts of that sort, and
  /// where it is denied.
  init?(promisedBy text: String) {
    let table = PromisedActs.standard
    let words = Words.list(text).drop { table.isPassedOver($0) }
    guard let verb = words.first, let act = table.act(named: verb) else { return nil }
    self.init(act, item: words.dropFirst())
  }

  /// The act on which `text` makes something depend, "the two sides sign the treaty": the first that it names.
  init?(dependedOn text: String) {
    let table = PromisedActs.standard
    let words = Words.list(text)
    guard words.allSatisfy({ !Self.denials.contains($0) }),
      let place = words.firstIndex(where: { table.act(named: $0) != nil }),
      let act = table.act(named: words[place])
    else { return nil }
    self.init(act, item: words[..<place] + words[(place + 1)...])
  }

  private init?(_ act: PromisedActs.Act, item words: some Sequence<Substring>) {
    let rest = words.filter { !PromisedActs.standard.isPassedOver($0) }
    item = ItemWords.standard.words(of: rest.joined(separator: " ")).telling
    guard !item.isEmpty else { return nil }
    (kept, broken) = (act.kept, act.broken)
  }

  /// Whether an outcome says that the act was done (true), or that it was not (false); nil where neither.
  func isMet(by item: ItemTelling) -> Bool? {
    guard item.attribution.modality == .asserted else { return nil }
    return kept.contains(item.status) ? true : broken.contains(item.status) ? false : nil
  }

  /// The share of the telling words of either item that both have; nil where one says but a word that the other does
  /// not have alone too.
  func likeness(to other: ItemTelling) -> Double? {
    let words = ItemWords.standard.words(of: other.wording).telling
    let common = item.intersection(words)
    guard common.count > 1 || item == words else { return nil }
    return Double(common.count) / Double(item.union(words).count)
  }

  private static let denials: Set<Substring> = [
    "not", "no", "never", "neither", "nor", "without", "unless", "fail", "fails", "refuse",
    "refuses",
  ]
}

/// Acts that outcomes tell of; the data is `Resources/en/acts.tsv`.
struct PromisedActs: Sendable {
  /// Which outcomes say of an act that it was done, and which that it was not.
  struct Act: Sendable {
    var kept: Set<Outcome.Status>
    var broken: Set<Outcome.Status>
  }

  /// The table that the package ships; loaded once. Empty where it cannot be read, as a test would show.
  static let standard = PromisedActs(
    text: (try? String(
      contentsOf: Bundle.module.bundleURL.appendingPathComponent("en/acts.tsv"),
      encoding: .utf8)) ?? "")

  private var acts: [Substring: Act] = [:]
  private var passedOver: Set<Substring> = []
  /// Acts that an encounter keeps: a verb, and the words that must follow it.
  private var reunions: [[Substring]] = []
  /// The outcomes that tell of some act.
  let statuses: Set<Outcome.Status>

  init(text: String) {
    var statuses: Set<Outcome.Status> = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t").map { Set($0 == "-" ? [] : $0.split(separator: "|")) }
      guard cells.count == 3 else { continue }
      if cells[0].isEmpty {
        passedOver = cells[1]
        continue
      }
      if cells[1] == ["met"] {
        reunions += cells[0].sorted().map { $0.split(separator: " ") }
        continue
      }
      let (kept, broken) = (Self.statuses(cells[1]), Self.statuses(cells[2]))
      let act = Act(kept: kept, broken: broken)
      for verb in cells[0] { acts[verb] = act }
      statuses.formUnion(kept.union(broken))
    }
    self.statuses = statuses
  }

  private static func statuses(_ names: Set<Substring>) -> Set<Outcome.Status> {
    Set(names.compactMap { Outcome.Status(rawValue: String($0)) })
  }

  /// Whether the table has no line.
  var isEmpty: Bool { acts.isEmpty }

  /// The act that a word names, in whatever form the word stands, or nil.
  func act(named word: Substring) -> Act? {
    if let act = acts[word] { return act }
    for ending in ["s", "es", "d", "ed", "ing"] where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.count)
      if let act = acts[stem] ?? acts[Substring(stem + "e")] { return act }
      // "fulfilled", "halting": a letter doubled before the ending.
      if stem.count > 2, stem.last == stem.dropLast().last, let act = acts[stem.dropLast()] {
        return act
      }
    }
    if word.hasSuffix("ied") || word.hasSuffix("ies") {
      return acts[Substring(word.dropLast(3) + "y")]
    }
    return nil
  }

  /// Whether what is promised is to meet or speak again, whatever about: "stay in close touch", "continue their talks"; not
  /// "consult on visas", which a talk about something else does not keep.
  func isReunion(_ text: String) -> Bool {
    let words = Words.list(text)
    let bare = Array(words.drop { isPassedOver($0) })
    return [bare, words].contains { words in reunions.contains { isReunion(words, as: $0) } }
  }

  private func isReunion(_ words: [Substring], as act: [Substring]) -> Bool {
    guard let verb = words.first, Self.isForm(verb, of: act[0]) else { return false }
    var end = 1
    for word in act.dropFirst() {
      guard let place = words[end...].prefix(Self.reach).firstIndex(of: word) else { return false }
      end = place + 1
    }
    // In touch one stays by any word.
    return ["touch", "contact"].contains(act.last)
      || !words[1...].contains(where: Self.matters.contains)
  }

  /// Words behind which stands what is to be talked about.
  private static let matters: Set<Substring> = [
    "on", "about", "regarding", "concerning", "to", "toward", "towards", "for", "where", "at",
    "between", "ensuring", "until",
  ]

  /// How many words apart the words of an act may stand.
  private static let reach = 4

  /// "continuing" of "continue", "meets" of "meet"
  private static func isForm(_ word: Substring, of verb: Substring) -> Bool {
    word == verb || word == verb + "ing" || word == verb + "s"
      || verb.hasSuffix("e") && word == verb.dropLast() + "ing"
  }

  /// Whether a word may stand before the verb without changing the act.
  func isPassedOver(_ word: Substring) -> Bool { passedOver.contains(word) }
}
