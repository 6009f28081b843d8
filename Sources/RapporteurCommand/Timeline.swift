internal import ArgumentParser
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur timeline`: what happened, day by day.
struct Timeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List meetings, outcomes, commitments and conditions day by day.",
    discussion: """
      The earliest first. --all adds statements and positions. With --limit, the latest are kept.

      Examples:
        rapporteur timeline --since 1995-11-08 --until 1995-11-12
        rapporteur timeline --with Serbia --all --format csv
      """)

  @Flag(help: "Statements and positions too.")
  var all = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    let ledger = try ledger.open()
    var kinds: [FindingKind] = [.meeting, .outcome, .commitment, .condition]
    if all { kinds += [.statement, .position] }
    var entries = try kinds.flatMap { try ledger.entries($0, filter.filter) }
    func day(_ entry: AccountEntry) -> Day { entry.days?.from ?? entry.since }
    entries.sort { a, b in
      (day(a), a.kind.rawValue, a.id) < (day(b), b.kind.rawValue, b.id)
    }
    if let limit = filter.filter.limit { entries = Array(entries.suffix(limit)) }
    var rows = Listing([
      .init("date"), .init("kind"), .init("status"), .init("who", wrapped: true),
      .init("what", wrapped: true), .init("sources"), .init("id"),
      .init("standing", inTable: false),
    ])
    for entry in entries {
      let parties = entry.parties.isEmpty ? entry.sides : entry.parties
      rows.rows.append([
        .shown(
          entry.days.map(\.words) ?? "(\(day(entry).iso))", .text(day(entry).iso)),
        .text("\(entry.kind)"),
        .shown(
          entry.shownStatus + (entry.kind.hasState ? entry.standing.map { ", \($0)" } ?? "" : ""),
          .text(entry.status)), .list(parties.map(\.name)),
        .text(
          entry.kind == .meeting ? entry.place.map { "in \($0.name)" } ?? entry.words : entry.words),
        .number(entry.sources), .text(entry.id), .text(entry.standing),
      ])
    }
    try listing.print(rows, nothing: "Nothing in the ledger fits.")
  }
}

extension FindingKind {
  /// Whether later findings move where a thing of this kind stands, from open on.
  var hasState: Bool { self == .condition || self == .commitment }
}
