internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// Where things stand: the parts of the overview.
struct Overview {
  let ledger: Ledger
  let checks: CheckStore
  private let filter: Filter
  let fields: FormFields

  /// The overview of what `filter` lets pass, as it stood on the day of the last report.
  init(ledger: Ledger, checks: CheckStore, filter: Filter, fields: FormFields) throws {
    self.ledger = ledger
    self.checks = checks
    self.fields = fields
    var filter = filter
    filter.present = try filter.present ?? DeskListing.present(ledger, filter)
    self.filter = filter
  }

  private static let shown = 10

  func view() throws -> View {
    guard let present = filter.present else { return ["isNew": true] }
    var view: View = ["present": present.words(), "presentISO": present.iso]
    let counts = try ledger.counts()
    view["reportCount"] = Words.count(counts.reports, "report")
    view["findingCount"] = Words.count(counts.findings, "finding")
    view["items"] = try items(present).map(EntryView.row)
    if let picture = try TimelineRoutes.picture(
      ledger, filter, present: present, .sides, most: 160)
    {
      view["picture"] = picture
    }
    let coming = try comingMeetings(present)
    view["coming"] = coming.map(EntryView.row)
    view["conditions"] = try entries(.condition, limit: 6).map(EntryView.row)
    view["commitments"] = try entries(.commitment, limit: 6).map(EntryView.row)
    let found = try checks.checks(ledger, filter, present: present, share: 0)
    view["isPending"] = found?.isCurrent != true
    view["checks"] = try CheckView(ledger: ledger).rows(Array(found?.checks.prefix(5) ?? []))
    view["checkTotal"] =
      found.map { Words.count($0.checks.count, "matter") } ?? "still being looked for"
    var latest = filter
    latest.limit = 6
    view["latest"] = try ledger.reports(latest).map(ReportView.row)
    view["processes"] = try ledger.processes().map { process -> View in
      [
        "name": process.name, "processHref": "/" + FormFields().with("process", process.name).query,
        "reports": Words.count(process.reports, "report"),
      ]
    }
    let limits = fields.without("limit", "as-of", "process", "status")
    view["limits"] = limits.all.filter { FilterFields.names.contains($0.name) && !$0.value.isEmpty }
      .map { ["limitName": $0.name, "limitValue": $0.value] as View }
    view["suffix"] = fields.query
    view["changesHref"] =
      "/changes" + fields.without("since", "until").with("since", (present - 6).iso).query
    view["weekAgo"] = (present - 6).words()
    view["weekAgoISO"] = (present - 6).iso
    return view
  }

  private func entries(_ kind: FindingKind, limit: Int) throws -> [AccountEntry] {
    var filter = filter
    filter.limit = limit
    return try ledger.entries(kind, filter)
  }

  /// The items that most sources tell of among the latest, and where each stands.
  private func items(_ present: Day) throws -> [AccountEntry] {
    let latest = try entries(.outcome, limit: 60)
      .filter { ($0.days?.from ?? $0.since) <= present + 1 }
    let ranked = latest.enumerated().sorted { a, b in
      a.element.sources != b.element.sources
        ? a.element.sources > b.element.sources : a.offset < b.offset
    }.prefix(Self.shown).map(\.offset).sorted()
    return ranked.map { latest[$0] }
  }

  /// Meetings that are announced for days that have not passed, the next first.
  private func comingMeetings(_ present: Day) throws -> [AccountEntry] {
    var filter = filter
    filter.since = max(filter.since ?? present, present)
    filter.status = ["scheduled", "proposed", "postponed"]
    filter.limit = 24
    return try ledger.entries(.meeting, filter).filter { entry in
      entry.days.map { $0.to > present } ?? false
    }.reversed().prefix(Self.shown).map { $0 }
  }
}
