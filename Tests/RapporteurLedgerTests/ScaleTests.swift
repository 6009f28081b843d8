import Foundation
import GRDB
import RapporteurCore
import RapporteurResolution
import Testing

@testable import RapporteurLedger

/// What must hold for a ledger of very many reports, seen on small ones.
@Suite struct ScaleTests {
  /// What came lately must not be looked for among all that there is.
  @Test func whatCameLatelyIsFoundByItsReports() throws {
    let scratch = try Scratch()
    let since = try #require(Day(iso: "2031-03-09"))
    let plan = try Fixture.threeMeetings(scratch).store.read { db in
      let query = try FindingQuery(.meeting, Filter(), in: db, knownSince: since).whole
      return try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + query.sql, arguments: query.arguments
      ).map { $0["detail"] as String }
    }
    #expect(plan.first { $0.hasPrefix("SEARCH f ") }?.contains("PRIMARY KEY (rowid>") == true)
  }

  /// Day by day back, by stretches of days or at once, with what was told ahead on the day as of which is asked.
  @Test(arguments: [nil, "2031-03-04", "2031-03-20", "2031-04-02"], [nil, "2031-03-09"])
  func stretchesOfDaysHoldAllThatThereIs(_ asOf: String?, _ bound: String?) throws {
    let scratch = try Scratch()
    let ledger = try Fixture.threeMeetings(scratch)
    var planned = Fixture.record(4, published: "2031-03-03")
    planned.meetings[0].status = .scheduled
    planned.meetings[0].date = Day(iso: "2031-05-20").map {
      TimeReference(value: $0.iso, interval: DayInterval($0), anchor: .absolute, basis: "test")
    }
    let daily = (10...20).map { Fixture.record($0, published: "2031-03-\($0)") }
    try ledger.ingest([planned] + daily)
    for bounds in [(bound, nil), (nil, bound)] {
      var filter = Filter()
      filter.limit = 50
      filter.with = ["Brun"]
      filter.asOf = asOf.flatMap { Day(iso: $0) }
      filter.since = bounds.0.flatMap { Day(iso: $0) }
      filter.until = bounds.1.flatMap { Day(iso: $0) }
      let found = try [1, 1000].map { common in
        try ledger.store.read { db in
          let query = try FindingQuery(.meeting, filter, in: db, common: common, firstStretch: 1)
          var places = try ClusterStream(query, byCandidate: true, in: db)
          var found: [Int64] = []
          while let place = try places.next() { found.append(place.candidate) }
          return found
        }
      }
      #expect(found[0] == found[1])
      let whole = try ledger.store.read { db in
        let query = try FindingQuery(.meeting, filter, in: db).whole
        return try Row.fetchAll(db, sql: query.sql, arguments: query.arguments).map {
          $0["number"] as Int64
        }
      }
      #expect(Set(found[0]) == Set(whole))
      #expect(!found[0].isEmpty)
    }
  }

  @Test(arguments: [(["Brun"], nil), ([], "grain"), (["Kovač"], "ministers")])
  func whatIsCommonIsLookedForInAnotherWayAndFoundAlike(_ with: [String], _ topic: String?) throws {
    let scratch = try Scratch()
    let ledger = try Fixture.threeMeetings(scratch)
    var filter = Filter()
    filter.limit = 50
    filter.with = with
    filter.topic = topic
    let found = try [1, 1000].map { common in
      try ledger.store.read { db in
        let conditions = try ReportConditions(filter, common: common, in: db)
        return try Int64.fetchAll(
          db, sql: "SELECT id FROM report WHERE \(conditions.sql) ORDER BY id",
          arguments: conditions.arguments)
      }
    }
    #expect(found[0] == found[1])
    #expect(!found[0].isEmpty)
  }

  @Test(arguments: ["O'Brien, J.  (Jr.) ", "  U.S. State--Department 2", "'", "Anna K"])
  func namesAreFoldedAlikeOnBothWays(_ name: String) {
    #expect(("ö " + name).foldedForNames == ("o " + name.foldedForNames).foldedForNames)
  }

  /// Keys were of no period once: a ledger of that time is resolved anew, and its decisions hold.
  @Test func anEarlierLedgerIsResolvedAnew() throws {
    let scratch = try Scratch()
    let ledger = try Fixture.threeMeetings(scratch)
    let anchor = try #require(try ledger.anchor("0000000200#m1"))
    try ledger.decide(.reject(anchor), reviewer: "Vera")
    func account() throws -> [String] {
      let ledger = try Ledger(reading: scratch.path())
      var asOf = Filter()
      asOf.asOf = Day(iso: "2031-03-06")
      return try ledger.entries(.meeting, Filter()).map { "\($0)" }
        + ledger.actors(Filter()).map { "\($0)" } + ledger.actors(asOf).map { "\($0)" }
    }
    let before = try account()
    #expect(before.count > 4)
    let database = try DatabaseQueue(path: scratch.path())
    let keys = """
      SELECT group_concat(key || ' ' || candidate) FROM
        (SELECT key, candidate FROM candidate_key ORDER BY key, candidate)
      """
    let made = try database.read { try String.fetchOne($0, sql: keys) }
    try database.write { db in
      try db.execute(sql: "UPDATE candidate_key SET key = key / 3; DELETE FROM link")
      try db.execute(sql: "DROP TABLE actor_day")
      try db.execute(
        sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '6 %' OR identifier LIKE '10 %'")
    }
    try database.close()
    #expect(throws: LedgerError.self) { _ = try Ledger(reading: scratch.path()) }
    _ = try Ledger(writing: scratch.path())
    #expect(try account() == before)
    let again = try DatabaseQueue(path: scratch.path())
    #expect(try again.read { try String.fetchOne($0, sql: keys) } == made)
  }
}
