internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur-lab grow-ledger`: a ledger of many reports, made of rewritten copies of real ones.
struct GrowLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grow-ledger",
    abstract: "Makes a large ledger of cached records by rewriting their names and days.",
    discussion: """
      Of every record so many copies go into the ledger. In each the days lie 52 weeks times its number \
      later, and the names of persons, places and groups are spelt with other letters, one of six \
      alphabets by turns, so that copies share actors across years. States keep their names.
      """)

  @Argument(help: "Records as `rapporteur read --format ndjson` prints them.")
  var records: String

  @Option(help: "The ledger to make.")
  var ledger: String

  @Option(help: "How many reports the ledger is to hold.")
  var reports: Int

  func run() throws {
    let ledger = try Ledger(writing: ledger)
    let writer = ledger.writer()
    let lines = try Data(contentsOf: URL(fileURLWithPath: records), options: .alwaysMapped)
      .split(separator: 0x0A)
    let clock = ContinuousClock()
    let start = clock.now
    var writing = Duration.zero
    var count = 0
    copies: for copy in 0... {
      for line in lines {
        guard count < reports else { break copies }
        let record = Rewriting(copy: copy).record(try RecordReader().record(from: line))
        let submission = Submission(record, source: "copy \(copy)")
        writing += try clock.measure { try writer.add(submission) }
        count += 1
        if count.isMultiple(of: 1000) { print(count, clock.now - start, writing) }
      }
    }
    writing += try clock.measure { try writer.commit() }
    print("\(count) reports in \(clock.now - start), of which the writer took \(writing)")
  }
}

/// Rewrites a record: other letters in names, other days.
struct Rewriting {
  let copy: Int

  /// The record with its names and days rewritten; no span changes.
  func record(_ record: Record) -> Record {
    guard copy > 0 else { return record }
    var record = record
    var utf8 = record.report.text.utf8
    for actor in record.actors where actor.code == nil && actor.kind != .state {
      for span in actor.mentions where span.end <= utf8.count { rewrite(span, in: &utf8) }
    }
    record.report.text = ReportText(String(decoding: utf8, as: UTF8.self))
    record.report.headline = record.report.blocks.first { $0.kind == .headline }
      .map { record.report.text[$0.span] }
    for index in record.actors.indices {
      let actor = record.actors[index]
      guard actor.code == nil, actor.kind != .state else { continue }
      record.actors[index].name = rewritten(actor.name)
    }
    // Two of the sixty-four digits tell the copy, so that every copy has bytes of its own.
    let mark = String(copy % 256 + 256, radix: 16).suffix(2)
    record.report.id = "sha256:" + mark + record.report.id.dropFirst(9)
    record.report.url = record.report.url.map { "\($0)#\(copy)" }
    record.report.identifier = record.report.identifier.map { "\($0)-\(copy)" }
    if let published = record.report.published, let day = Day(iso: published) {
      record.report.published = moved(day).iso + published.dropFirst(10)
    }
    for index in record.meetings.indices { move(&record.meetings[index].date) }
    for index in record.statements.indices { move(&record.statements[index].said) }
    for index in record.commitments.indices { move(&record.commitments[index].due) }
    return record
  }

  /// 52 weeks a copy, so that weekdays stay.
  private func moved(_ day: Day) -> Day { day + 364 * copy }

  private func move(_ time: inout TimeReference?) {
    guard var moved = time, let interval = moved.interval else { return }
    moved.interval = DayInterval(from: self.moved(interval.from), to: self.moved(interval.to))
    if let day = moved.value.flatMap({ Day(iso: $0) }) { moved.value = self.moved(day).iso }
    time = moved
  }

  /// Letters that take each other's places: vowels among themselves, consonants among themselves.
  private static let rings = [Array("aeiou".utf8), Array("bdfgklmnprstvz".utf8)]

  private func rewritten(_ byte: UInt8) -> UInt8 {
    let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    let lower = isUpper ? byte + 32 : byte
    for (ring, step) in zip(Self.rings, [copy % 6, copy % 6]) {
      if let place = ring.firstIndex(of: lower) {
        let other = ring[(place + step) % ring.count]
        return isUpper ? other - 32 : other
      }
    }
    return byte
  }

  private func rewrite(_ span: Span, in utf8: inout [UInt8]) {
    for index in span.start..<span.end { utf8[index] = rewritten(utf8[index]) }
  }

  private func rewritten(_ name: String) -> String {
    String(decoding: name.utf8.map(rewritten), as: UTF8.self)
  }
}
