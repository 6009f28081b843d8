internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurLedger

/// `rapporteur-lab grow-ledger`: a ledger of many reports, made of rewritten copies of real ones.
struct GrowLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grow-ledger",
    abstract: "Makes a large ledger of the records of another by rewriting names, places and days.",
    discussion: """
      Of every record so many copies go into the ledger. In each the days lie 52 weeks later than in the \
      one before, and the names of persons, places and groups are spelt with other letters, one of six \
      alphabets by turns, so that copies share actors across years. States keep their names. Every third \
      copy tells once more, a day later and from another outlet, what the copy before it tells, so that \
      meetings and what was agreed merge.
      """)

  @Argument(help: "The ledger whose records are taken.")
  var from: String

  @Option(help: "The ledger to make.")
  var ledger: String

  @Option(help: "How many reports the ledger is to hold.")
  var reports: Int

  func run() throws {
    let old = try Ledger(reading: from)
    let writer = try Ledger(writing: ledger).writer()
    var everything = Filter()
    everything.limit = nil
    let ids = try old.reports(everything).map(\.id)
    let clock = ContinuousClock()
    let start = clock.now
    let begun = ProcessorTime.seconds
    var writing = 0.0
    var count = 0
    func write(_ work: () throws -> Void) rethrows {
      let begun = ProcessorTime.seconds
      try work()
      writing += ProcessorTime.seconds - begun
    }
    copies: for copy in 0... {
      for id in ids {
        guard count < reports else { break copies }
        let record = Rewriting(copy: copy).record(try old.record(id))
        let submission = Submission(record, source: "copy \(copy)")
        try write { try writer.add(submission) }
        count += 1
        if count.isMultiple(of: 1000) { say(count, clock.now - start, begun, writing) }
      }
    }
    try write { try writer.commit() }
    say(count, clock.now - start, begun, writing)
  }

  /// Prints a line at once: a large ledger takes an hour.
  private func say(_ count: Int, _ passed: Duration, _ begun: Double, _ writing: Double) {
    let line = String(
      format: "%d reports: %d s passed, %.0f s of CPU, of which resolving and writing took %.0f\n",
      count, Int(passed.components.seconds), ProcessorTime.seconds - begun, writing)
    FileHandle.standardOutput.write(Data(line.utf8))
  }
}

/// Rewrites a record: other letters in names, other days.
struct Rewriting {
  /// The number of the copy; 0 is the record itself.
  private let copy: Int
  /// Whether it tells once more what the copy before it told.
  private let isRetelling: Bool
  /// By which its names and days go: a retelling has those of the copy before it.
  private let version: Int

  init(copy: Int) {
    self.copy = copy
    isRetelling = copy % 3 == 2
    version = isRetelling ? copy - 1 : copy
  }

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
      record.report.published = (moved(day) + (isRetelling ? 1 : 0)).iso + published.dropFirst(10)
    }
    if isRetelling { record.report.publisher = "Outlet \(copy)" }
    for index in record.meetings.indices { move(&record.meetings[index].date) }
    for index in record.statements.indices { move(&record.statements[index].said) }
    for index in record.commitments.indices { move(&record.commitments[index].due) }
    return record
  }

  /// 52 weeks a copy, so that weekdays stay.
  private func moved(_ day: Day) -> Day { day + 364 * version }

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
    for (ring, step) in zip(Self.rings, [version % 6, version % 6]) {
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
