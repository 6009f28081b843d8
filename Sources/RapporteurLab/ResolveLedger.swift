internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurLedger

/// `rapporteur-lab resolve-ledger`: a ledger anew from the records of another.
struct ResolveLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve-ledger",
    abstract: "Makes a ledger anew from the records of another, and says what writing it took.",
    discussion: """
      Nothing is analysed; reviewers' decisions and processes are left behind. Times are those of the process, \
      user and system.
      """)

  @Argument(help: "The ledger whose records are taken.")
  var from: String

  @Option(help: "The ledger to make.")
  var ledger: String

  @Option(help: "The most reports to take; 0 for all.")
  var limit = 0

  func run() throws {
    let old = try Ledger(reading: from)
    let new = try Ledger(writing: ledger)
    let writer = new.writer()
    var filter = Filter()
    filter.limit = limit == 0 ? nil : limit
    var (reading, preparing) = (0.0, 0.0)
    let start = ProcessorTime.seconds
    var count = 0
    for report in try old.reports(filter).reversed() {
      let begun = ProcessorTime.seconds
      let record = try old.record(report.id)
      let read = ProcessorTime.seconds
      let submission = Submission(record, source: report.source)
      let prepared = ProcessorTime.seconds
      try writer.add(submission)
      reading += read - begun
      preparing += prepared - read
      count += 1
      if count.isMultiple(of: 1000) {
        print(count, String(format: "%.1f s", ProcessorTime.seconds - start))
      }
    }
    try writer.commit()
    let all = ProcessorTime.seconds - start
    print(
      String(
        format:
          "%d reports: %.1f s of CPU to read them, %.1f s to prepare, %.1f s to resolve and write",
        count, reading, preparing, all - reading - preparing))
  }
}
