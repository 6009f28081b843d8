internal import Dispatch
internal import Foundation
internal import Rapporteur
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurFindings
internal import RapporteurLedger
internal import RapporteurReading
internal import RapporteurResolution
internal import Synchronization

/// Reads reports that are handed in and puts them into the ledger, one job after another.
final class Intake: Sendable {
  /// What is handed in: bytes under a name, as they come from a file or a form.
  struct Input: Sendable {
    var name: String
    var bytes: [UInt8]
  }

  /// What became of one report.
  struct Outcome: Sendable {
    /// The digits that name it in the ledger; nil if it could not be read.
    var report: String?
    /// Its headline, or what was wrong.
    var words: String
    /// `new`, `new version`, `known already`, or `could not be read`.
    var state: String
  }

  /// How far a job has come.
  struct Progress: Sendable {
    /// What was handed in.
    var names: [String]
    /// How many of the inputs are done.
    var inputsDone = 0
    /// What became of the reports, in their order.
    var outcomes: [Outcome] = []
    /// How many reports were read that are not yet written.
    var waiting = 0
    /// Whether nothing more comes.
    var isDone = false
    /// Why it ended before its end, or nil.
    var failure: String?
  }

  private let ledger: LedgerQueue
  private let models: String?
  private let access: Access?
  /// Analysis takes a core for long, which must not be one of those that serve connections.
  private let queue = DispatchQueue(label: "rapporteur.desk.intake", qos: .utility)
  private let jobs = Mutex<(order: [String], progress: [String: Progress])>(([], [:]))
  private let pipeline = Mutex<Pipeline?>(nil)

  /// How many jobs are remembered, and how many may wait.
  private static let (remembered, longest) = (64, 8)

  /// An intake into `ledger` that works with the models in the folder at `models`; nil as in `Pipeline`.
  init(ledger: LedgerQueue, models: String?, access: Access? = nil) {
    self.ledger = ledger
    self.access = access
    self.models = models
  }

  /// Begins to read `inputs`, and gives the identifier of the job.
  /// - Throws: `LedgerQueue.Refusal.busy` if too many jobs wait.
  func begin(
    _ inputs: [Input], overrides: ReportReader.Overrides, by doer: Doer = Doer(name: nil, from: "")
  ) throws -> String {
    let id = FormTokens.newSession()
    try jobs.withLock { jobs in
      guard jobs.progress.values.count(where: { !$0.isDone }) < Self.longest else {
        throw LedgerQueue.Refusal.busy
      }
      jobs.order.append(id)
      jobs.progress[id] = Progress(names: inputs.map(\.name))
      while jobs.order.count > Self.remembered {
        jobs.progress[jobs.order.removeFirst()] = nil
      }
    }
    queue.async { [self] in
      do {
        try read(inputs, overrides, job: id)
        // Who handed them in finds them on every page from now on.
        ledger.noteChange()
        change(id) { $0.isDone = true }
      } catch {
        ledger.noteChange()
        change(id) {
          $0.isDone = true
          $0.failure = Fault(error).message
        }
      }
      if let access, let progress = progress(of: id) {
        // What was handed in stands in the log already; here there is nobody to tell of a failure.
        try? access.store.log(.reportsDone, Self.words(on: progress), by: doer)
      }
    }
    return id
  }

  /// How far a job has come; nil if none has that identifier.
  func progress(of job: String) -> Progress? { jobs.withLock { $0.progress[job] } }

