internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// What a reviewer is asked, with all that is needed to decide it.
struct ReviewView {
  let ledger: Ledger

  /// What names an item of the queue in a form.
  static func key(of item: ReviewItem) -> String {
    switch item {
    case .finding(_, let mention): mention.id
    case .pair(let merge, _): merge.first.id + " " + merge.second.id
    }
  }

  func view(_ item: ReviewItem) throws -> View {
    switch item {
    case .finding(let entry, let mention):
      var view = EntryView.row(entry)
      view.merge(EntryView.mention(mention, of: entry.kind)) { _, new in new }
      view["key"] = Self.key(of: item)
      view["question"] = "Is this right?"
      view["isFinding"] = true
      view["context"] = try context(of: mention.id).map { [$0] } ?? []
      return view
    case .pair(let merge, let isMerged):
      return [
        "key": Self.key(of: item), "question": "Are these one?", "isPair": true,
        "isMerged": isMerged, "score": MergeView.number(merge.score),
        "pair": [try side(merge.first, "One"), try side(merge.second, "The other")],
        "reasons": MergeView.view(merge)["reasons"] ?? [],
      ]
    }
  }

  private func side(_ side: Merge.Description, _ name: String) throws -> View {
    var view = MergeView.side(side)
    view["side"] = name
    view["sideHref"] = Links.anything(side.id)
    view["places"] = try side.findings.prefix(3).compactMap { try context(of: $0) }
    return view
  }

  /// The paragraph that a finding stands in, its words marked.
  private func context(of id: String) throws -> View? {
    let parts = id.split(separator: "#").map(String.init)
    guard parts.count == 2, let record = try? ledger.record(parts[0]) else { return nil }
    let spans = Self.spans(of: parts[1], in: record)
    guard let first = spans.first else { return nil }
    let text = record.report.text
    let block =
      record.report.blocks.first { $0.span.contains(first.start) }?.span ?? text.span
    let marks = spans.map { TextMark(span: $0, classes: "lit", rank: 0) }
    // Of a long paragraph what is near the words is enough.
    let near = Span(max(block.start, first.start - 500), min(block.end, first.end + 500))
    let pieces = TextMark.pieces(of: text, block: near, marks: marks)
    return [
      "pieces": pieces.map { piece -> View in
        switch piece {
        case .text(let text): ["text": text]
        case .open(let classes, _): ["open": true, "classes": classes]
        case .close: ["close": true]
        case .reference: [:]
        }
      },
      "outlet": record.report.publisher ?? "the report",
      "known": Words.published(record.report.published) ?? "undated",
      "wordsAt": Links.finding(id), "headline": RecordOutline(record).title.oneLine,
    ]
  }

  private static func spans(of local: String, in record: RapporteurCore.Record) -> [Span] {
    if local.hasPrefix(Actor.letter), let number = Int(local.dropFirst()) {
      return record.actor(Identifier(number))?.mentions.prefix(1).map { $0 } ?? []
    }
    let found = RecordOutline(record).findings.first { $0.id == local }
    return found.map { $0.quotation.isEmpty ? $0.marks : $0.quotation } ?? []
  }

  /// The decisions that hold, the latest first.
  static func decisions(_ ledger: Ledger) throws -> [View] {
    Decision.standing(try ledger.decisions()).suffix(12).reversed().map { decision in
      let (what, anchors) = words(for: decision.action)
      return [
        "time": decision.time.replacing("T", with: " ").replacing("Z", with: ""),
        "reviewer": decision.reviewer, "what": what,
        "anchors": anchors.prefix(4).map { anchor -> View in
          let digits = anchor.report.replacing("sha256:", with: "").prefix(10)
          return [
            "anchor": "\(digits) \(anchor.letter) \(anchor.evidence.start)–\(anchor.evidence.end)",
            "reportHref": Links.report(String(digits)),
          ]
        },
      ]
    }
  }

  private static func words(for action: Decision.Action) -> (String, [FindingAnchor]) {
    switch action {
    case .accept(let anchor): ("accepted", [anchor])
    case .reject(let anchor): ("rejected", [anchor])
    case .edit(let anchor, let field, let value):
      ("set \(field.rawValue) to \(value ?? "not known")", [anchor])
    case .merge(let anchors): ("held to be one", anchors)
    case .split(let one, let other): ("held apart", one + other)
    case .retract(let id): ("undid \(id)", [])
    }
  }
}
