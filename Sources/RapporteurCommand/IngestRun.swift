internal import Foundation
internal import Rapporteur
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurFindings
internal import RapporteurLedger
internal import RapporteurReading

/// One run of `ingest`: analysis on all threads, one writer, progress, and a summary.
struct IngestRun {
  /// What became of one report before the writer saw it.
  private enum Prepared: Sendable {
    case known
    case submission(Submission)
    /// Something of another ledger that is no report.
    case line(LedgerLine)
  }

  private let ledger: Ledger
  private let writer: LedgerWriter
  private let known: Set<String>
  private let tally = Tally()
  private let again: Bool

  /// The number of reports that could not be read.
  var failures: Int { tally.failures }

  init(ledger: Ledger, again: Bool) throws {
    self.ledger = ledger
    self.again = again
    writer = ledger.writer(replaces: again)
    known = again ? [] : try ledger.knownReports()
    writer.onCommit = { [tally] outcomes in
      for outcome in outcomes { tally.count(outcome) }
    }
  }

  /// Ingests all `files`, in order.
  /// - Throws: `LedgerError` if the ledger cannot be written; what was written before is kept.
  func ingest(
    _ files: [InputFile], threads: Int, reader: ReportReader, models: String?,
    areRecords: (InputFile) -> Bool
  ) async throws {
    tally.expect(files)
    defer { tally.clear() }
    let pipeline = files.allSatisfy(areRecords) ? nil : try Pipeline(models: models, least: .ledger)
    // Files of one sort that follow each other are read together.
    var rest = files[...]
    while let first = rest.first {
      let isRecords = areRecords(first)
      let group = rest.prefix { areRecords($0) == isRecords }
      rest = rest.dropFirst(group.count)
      if isRecords {
        for file in group { try await ingestRecords(of: file, threads: threads) }
      } else if let pipeline {
        try await ingestReports(of: Array(group), threads: threads, reader: reader, pipeline)
      }
    }
    try writer.commit()
  }

  private func ingestReports(
    of files: [InputFile], threads: Int, reader: ReportReader, _ pipeline: Pipeline
  ) async throws {
    let known = known
    try await Batch(reader: reader, threads: threads).run(
      files,
      work: { report, file -> (Prepared, size: Int, file: String) in
        let size = report.text.utf8.count
        if known.contains(report.id) { return (.known, size, file.name) }
        let submission = Submission(pipeline.record(of: report), source: file.name)
        return (.submission(submission), size, file.name)
      },
      deliver: { result in
        switch result {
        case .success(let (prepared, size, file)): try deliver(prepared, size: size, of: file)
        case .failure(let error): tally.fail("\(error)")
        }
      })
  }

  private func ingestRecords(of file: InputFile, threads: Int) async throws {
    var lines: RecordFile
    do {
      lines = try RecordFile(file)
    } catch {
      return tally.fail("\(error)")
    }
    while true {
      var chunk: [RecordFile.Line] = []
      while chunk.count < 16 * threads, let line = lines.next() { chunk.append(line) }
      if chunk.isEmpty { return }
      for (line, result) in zip(chunk, await prepared(chunk, from: file, threads: threads)) {
        switch result {
        case .success(.line(let line)): try restore(line)
        case .success(let prepared): try deliver(prepared, size: line.utf8.count, of: file.name)
        case .failure(let failure):
          tally.fail("\(file.name): line \(line.number): \(failure)")
        }
      }
    }
  }

