internal import Foundation
internal import GRDB
internal import RapporteurCore

/// A dossier: a question under a name, so that other questions can be limited to what it finds.
public struct LedgerProcess: Sendable {
  /// The name.
  public var name: String
  /// The question.
  public var filter: Filter
  /// The number of reports that it finds now; of a proposal, the number of its meetings.
  public var reports: Int
}

extension Ledger {
  /// All processes, by name.
  /// - Throws: `LedgerError`.
  public func processes() throws(LedgerError) -> [LedgerProcess] {
    try store.read { db in
      try Row.fetchAll(db, sql: "SELECT name, filter FROM process ORDER BY folded").map { row in
        let filter = FilterCoding.filter(from: row[1])
        return LedgerProcess(name: row[0], filter: filter, reports: try db.reportCount(filter))
      }
    }
  }

  /// Names a question; one of that name is replaced.
  /// - Throws: `LedgerError`; `unknown` or `ambiguous` where a name in the filter fits nobody or several.
  public func define(process name: String, as filter: Filter) throws(LedgerError) {
    do {
      try store.database.write { db in
        _ = try db.reportCount(filter)
        try db.execute(
          sql: "INSERT OR REPLACE INTO process (name, folded, filter) VALUES (?, ?, ?)",
          arguments: [name, name.foldedForNames, FilterCoding.text(of: filter)])
      }
    } catch {
      throw LedgerError(error, file: path)
    }
  }

  /// Takes a process out.
  /// - Returns: whether there was one of that name.
  /// - Throws: `LedgerError`.
  public func remove(process name: String) throws(LedgerError) -> Bool {
    do {
      return try store.database.write { db in
        try db.execute(
          sql: "DELETE FROM process WHERE folded = ?", arguments: [name.foldedForNames])
        return db.changesCount > 0
      }
    } catch {
      throw LedgerError(error, file: path)
    }
  }

  /// Processes that the meetings suggest: parties that meet again and again, the busiest first.
  ///
  /// A proposal is a set of two to four sides that met at least `meetings` times, and the days from the
  /// first to the last of those meetings.
  /// - Throws: `LedgerError`.
  public func proposedProcesses(meetings: Int = 3, limit: Int = 20) throws(LedgerError)
    -> [LedgerProcess]
  {
    try store.read { db in
      // Each side of each meeting; what most meetings have in common tells nothing, so that sets count.
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT m.cluster, group_concat(DISTINCT a.cluster), min(f.day_from), max(f.day_to)
          FROM finding f
          JOIN sighting s ON s.finding = f.id
          JOIN candidate m INDEXED BY candidate_place ON m.number = s.candidate
          JOIN finding_actor fa ON fa.finding = f.id AND fa.role IN (1, 2)
          JOIN candidate a INDEXED BY candidate_place ON a.number = fa.candidate
          JOIN name n ON n.candidate = fa.candidate AND n.is_office = 0
          WHERE f.kind = 2 AND f.modality <> 'denied'
            AND EXISTS (SELECT 1 FROM finding g WHERE g.status IN ('state', 'organisation')
              AND g.id = (SELECT max(t.finding) FROM sighting t WHERE t.candidate = fa.candidate))
          GROUP BY m.cluster
          """)
      struct Series {
        var meetings = 0
        var from = Int.max
        var to = Int.min
      }
      var series: [[Int64]: Series] = [:]
      while let row = try rows.next() {
        let text: String? = row[1]
        let sides = (text ?? "").split(separator: ",").compactMap { Int64($0) }.sorted()
        guard (2...4).contains(sides.count) else { continue }
        var one = series[sides] ?? Series()
        one.meetings += 1
        one.from = min(one.from, row[2])
        one.to = max(one.to, row[3])
        series[sides] = one
      }
      return try series.filter { $0.value.meetings >= meetings }.sorted { a, b in
        a.value.meetings != b.value.meetings
          ? a.value.meetings > b.value.meetings : a.key.lexicographicallyPrecedes(b.key)
      }.prefix(limit).map { sides, series in
        let names = try sides.map { try db.name(ofCluster: $0) ?? "" }
        var filter = Filter()
        filter.with = sides.map { CandidateNumber.id(of: $0) }
        filter.since = Day(number: series.from)
        filter.until = Day(number: series.to - 1)
        return LedgerProcess(
          name: names.joined(separator: " – "), filter: filter, reports: series.meetings)
      }
    }
  }
}

extension Database {
  fileprivate func reportCount(_ filter: Filter) throws -> Int {
    let conditions = try ReportConditions(filter, in: self)
    return try Int.fetchOne(
      self, sql: "SELECT count(*) FROM report WHERE \(conditions.sql)",
      arguments: conditions.arguments) ?? 0
  }

  /// The filter with that of its process in it: what both name must hold.
  /// - Throws: `LedgerError` with the code `unknown` if there is no such process.
  func processed(_ filter: Filter) throws -> Filter {
    guard let name = filter.process else { return filter }
    let folded = name.foldedForNames
    let rows = try Row.fetchAll(self, sql: "SELECT name, folded, filter FROM process")
    let exact = rows.filter { ($0["folded"] as String) == folded }
    let near = rows.filter {
      let other: String = $0["folded"]
      return other.contains(folded) || EditDistance.between(folded, other, limit: 2) != nil
    }
    let fits = exact.isEmpty ? near : exact
    guard fits.count == 1 else {
      throw LedgerError(
        code: fits.isEmpty ? .unknown : .ambiguous,
        message: fits.isEmpty
          ? "no process is called \"\(name)\"; `rapporteur process` lists them"
          : "\"\(name)\" fits several processes",
        candidates: fits.map { $0["name"] })
    }
    let process = FilterCoding.filter(from: fits[0]["filter"])
    var merged = filter
    merged.process = nil
    merged.with = process.with + filter.with
    merged.party = filter.party ?? process.party
    if let party = process.party, filter.party != nil { merged.with.append(party) }
    merged.place = filter.place ?? process.place
    merged.topic = [process.topic, filter.topic].compactMap { $0 }.joined(separator: " ")
    if merged.topic?.isEmpty == true { merged.topic = nil }
    merged.source = filter.source ?? process.source
    merged.since = [process.since, filter.since].compactMap { $0 }.max()
    merged.until = [process.until, filter.until].compactMap { $0 }.min()
    return merged
  }
}

/// A filter as text: one `key=value` a line.
enum FilterCoding {
  static func text(of filter: Filter) -> String {
    var lines = filter.with.map { "with=\($0)" }
    if let party = filter.party { lines.append("party=\(party)") }
    if let place = filter.place { lines.append("place=\(place)") }
    if let topic = filter.topic { lines.append("topic=\(topic)") }
    if let source = filter.source { lines.append("source=\(source)") }
    if let since = filter.since { lines.append("since=\(since.iso)") }
    if let until = filter.until { lines.append("until=\(until.iso)") }
    return lines.joined(separator: "\n")
  }

  static func filter(from text: String) -> Filter {
    var filter = Filter()
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "with": filter.with.append(parts[1])
      case "party": filter.party = parts[1]
      case "place": filter.place = parts[1]
      case "topic": filter.topic = parts[1]
      case "source": filter.source = parts[1]
      case "since": filter.since = Day(iso: parts[1])
      case "until": filter.until = Day(iso: parts[1])
      default: break
      }
    }
    return filter
  }
}
