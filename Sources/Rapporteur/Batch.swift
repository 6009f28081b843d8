public import RapporteurCore
public import RapporteurReading

/// Reads many inputs with several threads and hands over what was made of each report in the order
/// of the inputs.
///
/// At most a few reports for each thread are held at once, so memory does not grow with the batch.
/// What is handed over does not depend on the number of threads.
public struct Batch: Sendable {
  /// How many reports are worked on at the same time.
  public let threads: Int
  private let reader: ReportReader

  private let after: Int?

  /// Creates a batch that reads with `reader`; fewer than one thread counts as one.
  ///
  /// With `after` it takes up each input behind the record of a web archive that begins at that
  /// byte, where an earlier run stopped.
  public init(reader: ReportReader, threads: Int, after: Int? = nil) {
    self.reader = reader
    self.threads = max(1, threads)
    self.after = after
  }

  /// Reads every report of `inputs`, does `work` with it, and hands the outcome to `deliver`.
  ///
  /// `deliver` is called for one report at a time, in the order in which the reports stand in the
  /// inputs; an input or a report that cannot be read is delivered as an error in its place.
  /// - Throws: what `deliver` throws; no more reports are then read.
  public func run<Output: Sendable>(
    _ inputs: [InputFile], work: @escaping @Sendable (Report, InputFile) -> Output,
    deliver: (Result<Output, ReadingError>) throws -> Void
  ) async throws {
    typealias Outcome = (index: Int, results: [Result<Output, ReadingError>])
    var places = Places(inputs: inputs, reader: reader, after: after)
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      var waiting: [Int: [Result<Output, ReadingError>]] = [:]
      var (started, delivered, running) = (0, 0, 0)
      while true {
        while running < threads, started - delivered < 8 * threads, let place = places.next() {
          let index = started
          started += 1
          running += 1
          group.addTask {
            (index, place.reports().map { result in result.map { work($0, place.input) } })
          }
        }
        guard running > 0, let outcome = try await group.next() else { break }
        running -= 1
        waiting[outcome.index] = outcome.results
        while let results = waiting.removeValue(forKey: delivered) {
          delivered += 1
          for result in results { try deliver(result) }
        }
      }
    }
  }
}

/// A place that holds reports, or the reason why its input cannot be opened.
private struct Place: Sendable {
  let input: InputFile
  let source: Result<ReportSource, ReadingError>

  func reports() -> [Result<Report, ReadingError>] {
    switch source {
    case .success(let source): source.reports()
    case .failure(let error): [.failure(error)]
    }
  }
}

/// The places of all inputs in order; an input is opened when its turn comes.
private struct Places {
  private var inputs: ArraySlice<InputFile>
  private let reader: ReportReader
  private let after: Int?
  private var current: (input: InputFile, sources: ReportSources)?

  init(inputs: [InputFile], reader: ReportReader, after: Int?) {
    self.inputs = inputs[...]
    self.reader = reader
    self.after = after
  }

  mutating func next() -> Place? {
    while true {
      if let source = current?.sources.next(), let input = current?.input {
        if let after, source.archiveOffset == after { continue }
        return Place(input: input, source: .success(source))
      }
      current = nil
      guard let input = inputs.popFirst() else { return nil }
      do throws(ReadingError) {
        current = (input, reader.sources(in: try input.open(at: after ?? 0)))
      } catch {
        return Place(input: input, source: .failure(error))
      }
    }
  }
}
