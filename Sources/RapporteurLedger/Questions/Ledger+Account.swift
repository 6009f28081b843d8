internal import Foundation
internal import GRDB
internal import RapporteurCore

extension Ledger {
  /// The meetings, statements, agreement items, conditions, commitments or positions that `filter`
  /// lets pass, the latest first.
  /// - Throws: `LedgerError`; `unknown` or `ambiguous` where a name fits nobody or several.
  public func entries(_ kind: FindingKind, _ filter: Filter) throws(LedgerError) -> [AccountEntry] {
    try store.read { db in try db.entries(kind, filter) }
  }
}

extension Database {
  /// The things of `kind` that `filter` lets pass, the latest first.
  func entries(_ kind: FindingKind, _ filter: Filter) throws -> [AccountEntry] {
    let filter = try processed(filter)
    let query = try FindingQuery(kind, filter, in: self)
    let reader = AccountReader(self, filter)
    var entries: [AccountEntry] = []
    guard filter.limit != 0 else { return [] }
    try reader.forEachEntry(of: query) { entry in
      entries.append(entry)
      return entries.count < filter.limit ?? .max
    }
    return entries.sorted { a, b in
      let (one, other) = (a.days?.from ?? a.since, b.days?.from ?? b.since)
      return one != other ? one > other : a.id < b.id
    }
  }
}

extension AccountReader {
  /// Calls `body` for each thing that `query` finds and the filter lets pass, the latest first, until it gives false.
  func forEachEntry(of query: FindingQuery, _ body: (AccountEntry) throws -> Bool) throws {
    // As of an earlier day, what later reports put together was not yet one thing.
    var places = try ClusterStream(query, byCandidate: filter.asOf != nil, in: db)
    var seen: Set<String> = []
    while let place = try places.next() {
      if let part = part(holding: place.candidate), seen.contains(part) { continue }
      guard let entry = try entry(place.cluster, holding: place.candidate),
        seen.insert(entry.id).inserted, entry.fits(filter)
      else { continue }
      if try !body(entry) { return }
    }
  }
}

extension AccountEntry {
  /// Whether the account itself is within what the filter asks for, once statuses have been weighed and days narrowed.
  func fits(_ filter: Filter) -> Bool {
    // How they met is asked for beside how it stands: "held", "phone".
    let isFormat = { Meeting.Format(rawValue: $0) != nil }
    let formats = kind == .meeting ? filter.status.filter(isFormat) : []
    if !formats.isEmpty, !(format.map(formats.contains) ?? false) { return false }
    let states = filter.status.filter { !formats.contains($0) }
    if !states.isEmpty, !states.contains(status), !(standing.map(states.contains) ?? false) {
      return false
    }
    guard let days else { return true }
    if let since = filter.since, days.to <= since { return false }
    if let until = filter.until, days.from > until { return false }
    return true
  }
}

extension Day {
  /// The day that it is, in UTC.
  static var today: Day {
    Day(number: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
  }
}
