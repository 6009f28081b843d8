internal import RapporteurCore
public import RapporteurLedger

/// What happened and what changed, as rows.
extension Listing {
  /// The rows of `entries` day by day, the earliest first; of more than `limit` the latest.
  public init(timeline entries: [AccountEntry], limit: Int?) {
    self.init([
      .init("date"), .init("kind"), .init("status"), .init("who", wrapped: true),
      .init("what", wrapped: true), .init("sources"), .init("id"),
      .init("standing", inTable: false),
    ])
    func day(_ entry: AccountEntry) -> Day { entry.days?.from ?? entry.since }
    let entries = entries.sorted { a, b in
      (day(a), a.kind.rawValue, a.id) < (day(b), b.kind.rawValue, b.id)
    }
    for entry in entries.suffix(limit ?? .max) {
      let parties = entry.parties.isEmpty ? entry.sides : entry.parties
      rows.append([
        .shown(
          entry.days.map(\.isoWords) ?? "(\(day(entry).iso))", .text(day(entry).iso)),
        .text("\(entry.kind)"),
        .shown(
          entry.shownStatus + (entry.kind.hasState ? entry.standing.map { ", \($0)" } ?? "" : ""),
          .text(entry.status)), .list(parties.map(\.name)),
        .text(
          entry.kind == .meeting ? entry.place.map { "in \($0.name)" } ?? entry.words : entry.words),
        .number(entry.sources), .text(entry.id), .text(entry.standing),
      ])
    }
  }

  /// The board: where each of the agreement items `entries` stands, who says so, and since when.
  public init(board entries: [AccountEntry]) {
    self.init([
      .init("id"), .init("item", wrapped: true), .init("status"), .init("parties", wrapped: true),
      .init("saidBy", wrapped: true), .init("sources"), .init("since"),
      .init("history", inTable: false), .init("standing", inTable: false),
    ])
    for entry in entries {
      let last = entry.mentions.last { $0.status == entry.status } ?? entry.mentions.last
      rows.append([
        .text(entry.id), .text(entry.words), .shown(entry.shownStatus, .text(entry.status)),
        .list(entry.parties.map(\.name)),
        .text(last?.chain.joined(separator: " → ")), .number(entry.sources), .text(entry.since.iso),
        .list(
          entry.mentions.map {
            "\(($0.days?.from ?? $0.known).iso) \($0.status), known \($0.known.iso), "
              + "\($0.chain.joined(separator: " → ")), \($0.id)"
          }), .text(entry.standing),
      ])
    }
  }

  /// The rows of `changes`.
  public init(changes: [AccountChangeEntry]) {
    self.init([
      .init("change"), .init("kind"), .init("status"), .init("date"), .init("who", wrapped: true),
      .init("what", wrapped: true), .init("sources"), .init("id"), .init("before", inTable: false),
    ])
    for change in changes {
      let entry = change.entry
      let parties = entry.parties.isEmpty ? entry.sides : entry.parties
      let status = change.sort == .moved ? "\(change.before ?? "") → \(entry.stand)" : entry.stand
      rows.append([
        .text(change.sort.rawValue), .text("\(entry.kind)"), .shown(status, .text(entry.status)),
        .text((entry.days?.from ?? entry.since).iso), .list(parties.map(\.name)),
        .text(entry.words), .number(entry.sources), .text(entry.id), .text(change.before),
      ])
    }
  }
}
