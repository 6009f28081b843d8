internal import RapporteurCore
internal import RapporteurLedger

/// What an export is made of, and how things in it are addressed.
struct ExportSource {
  let extract: LedgerExtract
  let filter: Filter
  let base: String
  let title: String

  /// The kinds of findings, in the order in which exports give them.
  static let kinds: [FindingKind] = [
    .meeting, .statement, .outcome, .condition, .commitment, .position,
  ]

  /// The address of a report.
  func address(ofReport id: String) -> String { base + "report:" + id }
  /// The address of a finding of a report, `593c0a4de2#m2`.
  func address(ofFinding id: String) -> String {
    base + "finding:" + id.replacing("#", with: ":")
  }
  /// The address of an actor, meeting, statement … as all reports together tell it.
  func address(ofThing id: String) -> String { base + "thing:" + id }

  /// The filter as far as it says which reports are known, from what day they are seen, and no more.
  var known: Filter {
    var known = Filter()
    known.asOf = filter.asOf
    known.source = filter.source
    known.present = filter.present
    return known
  }

  /// Which things the filter lets pass, where it says more than which reports are known; nil for all.
  func things() throws -> Set<String>? {
    if filter == known { return nil }
    var things: Set<String> = []
    for kind in Self.kinds { try extract.entries(kind, filter) { things.insert($0.id) } }
    return things
  }

  /// Calls `body` for each report with findings that the filter lets pass, the earliest first, and with
  /// the record as reviewers decided on it; `isIn` tells of each finding (`m2`) whether it passes.
  func reports(
    _ body: (LedgerReport, Record, _ isIn: (String) -> Bool) throws -> Void
  ) throws {
    let things = try things()
    try extract.reports(known) { report in
      func isIn(_ id: String) -> Bool {
        guard let thing = report.things[id] else { return false }
        return things?.contains(thing) ?? true
      }
      if things != nil, !report.things.keys.contains(where: isIn) { return }
      try body(report, report.reviewed, isIn)
    }
  }
}

extension AccountEntry {
  /// The day under which it is listed: the first on which it was so, else since when it stands so.
  var day: Day { days?.from ?? since }
  /// Those who take part in it, or the sides where no one else is named.
  var takers: [Party] { parties.isEmpty ? sides : parties }
}
