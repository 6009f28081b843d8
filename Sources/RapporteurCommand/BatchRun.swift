internal import ArgumentParser
internal import Foundation
internal import Rapporteur
internal import RapporteurCore
internal import RapporteurReading

/// One run over the inputs of a command: output in order, failures on standard error, progress if
/// someone is watching.
struct BatchRun {
  /// How the outputs of several reports stand together.
  enum Layout {
    /// One after the other, each ended by a line feed.
    case lines
    /// With an empty line between them.
    case paragraphs
    /// As one value if there is one report, as an array if there are several.
    case jsonArray
    /// As they are.
    case plain
  }

  let inputs: InputOptions
  let reader: ReportReader

  /// Does `render` for every report and writes what it gives as soon as its turn has come.
  /// - Throws: `ExitCode(1)` if a report could not be read.
  func stream(
    as layout: Layout, _ render: @escaping @Sendable (Report, InputFile) -> [UInt8]
  ) async throws {
    var output = Output(layout: layout)
    try await run(render, deliver: { try output.write($0) }, finish: { try output.finish() })
  }

  /// Does `work` for every report and writes the text that `render` makes of all together.
  /// - Throws: `ExitCode(1)` if a report could not be read.
  func collect<Product: Sendable>(
    _ work: @escaping @Sendable (Report, InputFile) -> Product,
    into render: ([Product]) -> String
  ) async throws {
    var products: [Product] = []
    try await run(
      work, deliver: { products.append($0) },
      finish: {
        guard !products.isEmpty else { return }
        try StandardOutput.write(Array((render(products) + "\n").utf8))
      })
  }

  private func run<Product: Sendable>(
    _ work: @escaping @Sendable (Report, InputFile) -> Product,
    deliver: (Product) throws -> Void, finish: () throws -> Void
  ) async throws {
    let batch = Batch(reader: reader, threads: inputs.threads, after: inputs.after)
    var progress = Progress()
    defer { progress.clear() }
    do {
      try await batch.run(InputFile.inputs(from: inputs.files), work: work) { result in
        switch result {
        case .success(let product):
          try deliver(product)
          progress.count()
        case .failure(let error):
          progress.clear()
          StandardError.write("rapporteur: \(error)")
          progress.countFailure()
        }
      }
      progress.clear()
      try finish()
    } catch is StandardOutput.Closed {
      // As with other filters, `rapporteur … | head` is no failure.
      return
    }
    if progress.failures > 0 { throw ExitCode(1) }
  }
}

/// Puts the outputs of reports together.
private struct Output {
  let layout: BatchRun.Layout
  /// The one output so far, held back until it is known whether it stands in an array.
  private var held: [UInt8]?
  private var count = 0

  init(layout: BatchRun.Layout) { self.layout = layout }

  mutating func write(_ bytes: [UInt8]) throws {
    count += 1
    switch layout {
    case .plain: try StandardOutput.write(bytes)
    case .lines: try StandardOutput.write(bytes + [0x0A])
    case .paragraphs: try StandardOutput.write((count > 1 ? [0x0A] : []) + bytes + [0x0A])
    case .jsonArray:
      if count == 1 {
        held = bytes
      } else {
        if let first = held { try StandardOutput.write(Array("[\n".utf8) + first) }
        held = nil
        try StandardOutput.write(Array(",\n".utf8) + bytes)
      }
    }
  }

  mutating func finish() throws {
    guard layout == .jsonArray else { return }
    if let only = held { return try StandardOutput.write(only + [0x0A]) }
    try StandardOutput.write(Array((count == 0 ? "[]\n" : "\n]\n").utf8))
  }
}

/// Says on a terminal how far a long batch has come.
private struct Progress {
  private(set) var failures = 0
  private var read = 0
  private var isShown = false
  private let isWatched = StandardError.isTerminal
  private let clock = ContinuousClock()
  private var next: ContinuousClock.Instant

  /// A batch that is done sooner shows nothing.
  init() { next = clock.now + .seconds(2) }

  mutating func count() {
    read += 1
    show()
  }

  mutating func countFailure() {
    failures += 1
    show()
  }

  mutating func clear() {
    if isShown { StandardError.overwrite("") }
    isShown = false
  }

  private mutating func show() {
    guard isWatched, clock.now >= next else { return }
    next = clock.now + .milliseconds(200)
    isShown = true
    let failed = failures > 0 ? ", \(failures) could not be read" : ""
    StandardError.overwrite("\(read) report\(read == 1 ? "" : "s") read\(failed)")
  }
}
