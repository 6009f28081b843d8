internal import Crypto
public import RapporteurCore

/// Bytes to read reports from, under a name for messages.
public struct ReportInput: Sendable {
  /// A file's path, or `standard input`.
  public var name: String
  /// All its bytes.
  public var bytes: [UInt8]

  /// Creates an input.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Reads the reports of an input, each with its text, blocks and metadata.
///
/// One input may hold many reports. What is wrong with one of them is an error in its place, and
/// the others are read.
public struct ReportReader: Sendable {
  /// What the one who reads knows better than the source does.
  public struct Overrides: Sendable {
    /// The day of publication, or nil to take the source's word.
    public var published: Day?
    /// The outlet, or nil to take the source's word.
    public var publisher: String?

    /// Creates overrides.
    public init(published: Day? = nil, publisher: String? = nil) {
      self.published = published
      self.publisher = publisher
    }
  }

  private let format: ReportFormat?
  private let overrides: Overrides
  private let isWholeText: Bool

  /// Creates a reader of `format`, or of what the bytes look like if it is nil.
  ///
  /// With `asWholeText`, plain text is taken as it is: all of it is body, and no headline or other
  /// metadata is looked for; and the dateline of an article stays in its first paragraph.
  public init(
    format: ReportFormat? = nil, overrides: Overrides = Overrides(), asWholeText: Bool = false
  ) {
    self.format = format
    self.overrides = overrides
    isWholeText = asWholeText
  }

  /// The reports of `input`, each read when it is asked for.
  /// - Complexity: O(n) in the bytes over the whole sequence; one report at a time is held.
  public func reports(in input: ReportInput) -> some Sequence<Result<Report, ReadingError>> {
    sources(in: input).lazy.flatMap { $0.reports() }
  }

  /// The places of `input` that hold reports, found one at a time and not yet read.
  public func sources(in input: ReportInput) -> ReportSources {
    do throws(ReadingError) {
      let format =
        if let format = self.format { format } else {
          try ReportFormat.sniffed(from: input.bytes, input: input.name)
        }
      return ReportSources(input: input, reader: self, format: format)
    } catch {
      return ReportSources(input: input, reader: self, failure: error)
    }
  }

  /// The reports that stand in `range` of `input`.
  func reports(in range: Range<Int>, of input: ReportInput, format: ReportFormat)
    -> [Result<Report, ReadingError>]
  {
    let results: [Result<Report, ReadingError>]
    switch format {
    case .article:
      results = ArticleReader(input: input, isWholeText: isWholeText).reports(in: range)
    case .text:
      do throws(ReadingError) {
        results = [.success(try PlainTextReader(isWholeText: isWholeText).report(of: input))]
      } catch {
        results = [.failure(error)]
      }
    }
    return results.map { result in result.map { overridden($0) } }
  }

  private func overridden(_ report: Report) -> Report {
    var report = report
    if let day = overrides.published {
      report.published = day.iso
      report.publishedBasis = "option"
    }
    if let publisher = overrides.publisher { report.publisher = publisher }
    return report
  }

  /// `sha256:` and the hexadecimal digest of `bytes`.
  static func identifier(of bytes: ArraySlice<UInt8>) -> String {
    let digest = bytes.withUnsafeBytes { SHA256.hash(data: $0) }
    var text = "sha256:"
    for byte in digest {
      text += byte < 16 ? "0" : ""
      text += String(byte, radix: 16)
    }
    return text
  }
}

/// A place in an input that holds reports: a whole file, an element of an array, or a line.
public struct ReportSource: Sendable {
  private let input: ReportInput
  private let reader: ReportReader
  private let place: Result<(range: Range<Int>, format: ReportFormat), ReadingError>

  init(
    input: ReportInput, reader: ReportReader,
    place: Result<(range: Range<Int>, format: ReportFormat), ReadingError>
  ) {
    self.input = input
    self.reader = reader
    self.place = place
  }

  /// The number of bytes at that place.
  public var count: Int { (try? place.get().range.count) ?? 0 }

  /// The reports, read now; one almost always, several for a `@graph` that holds several.
  public func reports() -> [Result<Report, ReadingError>] {
    switch place {
    case .success(let (range, format)): reader.reports(in: range, of: input, format: format)
    case .failure(let error): [.failure(error)]
    }
  }
}

/// The places of an input that hold reports, in order.
public struct ReportSources: Sequence, IteratorProtocol, Sendable {
  private enum State: Sendable {
    case whole
    case failed(ReadingError)
    case values(JSONSplitter)
    case done
  }

  private let input: ReportInput
  private let reader: ReportReader
  private var state: State

  init(input: ReportInput, reader: ReportReader, format: ReportFormat) {
    self.reader = reader
    var input = input
    switch format {
    case .text: state = .whole
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
    case .whole:
      state = .done
      return source(.success((input.bytes.indices, .text)))
    case .failed(let error):
      state = .done
      return source(.failure(error))
    case .values(var splitter):
      state = .done
      let range = splitter.next()
      state = .values(splitter)
      return range.map {
        source(
          $0.map { ($0, .article) }.mapError {
            ArticleReader(input: input, isWholeText: false).error($0)
          })
      }
    case .done: return nil
    }
  }

  private func source(_ place: Result<(range: Range<Int>, format: ReportFormat), ReadingError>)
    -> ReportSource
  {
    ReportSource(input: input, reader: reader, place: place)
  }
}
