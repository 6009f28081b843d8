internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// Meetings, statements, items, conditions, commitments and positions as views.
enum EntryView {
  /// How many participants a title names.
  private static let named = 6

  /// One line of a listing, or the head of a page.
  static func row(_ entry: AccountEntry) -> View {
    let day = entry.days ?? DayInterval(entry.mentions.first?.known ?? entry.since)
    var view: View = [
      "id": entry.id, "href": Links.entry(entry.kind, entry.id), "letter": entry.kind.letter,
      "kind": Words.name(of: entry.kind), "status": Words.status(entry.status),
      "tone": Words.tone(entry.status), "day": day.words,
      "iso": day.from.iso, "isDated": entry.days != nil,
      "sources": Words.count(entry.sources, "source"), "isAlone": entry.sources < 2,
      "parties": Self.parties(entry.parties), "hasParties": !entry.parties.isEmpty,
      "facts": Self.facts(entry), "since": entry.since.words(), "modality": "", "before": "",
      "isMeeting": false, "isQuoted": false, "words": "", "evidence": [] as [View],
      "moves": [] as [View], "standing": entry.standing ?? "",
      "standingTone": Words.tone(entry.standing ?? ""),
      "due": entry.due?.words ?? "", "isCorrected": entry.isCorrected,
    ]
    if entry.modality != .asserted, entry.modality.rawValue != entry.status {
      view["modality"] = Self.modality(entry.modality)
    }
    let telling = entry.mentions.last { $0.status == entry.status } ?? entry.mentions.last
    let left = entry.parties.count - Self.named
    let names =
      entry.parties.prefix(Self.named).map(\.name).joined(separator: ", ")
      + (left > 0 ? " and \(left) more" : "")
    if entry.kind == .meeting {
      view["who"] = names.isEmpty ? "Participants not named" : names
      if let telling { view["words"] = telling.evidence.oneLine }
      view["isMeeting"] = true
    } else {
      view["words"] = entry.words.shortened(toColumns: 300)
      view["who"] = names
      view["isQuoted"] = true
    }
    if let telling {
      var evidence = Self.mention(telling, of: entry.kind)
      evidence["quote"] =
        Self.isShown(telling, by: entry) ? "" : telling.evidence.shortened(toColumns: 300)
      view["evidence"] = [evidence]
    }
    let moves = Self.moves(of: entry)
    if moves.count > 1 { view["moves"] = moves }
    view["more"] = entry.mentionCount > 1 ? Words.count(entry.mentionCount, "mention") : ""
    return view
  }

  /// Whether the title has nearly all the words that a mention rests on.
  private static func isShown(_ mention: AccountEntry.Mention, by entry: AccountEntry) -> Bool {
    guard entry.kind != .meeting else { return false }
    let (words, evidence) = (entry.words.oneLine, mention.evidence.oneLine)
    return words.contains(evidence) || evidence.contains(words) && evidence.count < words.count + 12
  }

  /// What one report says of it.
  static func mention(_ mention: AccountEntry.Mention, of kind: FindingKind) -> View {
    let chain = mention.chain
    var view: View = [
      "finding": mention.id, "wordsAt": Links.finding(mention.id),
      "outlet": mention.publisher ?? "the report", "known": mention.known.words(),
      "knownISO": mention.known.iso, "headline": mention.headline ?? "Untitled report",
      "said": Words.status(mention.status), "tone": Words.tone(mention.status),
      "quote": mention.evidence.oneLine, "topic": mention.words.oneLine,
      "chain": chain.joined(separator: " → "), "isRelayed": chain.count > 1,
      "rule": mention.rule, "sure": "\(Int((mention.confidence * 100).rounded())) %",
      "reportHref": Links.report(String(mention.id.split(separator: "#").first ?? "")),
      "how": "", "when": "",
    ]
    if mention.modality != .asserted, mention.modality.rawValue != mention.status {
      view["how"] = modality(mention.modality)
    }
    if let days = mention.days { view["when"] = days.words }
    return view
  }

  /// Actors as links.
  static func parties(_ parties: [AccountEntry.Party]) -> [View] {
    parties.enumerated().map { index, party in
      var view: View = ["name": party.name, "isLast": index == parties.count - 1]
      if !party.id.isEmpty { view["actorHref"] = Links.actor(party.id) }
      return view
    }
  }

  /// Place, way and number of a meeting, and the sides, in a line.
  private static func facts(_ entry: AccountEntry) -> String {
    [
      entry.sides.isEmpty ? nil : "for " + entry.sides.map(\.name).joined(separator: ", "),
      entry.place?.name, Words.format(entry.format),
      entry.ordinal.map { "said to be the \(Words.ordinal($0))" },
    ].compactMap { $0 }.joined(separator: " · ")
  }

  private static func modality(_ modality: Modality) -> String {
    switch modality {
    case .asserted: ""
    case .denied: "denied"
    case .hypothetical: "hypothetical"
    case .future: "to come"
    }
  }

  /// How its status moved, each status once until it changes.
  static func moves(of entry: AccountEntry) -> [View] {
    var moves: [View] = []
    var last: String?
    for mention in entry.mentions where mention.status != last {
      // Of a meeting one report tells that it was held and that it goes on tomorrow.
      let isHeldThen =
        entry.kind == .meeting
        && entry.mentions.contains {
          $0.known == mention.known && $0.status == "held"
        }
      if isHeldThen, mention.status != "held" { continue }
      last = mention.status
      moves.append([
        "step": Words.status(mention.status), "stepTone": Words.tone(mention.status),
        "stepDay": mention.known.words(),
        "stepHref": Links.finding(mention.id),
      ])
    }
    return moves
  }
}
