public import RapporteurCore
public import RapporteurLedger

/// Things that all reports together tell, as rows.
extension Listing {
  /// The rows of `entries`, which are all of `kind`.
  public init(_ entries: [AccountEntry], of kind: FindingKind) {
    self.init(Self.columns(kind))
    for entry in entries { rows.append(Self.cells(of: entry, kind)) }
  }

  static func columns(_ kind: FindingKind) -> [Column] {
    let opening: [Column] = [.init("id"), .init("date"), .init(label(kind))]
    let middle: [Column] =
      switch kind {
      case .meeting:
        [
          .init("participants", wrapped: true), .init("sides", inTable: false),
          .init("place", wrapped: true),
          .init("format", inTable: false), .init("ordinal", inTable: false),
          .init("evidence", inTable: false), .init("standing", inTable: false),
          .init("movedFrom", inTable: false),
        ]
      case .statement: [.init("speakers", wrapped: true), .init("content", wrapped: true)]
      case .outcome: [.init("parties", wrapped: true), .init("topic", wrapped: true)]
      case .condition:
        [.init("state"), .init("holders", wrapped: true), .init("condition", wrapped: true)]
      case .commitment:
        [
          .init("state"), .init("due"), .init("actors", wrapped: true),
          .init("action", wrapped: true),
        ]
      case .position: [.init("actors", wrapped: true), .init("matter", wrapped: true)]
      case .actor: []
      }
    return opening + middle + [
      .init("modality", inTable: false), .init("saidBy", wrapped: true),
      .init("sources"), .init("mentions", inTable: false), .init("from", inTable: false),
      .init("to", inTable: false), .init("known", inTable: false), .init("reports", inTable: false),
      .init("corrected", inTable: false),
    ]
  }

  /// How the parties met, where it was not in person.
  private static let way = ["phone": "by phone", "video": "by video"]

  private static func label(_ kind: FindingKind) -> StaticString {
    switch kind {
    case .position: "stance"
    case .condition: "relation"
    case .commitment: "strength"
    case .statement: "kind"
    default: "status"
    }
  }

  static func cells(of entry: AccountEntry, _ kind: FindingKind) -> [Cell] {
    let day = entry.days?.from ?? entry.since
    let date = entry.days?.isoWords
    let shownDate = entry.days == nil ? "(\(day.iso))" : date ?? ""
    let parties = entry.parties.map(\.name)
    var cells: [Cell] = [
      .text(entry.id), .shown(shownDate, .text(date)),
      .shown(entry.shownStatus, .text(entry.status)),
    ]
    if kind == .meeting {
      let shown = parties.isEmpty ? entry.sides.map(\.name) : parties
      cells += [
        .shown(shown.joined(separator: ", "), .list(parties)), .list(entry.sides.map(\.name)),
        .shown(
          [
            entry.place.map { "in \($0.name)" }, Self.way[entry.format ?? ""],
            entry.ordinal.map { "no. \($0)" },
          ].compactMap { $0 }
            .joined(separator: ", "), .text(entry.place?.name)), .text(entry.format),
        .number(entry.ordinal), .text(entry.words), .text(entry.standing),
        .text(entry.movedFrom?.isoWords),
      ]
    } else {
      if kind.hasState { cells.append(.text(entry.standing)) }
      if kind == .commitment { cells.append(.text(entry.due?.isoWords)) }
      cells += [.list(parties), .text(entry.words)]
    }
    let chains = entry.mentions.map { mention in
      // A speaker's own statement is told by the outlet, not by the speaker.
      let chain = kind == .statement ? Array(mention.chain.dropFirst()) : mention.chain
      return chain.joined(separator: " → ")
    }
    var said: [String] = []
    for chain in chains where !said.contains(chain) { said.append(chain) }
    let shownSaid =
      (said.first ?? "") + (said.count > 1 ? " and \(said.count - 1) more" : "")
      + (entry.isCorrected ? " (corrected)" : "")
    cells += [
      .text(entry.modality.rawValue), .shown(shownSaid, .list(said)), .number(entry.sources),
      .number(entry.mentionCount), .text(entry.days?.from.iso),
      .text(entry.days.map { ($0.to - 1).iso }), .text(entry.mentions.first?.known.iso),
      .list(entry.mentions.map(\.id)), .list(entry.mentions.compactMap(\.correction)),
    ]
    return cells
  }
}

extension DayInterval {
  /// The day, or the first and the last with a stroke between, as ISO 8601 writes an interval.
  public var isoWords: String { onlyDay?.iso ?? from.iso + "/" + (to - 1).iso }
}

extension AccountEntry {
  /// The status as a table shows it, with what makes it less than plain.
  var shownStatus: String {
    let modality = modality == .asserted ? "" : " (\(modality.rawValue))"
    // Conditions and commitments have a column for it.
    let standing = kind.hasState ? nil : standing
    return status + modality + (standing.map { ", \($0)" } ?? "")
  }
}

extension FindingKind {
  /// Whether later findings move where a thing of this kind stands, from open on.
  var hasState: Bool { self == .condition || self == .commitment }
}
