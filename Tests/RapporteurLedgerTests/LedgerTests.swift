import Foundation
import GRDB
import RapporteurCore
import RapporteurExchange
import Testing

@testable import RapporteurLedger

@Suite struct LedgerTests {
  @Test func aRecordComesBackAsItWentIn() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    let record = Fixture.record(1)
    try ledger.ingest([record])
    let back = try ledger.record("00000001")
    #expect(RecordJSON.ndjson.text(of: [back]) == RecordJSON.ndjson.text(of: [record]))
  }

  @Test func theSameReportAgainChangesNothing() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    #expect(try ledger.ingest([Fixture.record(1), Fixture.record(2)]) == [.added, .added])
    #expect(
      try ledger.ingest([Fixture.record(1), Fixture.record(3), Fixture.record(3)])
        == [.unchanged, .added, .unchanged])
    #expect(try ledger.reports(Filter()).count == 3)
  }

  @Test func aReportPutInAnewReplacesWhatWasThere() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    try ledger.ingest([Fixture.record(1, text: "Anna Kovač of Ruritania met nobody.")])
    let again = try ledger.ingest([Fixture.record(1)], replaces: true)
    #expect(again == [.replaced])
    #expect(try ledger.reports(Filter()).count == 1)
    #expect(try ledger.search("nobody", Filter()).isEmpty)
    #expect(try ledger.search("Carpathia", Filter()).count == 1)
  }

  @Test func aLaterReportFromTheSameAddressIsAVersion() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    let early = Fixture.record(1, published: "2031-03-04", url: "https://post.example/1")
    let late = Fixture.record(2, published: "2031-03-06", url: "https://post.example/1")
    // The later one comes first.
    #expect(try ledger.ingest([late, early]) == [.added, .version])
    let now = try ledger.reports(Filter())
    #expect(now.map(\.digest) == [late.report.id])
    #expect(now.map(\.version) == [2])
    var filter = Filter()
    filter.asOf = Day(iso: "2031-03-05")
    #expect(try ledger.reports(filter).map(\.digest) == [early.report.id])
    filter.asOf = Day(iso: "2031-03-03")
    #expect(try ledger.reports(filter).isEmpty)
  }

  @Test func wordsAreFoundWithoutDiacriticsAndMisspelt() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path())
    try ledger.ingest([Fixture.record(1)])
    for words in ["emile", "KOVAC", "\"émile brun\"", "meeting", "Streslua", "carpatia met"] {
      #expect(try ledger.search(words, Filter()).count == 1, "\(words)")
    }
    #expect(try ledger.search("carpathia", Filter())[0].snippet.contains("⟦Carpathia⟧"))
    #expect(try ledger.search("\"brun émile\"", Filter()).isEmpty)
    #expect(throws: LedgerError.self) { try ledger.search("?!", Filter()) }
  }

  @Test func whatIsNoLedgerIsSaidToBe() throws {
    let scratch = try Scratch()
    #expect(
      failure {
        _ = try Ledger(reading: scratch.path())
      } == "missing: " + scratch.path())
    try Data("Not a database, but a long enough text to be looked at closely.".utf8)
      .write(to: URL(fileURLWithPath: scratch.path("text")))
    #expect(
      failure {
        _ = try Ledger(writing: scratch.path("text"))
      } == "not-a-ledger: " + scratch.path("text"))
    let other = try DatabaseQueue(path: scratch.path("other.sqlite"))
    try other.write { try $0.execute(sql: "CREATE TABLE guest (name TEXT)") }
    #expect(
      failure {
        _ = try Ledger(writing: scratch.path("other.sqlite"))
      } == "not-a-ledger: " + scratch.path("other.sqlite"))
    #expect(
      failure {
        _ = try Ledger(writing: scratch.path("no/such/folder"))
      } == "read-only: " + scratch.path("no/such/folder"))
  }

  @Test func aLedgerThatWasStoppedInTheMakingIsFinished() throws {
    let scratch = try Scratch()
    for sql in ["", "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"] {
      let started = try DatabaseQueue(path: scratch.path())
      try started.write { try $0.execute(sql: sql) }
      try started.close()
      #expect(
        failure {
          _ = try Ledger(reading: scratch.path())
        } == "missing: " + scratch.path())
    }
    #expect(try Ledger(writing: scratch.path()).ingest([Fixture.record(1)]) == [.added])
    #expect(try Ledger(reading: scratch.path()).reports(Filter()).count == 1)
  }

  @Test func aLaterVersionsLedgerIsLeftAlone() throws {
    let scratch = try Scratch()
    try Ledger(writing: scratch.path()).ingest([Fixture.record(1)])
    let database = try DatabaseQueue(path: scratch.path())
    try database.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 things to come')")
    }
    try database.close()
    #expect(
      failure {
        _ = try Ledger(writing: scratch.path())
      } == "too-new: " + scratch.path())
  }

  @Test func aLockedLedgerIsAClearErrorAndLosesNothing() throws {
    let scratch = try Scratch()
    let ledger = try Ledger(writing: scratch.path(), largestSize: nil)
    try ledger.ingest([Fixture.record(1)])
    let other = try DatabaseQueue(path: scratch.path())
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(
        failure {
          try ledger.ingest([Fixture.record(2)])
        } == "locked: " + scratch.path())
      // Questions are answered the while.
      #expect(try Ledger(reading: scratch.path()).reports(Filter()).count == 1)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try ledger.ingest([Fixture.record(2)]) == [.added])
  }

  @Test func aFullDiskIsAClearErrorAndLosesNothing() throws {
    let scratch = try Scratch()
    let small = try Ledger(writing: scratch.path(), largestSize: 600_000)
    var written = 0
    let outcome = failure {
      for number in 1...200 {
        let text = String(repeating: "Anna Kovač of Ruritania met \(number). ", count: 100)
        try small.ingest([Fixture.record(number, text: text)])
        written += 1
      }
    }
    #expect(outcome == "full: " + scratch.path())
    #expect(written > 0)
    let ledger = try Ledger(writing: scratch.path())
    #expect(try ledger.reports(Filter()).count == written)
    #expect(try ledger.ingest([Fixture.record(999)]) == [.added])
  }
}

/// The code and file of the `LedgerError` that `work` throws, as `code: file`; or nil.
private func failure(_ work: () throws -> Void) -> String? {
  do {
    try work()
    return nil
  } catch let error as LedgerError {
    return error.code.rawValue + ": " + (error.file ?? "")
  } catch {
    return "\(error)"
  }
}
