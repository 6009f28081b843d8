internal import RapporteurCore
internal import RapporteurLedger

/// Agreement items that were agreed, signed or carried out, one a row, under PA-X's column names as far
/// as the ledger knows what belongs into them, with one column for each issue (1 where it is one).
/// - Source: PA-X Peace Agreements Database, codebook, names of variables.
struct AgreementsCSV {
  private let source: ExportSource

  init(_ source: ExportSource) { self.source = source }

  static let columns = [
    "AgtId", "Agt", "Dat", "Status", "Part", "Sides", "Loc", "N_reports", "N_sources",
    "SaidBy", "History", "Mentions",
  ]

  private static let statuses: Set<String> = Set(
    [
      Outcome.Status.agreedInPrinciple, .agreed, .signed, .inForce, .implemented, .extended,
      .suspended, .violated,
    ].map(\.rawValue))

  func write(to output: ExportOutput) throws {
    var codes: Set<String> = []
    try entries { codes.formUnion($0.issues) }
    let issues = codes.sorted()
    try output.put(CSVText.head(Self.columns + issues))
    try entries { entry in
      let last = entry.mentions.last { $0.status == entry.status } ?? entry.mentions.last
      let history = entry.mentions.map { "\(($0.days?.from ?? $0.known).iso) \($0.status)" }
      try output.put(
        CSVText.row(
          [
            .text(entry.id), .text(entry.words), .text(entry.since.iso), .text(entry.status),
            .list(entry.parties.map(\.name)), .list(entry.sides.map(\.name)),
            .text(entry.place?.name), .number(entry.mentionCount),
            .number(entry.sources), .text(last?.chain.joined(separator: " → ")),
            .list(history.uniqued()), .list(entry.mentions.map(\.id)),
          ] + issues.map { .number(entry.issues.contains($0) ? 1 : 0) }))
    }
  }

  private func entries(_ body: (AccountEntry) throws -> Void) throws {
    try source.extract.entries(.outcome, source.filter) { entry in
      guard entry.modality == .asserted, Self.statuses.contains(entry.status) else { return }
      try body(entry)
    }
  }
}
