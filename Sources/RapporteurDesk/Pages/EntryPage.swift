internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// The page of one meeting, statement, item, condition, commitment or position.
struct EntryPage {
  let ledger: Ledger
  let section: String
  let fields: FormFields

  /// The page of `id`.
  /// - Throws: `LedgerError`, `Fault`.
  func page(_ id: String) throws -> Page {
    let asOf = try FilterFields.day("as-of", of: fields)
    guard case .entry(let entry) = try ledger.subject(id, asOf: asOf),
      Links.section(of: entry.kind) == section
    else { throw Fault.missing("Nothing of that kind has the identifier \(id).") }
    var view = EntryView.row(entry)
    view["mentions"] = entry.mentions.reversed().map { EntryView.mention($0, of: entry.kind) }
    view["mentionCount"] = Words.count(entry.mentionCount, "mention")
    let left = entry.mentionCount - entry.mentions.count
    if left > 0 { view["left"] = Words.count(left, "more mention") }
    view["sides"] = EntryView.parties(entry.sides)
    view["hasSides"] = !entry.sides.isEmpty
    if let place = entry.place { view["place"] = EntryView.parties([place]) }
    if let format = Words.format(entry.format) { view["format"] = format }
    if let ordinal = entry.ordinal { view["ordinal"] = Words.ordinal(ordinal) }
    if let before = entry.movedFrom { view["movedFrom"] = before.words }
    view["bearings"] = entry.moves.map { move -> View in
      [
        "words": move.words.oneLine, "wordsAt": Links.finding(move.id), "isMet": move.isMet,
        "outlet": move.publisher ?? "the report", "known": move.known?.words() ?? "undated",
      ]
    }
    view["differences"] = entry.differences.map { ["difference": $0] as View }
    view["history"] = history(of: entry)
    view["wordings"] = wordings(of: entry)
    view["merges"] = try ledger.merges(entry.id).prefix(40).map(MergeView.view)
    switch entry.kind {
    case .statement: view.merge(try rebuilt(entry)) { _, new in new }
    case .meeting: view["found"] = try found(at: entry)
    default: break
    }
    let noun = Words.name(of: entry.kind)
    let heading = entry.kind == .meeting ? view["who"] as? String ?? noun : entry.words.oneLine
    view["heading"] = heading
    view["noun"] = noun.prefix(1).uppercased() + noun.dropFirst()
    return Page(
      template: "entry", title: heading.shortened(toColumns: 80), section: section, view: view)
  }

  /// How the status moved, outlet by outlet; nothing if each says the same all the time.
  private func history(of entry: AccountEntry) -> [View] {
    guard Set(entry.mentions.map(\.status)).count > 1 else { return [] }
    var outlets: [(name: String, steps: [View])] = []
    for mention in entry.mentions {
      let name = mention.publisher ?? "undated report"
      let step: View = [
        "said": Words.status(mention.status), "tone": Words.tone(mention.status),
        "known": mention.known.words(), "wordsAt": Links.finding(mention.id),
      ]
      if let index = outlets.firstIndex(where: { $0.name == name }) {
        outlets[index].steps.append(step)
      } else {
        outlets.append((name, [step]))
      }
    }
    return outlets.map { ["outletName": $0.name, "steps": $0.steps] }
  }

  /// In what words reports call it, the commonest first; nothing if there is one only.
  private func wordings(of entry: AccountEntry) -> [View] {
    guard entry.kind != .meeting, entry.kind != .statement else { return [] }
    var counts: [(words: String, count: Int, at: String)] = []
    for mention in entry.mentions {
      let words = mention.words.oneLine
      if let index = counts.firstIndex(where: { $0.words.lowercased() == words.lowercased() }) {
        counts[index].count += 1
      } else {
        counts.append((words, 1, Links.finding(mention.id)))
      }
    }
    guard counts.count > 1 else { return [] }
    return counts.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map { ["wording": $0.element.words, "times": $0.element.count, "wordsAt": $0.element.at] }
  }

  /// The statement put together from what reports quote of it, with the words on which they differ.
  private func rebuilt(_ entry: AccountEntry) throws -> View {
    var tellings: [FragmentTelling] = []
    var outlets: [String: String] = [:]
    var whole: String?
    for mention in entry.mentions {
      let parts = mention.id.split(separator: "#").map(String.init)
      guard parts.count == 2, let number = Int(parts[1].dropFirst()) else { continue }
      let record = try ledger.record(parts[0])
      guard let statement = record.statement(Identifier(number)) else { continue }
      tellings.append(FragmentTelling(statement, in: record))
      outlets[record.report.id] = mention.publisher ?? "the report"
      if record.report.kind != .news { whole = record.report.text.string }
    }
    guard let account = StatementAccount(of: tellings, whole: whole) else { return [:] }
    let passages = account.passages.map { passage -> View in
      [
        "passage": passage.text.oneLine, "quotedIn": Words.count(passage.findings.count, "report"),
        "variants": passage.variants.map { variant -> View in
          [
            "variantOf": outlets[variant.finding.report] ?? "the report",
            "wordsAt": Self.address(of: variant.finding),
            "parts": DiffView.parts(variant.difference),
          ]
        },
      ]
    }
    var view: View = ["passages": passages]
    view["isPieced"] =
      account.passages.count > 1 || account.passages.contains { !$0.variants.isEmpty }
    if let share = account.knownShare {
      view["share"] = "\(Int((share * 100).rounded())) %"
    }
    return view
  }

  /// The address of a finding's words in its report.
  static func address(of key: FindingKey) -> String {
    Links.finding(shortName(of: key))
  }

  /// A finding as the ledger names it, `593c0a4de2#m2`.
  static func shortName(of key: FindingKey) -> String {
    let digits = key.report.hasPrefix("sha256:") ? key.report.dropFirst(7) : key.report[...]
    return "\(digits.prefix(10))#\(key.finding)"
  }

  /// What reports say was done at a meeting.
  private func found(at entry: AccountEntry) throws -> [View] {
    var seen: Set<String> = []
    var found: [View] = []
    for mention in entry.mentions.prefix(20) {
      let parts = mention.id.split(separator: "#").map(String.init)
      guard parts.count == 2, let number = Int(parts[1].dropFirst()) else { continue }
      let record = try ledger.record(parts[0])
      for outcome in record.outcomes where outcome.meeting == Identifier(number) {
        guard case .entry(let item)? = try? ledger.subject("\(parts[0])#\(outcome.id)"),
          seen.insert(item.id).inserted
        else { continue }
        found.append(EntryView.row(item))
      }
    }
    return found
  }
}

/// The difference between two texts as a view.
enum DiffView {
  static func parts(_ difference: WordDiff) -> [View] {
    difference.parts.map { part in
      switch part {
      case .same(let words): ["same": words]
      case .removed(let words): ["removed": words]
      case .added(let words): ["added": words]
      }
    }
  }
}

/// Why two descriptions are held to be of one thing, as a view.
enum MergeView {
  static func view(_ merge: Merge) -> View {
    [
      "score": number(merge.score), "one": side(merge.first), "other": side(merge.second),
      "reasons": merge.reasons.map { reason -> View in
        [
          "feature": reason.feature, "detail": reason.detail,
          "weight": (reason.weight < 0 ? "" : "+") + number(reason.weight),
        ]
      },
    ]
  }

  static func side(_ side: Merge.Description) -> View {
    [
      "features": side.features.joined(separator: ", "),
      "findings": side.findings.map { id -> View in ["finding": id, "wordsAt": Links.finding(id)] },
    ]
  }

  static func number(_ value: Double) -> String { String((value * 100).rounded() / 100) }
}
