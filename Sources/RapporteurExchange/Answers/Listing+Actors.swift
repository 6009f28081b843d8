internal import RapporteurCore
public import RapporteurLedger

/// Actors and processes as rows.
extension Listing {
  /// The rows of `actors`.
  public init(actors: [ActorEntry]) {
    self.init([
      .init("id"), .init("name", wrapped: true), .init("kind"), .init("offices", wrapped: true),
      .init("reports"), .init("first"), .init("last"), .init("names", inTable: false),
    ])
    for entry in actors {
      rows.append([
        .text(entry.id), .text(entry.name), .text(entry.kind),
        .shown(entry.offices.prefix(3).joined(separator: ", "), .list(entry.offices)),
        .number(entry.reports), .text(entry.first.iso), .text(entry.last.iso), .list(entry.names),
      ])
    }
  }

  /// The rows of `processes`; of proposals the number is that of meetings, not of reports.
  public init(processes: [LedgerProcess], areProposals: Bool = false) {
    self.init([
      .init("name", wrapped: true), .init(areProposals ? "meetings" : "reports"), .init("since"),
      .init("until"), .init("with", wrapped: true), .init("topic"),
    ])
    for process in processes {
      rows.append([
        .text(process.name), .number(process.reports), .text(process.filter.since?.iso),
        .text(process.filter.until?.iso),
        .list(
          process.filter.with + [process.filter.party, process.filter.place].compactMap { $0 }),
        .text(process.filter.topic),
      ])
    }
  }
}