  /// What was handed in, for the log.
  static func words(on inputs: [Input]) -> String {
    let names = inputs.prefix(20).map { "\($0.name) (\($0.bytes.count) bytes)" }
    let rest = inputs.count - names.count
    return names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// What became of it, for the log.
  private static func words(on progress: Progress) -> String {
    let states = Dictionary(grouping: progress.outcomes, by: \.state)
      .sorted { $0.key < $1.key }.map { "\($0.value.count) \($0.key)" }
    let reports = progress.outcomes.compactMap(\.report).prefix(50).joined(separator: " ")
    return (states + [progress.failure, reports].compactMap { $0 }).joined(separator: "; ")
  }

  private func change(_ job: String, _ change: (inout Progress) -> Void) {
    jobs.withLock { jobs in
      guard var progress = jobs.progress[job] else { return }
      change(&progress)
      jobs.progress[job] = progress
    }
  }

  private func read(_ inputs: [Input], _ overrides: ReportReader.Overrides, job: String) throws {
    let known = try ledger.ledger.knownReports()
    let writer = ledger.ledger.writer(batch: 8)
    // Outcomes come when a transaction is done, in the order in which records were handed over.
    var waiting: [Outcome] = []
    writer.onCommit = { [self] outcomes in
      let done = zip(waiting, outcomes).map { report, outcome in
        Outcome(report: report.report, words: report.words, state: Self.words(outcome))
      }
      waiting.removeFirst(min(outcomes.count, waiting.count))
      change(job) {
        $0.outcomes += done
        $0.waiting = waiting.count
      }
    }
    for input in inputs {
      for result in records(of: input, overrides, known: known) {
        switch result {
        case .failure(let refusal): change(job) { $0.outcomes.append(refusal.outcome) }
        case .success(let record):
          let name = EntryPage.shortName(of: .init(report: record.report.id))
          waiting.append(
            Outcome(
              report: String(name.prefix { $0 != "#" }), words: RecordOutline(record).title.oneLine,
              state: ""))
          change(job) { $0.waiting = waiting.count }
          try writer.add(Submission(record, source: input.name))
        }
      }
      change(job) { $0.inputsDone += 1 }
    }
    try writer.commit()
  }

  private struct Refusal: Error {
    var outcome: Outcome
  }

  /// The records of an input: those that it holds, or those of the reports that it holds.
  private func records(
    of input: Input, _ overrides: ReportReader.Overrides, known: Set<String>
  ) -> some Sequence<Result<Record, Refusal>> {
    let isRecords = RecordReader.looksLikeRecord(Data(input.bytes.prefix(64)))
    let lines =
      isRecords ? input.bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) } : []
    let reader = ReportReader(overrides: overrides, largestText: ReportReader.largestReport)
    let reports =
      isRecords ? nil : reader.reports(in: ReportInput(name: input.name, bytes: input.bytes))
    let read = lines.lazy.enumerated().map { [self] number, line in
      checked(line, number + 1, of: input.name)
    }
    let analysed = (reports.map { Array($0) } ?? []).lazy.map { [self] result in
      record(of: result, known)
    }
    return [AnySequence(read), AnySequence(analysed)].joined()
  }

  private func checked(_ line: [UInt8], _ number: Int, of name: String) -> Result<Record, Refusal> {
    do {
      return .success(try RecordReader().record(from: line))
    } catch {
      return .failure(Self.unreadable("\(name): line \(number): \(error)"))
    }
  }

  private func record(of result: Result<Report, ReadingError>, _ known: Set<String>)
    -> Result<Record, Refusal>
  {
    do {
      let report = try result.get()
      guard !known.contains(report.id) else {
        let title = RecordOutline(Record(report: report)).title.oneLine
        let digits = report.id.hasPrefix("sha256:") ? report.id.dropFirst(7) : report.id[...]
        return .failure(
          Refusal(
            outcome: Outcome(
              report: String(digits.prefix(10)), words: title, state: "known already")))
      }
      return .success(try readyPipeline().record(of: report))
    } catch {
      return .failure(Self.unreadable("\(error)"))
    }
  }

  private static func unreadable(_ message: String) -> Refusal {
    Refusal(outcome: Outcome(report: nil, words: message, state: "could not be read"))
  }

  /// The pipeline; the models are read when the first report comes.
  private func readyPipeline() throws -> Pipeline {
    try pipeline.withLock { pipeline in
      if let pipeline { return pipeline }
      let made = try Pipeline(models: models, least: .ledger)
      pipeline = made
      return made
    }
  }

  private static func words(_ outcome: LedgerWriter.Outcome) -> String {
    switch outcome {
    case .added: "new"
    case .version: "new version"
    case .replaced: "put in anew"
    case .unchanged: "known already"
    }
  }
}
