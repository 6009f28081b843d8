public import RapporteurCore

/// A place in an input that holds reports: a whole file, an element of an array, or a line.
public struct ReportSource: Sendable {
  private let input: ReportInput
  private let reader: ReportReader
  private let start: LinePlace
  private let place: Result<(range: Range<Int>, format: ReportFormat), ReadingError>

  init(
    input: ReportInput, reader: ReportReader, start: LinePlace,
    place: Result<(range: Range<Int>, format: ReportFormat), ReadingError>
  ) {
    self.input = input
    self.reader = reader
    self.start = start
    self.place = place
  }

  /// The number of bytes at that place.
  public var count: Int { (try? place.get().range.count) ?? 0 }

  /// The reports, read now; one almost always, several for a `@graph` that holds several.
  public func reports() -> [Result<Report, ReadingError>] {
    switch place {
    case .success(let (range, format)):
      reader.reports(in: range, from: start, of: input, format: format)
    case .failure(let error): [.failure(error)]
    }
  }
}

/// The places of an input that hold reports, in order.
public struct ReportSources: Sequence, IteratorProtocol, Sendable {
  private enum State: Sendable {
    case whole(ReportFormat)
    case failed(ReadingError)
    case values(JSONSplitter)
    case done
  }

  private let input: ReportInput
  private let reader: ReportReader
  private var state: State
  /// Where the value stands that was found last.
  private var start = LinePlace()

  init(input: ReportInput, reader: ReportReader, format: ReportFormat) {
    self.reader = reader
    var input = input
    switch format {
    case .text, .html: state = .whole(format)
    case .article:
      do throws(ReadingError) {
        let start = try ArticleReader.prepare(&input)
        state = .values(JSONSplitter(input.bytes, from: start))
      } catch {
        state = .failed(error)
      }
    }
    self.input = input
  }

  init(input: ReportInput, reader: ReportReader, failure: ReadingError) {
    self.input = input
    self.reader = reader
    state = .failed(failure)
  }

  /// The next place.
  public mutating func next() -> ReportSource? {
    switch state {
    case .whole(let format):
      state = .done
      return source(.success((input.bytes.indices, format)))
    case .failed(let error):
      state = .done
      return source(.failure(error))
    case .values(var splitter):
      state = .done
      let found = splitter.next()
      state = .values(splitter)
      return found.map { source(of: $0) }
    case .done: return nil
    }
  }

  private mutating func source(of found: Result<Range<Int>, JSONFault>) -> ReportSource {
    switch found {
    case .success(let range):
      start.move(to: range.lowerBound, in: input.bytes)
      return source(.success((range, .article)))
    case .failure(let fault):
      let reader = ArticleReader(input: input, start: start, isWholeText: false)
      return source(.failure(reader.error(fault)))
    }
  }

  private func source(_ place: Result<(range: Range<Int>, format: ReportFormat), ReadingError>)
    -> ReportSource
  {
    ReportSource(input: input, reader: reader, start: start, place: place)
  }
}

/// An offset in an input and the line it is on.
struct LinePlace: Hashable, Sendable {
  private(set) var offset = 0
  /// Counts from 1.
  private(set) var line = 1

  /// The line of `offset`.
  /// - Complexity: O(n) in the bytes between the two.
  func line(of offset: Int, in bytes: [UInt8]) -> Int {
    let end = min(offset, bytes.count)
    guard end > self.offset else { return line }
    return bytes[self.offset..<end].withUnsafeBufferPointer { bytes in
      var line = line
      for byte in bytes where byte == 0x0A { line += 1 }
      return line
    }
  }

  mutating func move(to offset: Int, in bytes: [UInt8]) {
    line = line(of: offset, in: bytes)
    self.offset = offset
  }
}