  /// What `lines` hold, in their order, made on so many threads.
  private func prepared(_ lines: [RecordFile.Line], from file: InputFile, threads: Int) async
    -> [Result<Prepared, RecordReader.Failure>]
  {
    let known = known
    return await withTaskGroup(
      of: (Int, [Result<Prepared, RecordReader.Failure>]).self
    ) { group in
      let size = (lines.count + threads - 1) / threads
      for start in stride(from: 0, to: lines.count, by: size) {
        let part = lines[start..<min(start + size, lines.count)].map(\.utf8)
        group.addTask {
          (
            start,
            part.map { line in
              Result { () throws(RecordReader.Failure) in
                let line = try LedgerLine(from: line)
                guard case .record(let record, let source, let received) = line else {
                  return .line(line)
                }
                if known.contains(record.report.id) { return .known }
                return .submission(
                  Submission(record, source: source ?? file.name, received: received))
              }
            }
          )
        }
      }
      var parts: [(Int, [Result<Prepared, RecordReader.Failure>])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  /// Takes over a decision or a process of another ledger, once all reports before it are in this one.
  private func restore(_ line: LedgerLine) throws {
    try writer.commit()
    do {
      switch line {
      case .decision(let decision): _ = try ledger.restore(decision)
      case .process(let name, let question):
        _ = try ledger.restore(process: name, question: question)
      case .record: break
      }
    } catch {
      guard error.code == .unknown || error.code == .ambiguous else { throw error }
      tally.fail(error.message)
    }
  }

  private func deliver(_ prepared: Prepared, size: Int, of file: String) throws {
    switch prepared {
    case .known: tally.count(.unchanged)
    case .submission(let submission): try writer.add(submission)
    case .line: break
    }
    tally.read(size, of: file)
  }

  /// Says what was done.
  func finish() { tally.finish(ledger: ledger) }
}

/// Counts what became of reports and says on a terminal how far the run has come.
private final class Tally {
  private(set) var failures = 0
  private var counts: [LedgerWriter.Outcome: Int] = [:]
  private var reports = 0
  private var bytes = 0
  private var files: (done: Set<String>, last: String?) = ([], nil)
  private var expected: (files: Int, bytes: Int) = (0, 0)
  private var isShown = false
  private let isWatched = StandardError.isTerminal
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant

  init() {
    start = clock.now
    next = start + .seconds(1)
  }

  func expect(_ inputs: [InputFile]) {
    let sizes = inputs.compactMap(\.path).compactMap {
      try? FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int
    }
    expected = (inputs.count, sizes.count == inputs.count ? sizes.reduce(0, +) : 0)
  }

  func read(_ size: Int, of file: String) {
    reports += 1
    bytes += size
    if files.last != file, let last = files.last { files.done.insert(last) }
    files.last = file
    show()
  }

  func count(_ outcome: LedgerWriter.Outcome) { counts[outcome, default: 0] += 1 }

  func fail(_ message: String) {
    clear()
    StandardError.write("rapporteur: \(message)")
    failures += 1
  }

  func clear() {
    if isShown { StandardError.overwrite("") }
    isShown = false
  }

  func finish(ledger: Ledger) {
    clear()
    let names: [(LedgerWriter.Outcome, String)] = [
      (.added, "new"), (.version, "new version"), (.replaced, "put in anew"),
      (.unchanged, "known already"),
    ]
    var parts = names.compactMap { outcome, name -> String? in
      guard let count = counts[outcome], count > 0 else { return nil }
      return "\(count) \(name)\(outcome == .version && count > 1 ? "s" : "")"
    }
    if failures > 0 { parts.append("\(failures) could not be read") }
    let total = counts.values.reduce(0, +) + failures
    let text = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    StandardError.write("\(total) report\(total == 1 ? "" : "s")\(text)")
    if let all = try? ledger.counts() {
      StandardError.write(
        "\(ledger.path): \(all.reports) report\(all.reports == 1 ? "" : "s"), "
          + "\(all.findings) finding\(all.findings == 1 ? "" : "s")")
    }
  }

  private func show() {
    guard isWatched, clock.now >= next else { return }
    next = clock.now + .milliseconds(200)
    isShown = true
    let seconds = (clock.now - start) / .seconds(1)
    let rate = Double(reports) / seconds
    var line = "\(reports) reports, \(String(format: "%.1f", rate)) a second"
    if let share {
      let width = 20
      let filled = Int(share * Double(width))
      line =
        "[" + String(repeating: "=", count: filled)
        + String(repeating: " ", count: width - filled) + "] " + line
      if share > 0.01 { line += ", " + Self.words(seconds * (1 - share) / share) + " left" }
    }
    if failures > 0 { line += ", \(failures) could not be read" }
    StandardError.overwrite(line)
  }

  /// How much of the run is done, 0 to 1; nil if that cannot be told.
  private var share: Double? {
    if expected.files > 1 { return Double(files.done.count) / Double(expected.files) }
    // A text is about as long as the file that it stands in, unless that is compressed.
    guard expected.bytes > 0, bytes <= expected.bytes else { return nil }
    return Double(bytes) / Double(expected.bytes)
  }

  /// "2 min 5 s".
  private static func words(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded())
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3600) h \(seconds / 60 % 60) min"
  }
}
