public import RapporteurCore

/// A place in an input that holds reports: a whole file, an element of an array, a line, a record
/// of an archive.
public struct ReportSource: Sendable {
  /// What stands there.
  enum Content: Sendable {
    /// A whole file, or what is left of one.
    case document(ReportInput, ReportFormat)
    /// A JSON value, of that format if it is known.
    case value(ReportInput, ReportFormat?)
    /// An item of a feed, with what is odd in the feed as a whole.
    case item(FeedItem, FeedItemReader, [Warning])
    /// A record of a web archive.
    case record(WARCRecord)
    /// Nothing that can be read.
    case failure(ReadingError)
  }

  private let reader: ReportReader
  private let content: Content

  init(_ content: Content, reader: ReportReader) {
    self.content = content
    self.reader = reader
  }

  /// The number of bytes at that place.
  public var count: Int {
    switch content {
    case .document(let input, _), .value(let input, _): input.bytes.count
    case .item(let item, _, _): item.source.count
    case .record(let record): record.content.count
    case .failure: 0
    }
  }

  /// Where the record of an archive begins that the place is, in bytes of the file; nil for what
  /// stands in no archive.
  public var archiveOffset: Int? {
    guard case .record(let record) = content else { return nil }
    return record.place
  }

  /// The reports, read now; one almost always, several for a `@graph` that holds several.
  public func reports() -> [Result<Report, ReadingError>] { reader.reports(in: content) }
}

/// The places of an input that hold reports, in order, found while the input is read.
///
/// As many bytes are held as one place needs.
public struct ReportSources: Sequence, IteratorProtocol {
  private enum State {
    case unopened(any ByteSource)
    case values(ByteWindow, JSONSplitter)
    case items(ArraySlice<FeedItem>, FeedItemReader, [Warning])
    case records(WARCReader)
    case one(ReportSource.Content)
    case done
  }

  private let reader: ReportReader
  private let format: ReportFormat?
  private var state: State

  init(stream: ReportStream, reader: ReportReader, format: ReportFormat?) {
    self.reader = reader
    self.format = format
    state = .unopened(PlainSource(stream))
    do throws(ReadingError) {
      state = .unopened(try Unpacking.source(of: stream))
    } catch {
      state = .one(.failure(error))
    }
  }

  /// The next place.
  public mutating func next() -> ReportSource? {
    if case .unopened(let source) = state {
      do throws(ReadingError) {
        state = try open(ByteWindow(source))
      } catch {
        state = .one(.failure(error))
      }
    }
    return nextContent().map { ReportSource($0, reader: reader) }
  }

  private mutating func nextContent() -> ReportSource.Content? {
    switch state {
    case .one(let content):
      state = .done
      return content
    case .values(let window, var splitter):
      let content = nextValue(in: window, &splitter)
      state = content == nil ? .done : .values(window, splitter)
      return content
    case .items(var items, let reader, let warnings):
      guard let item = items.popFirst() else {
        state = .done
        return nil
      }
      state = .items(items, reader, warnings)
      return .item(item, reader, warnings)
    case .records(var records):
      let record = records.next()
      state = record == nil ? .done : .records(records)
      return record.map { result in
        switch result {
        case .success(let record): .record(record)
        case .failure(let error): .failure(error)
        }
      }
    case .unopened, .done: return nil
    }
  }

  /// Tells the format, if it is not given, and makes ready to read it.
  private func open(_ window: ByteWindow) throws(ReadingError) -> State {
    window.fill(1 << 12)
    let opening = Array(window.bytes.prefix(1 << 12))
    if opening.isEmpty, let failure = window.failure { throw failure }
    let format =
      if let format { format } else {
        try ReportFormat.sniffed(from: opening, input: window.name)
      }
    switch format {
    case .warc:
      return .records(WARCReader(window, isWanted: WARCRecord.mayHoldReport))
    case .article, .ninjs:
      return .values(try Self.json(window), JSONSplitter())
    case .feed:
      // JSON Feed is one value.
      if opening.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "{") {
        return .values(try Self.json(window), JSONSplitter())
      }
      return try feed(ReportInput(name: window.name, bytes: try window.takeAll()))
    case .text, .html, .newsml:
      return .one(.document(ReportInput(name: window.name, bytes: try window.takeAll()), format))
    }
  }

  private func feed(_ input: ReportInput) throws(ReadingError) -> State {
    let document = try XMLDocument(input)
    guard let root = document.tree.root, let feed = XMLFeedReader.feed(root) else {
      throw input.error(.notAReport, "expected a feed, found XML of another kind", at: 0)
    }
    guard !feed.items.isEmpty else {
      throw input.error(.empty, "expected a feed with items, found none in it", at: 0)
    }
    let itemReader = FeedItemReader(
      input: input.name, feed: feed.withoutItems, isWholeText: reader.isWholeText)
    return .items(feed.items[...], itemReader, document.warnings)
  }

  /// A window on JSON in UTF-8, without a byte order mark.
  private static func json(_ window: ByteWindow) throws(ReadingError) -> ByteWindow {
    var window = window
    if window.bytes.starts(with: [0xFF, 0xFE]) || window.bytes.starts(with: [0xFE, 0xFF]) {
      let bytes = try window.takeAll()
      let decoded = try TextDecoding.text(of: bytes, input: window.name)
      let input = ReportInput(name: window.name, bytes: Array(decoded.text.utf8))
      window = ByteWindow(PlainSource(ReportStream(input)))
    }
    window.countsLines = true
    if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.skip(3) }
    while window.fill(1), window.bytes[0] <= 0x20 {
      window.skip(window.bytes.prefix { $0 <= 0x20 }.count)
    }
    if let failure = window.failure, window.count == 0 { throw failure }
    guard window.count > 0 else {
      throw ReadingError(
        code: .empty, message: "expected NewsArticle JSON, found an empty file",
        input: window.name)
    }
    return window
  }

  private func nextValue(in window: ByteWindow, _ splitter: inout JSONSplitter)
    -> ReportSource.Content?
  {
    while true {
      let isAtEnd = window.isAtEnd && window.failure == nil
      let step = splitter.next(in: window.bytes, base: window.position, isAtEnd: isAtEnd)
      switch step {
      case .value(let range):
        window.skip(range.lowerBound)
        let place = LinePlace(offset: window.position, line: window.linesBefore + 1)
        var input = ReportInput(name: window.name, bytes: window.take(range.count))
        input.place = place
        return .value(input, format)
      case .fault(let fault):
        var rest = ReportInput(name: window.name, bytes: Array(window.bytes))
        rest.place = LinePlace(offset: window.position, line: window.linesBefore + 1)
        return .failure(rest.error(fault))
      case .end: return nil
      case .more:
        if let failure = window.failure {
          splitter = .finished
          return .failure(failure)
        }
        guard window.count < ByteWindow.largest else {
          splitter = .finished
          return .failure(
            ReadingError(
              code: .tooLarge,
              message: "expected values of at most \(ByteWindow.largest) bytes, found a longer one",
              input: window.name, byteOffset: window.position, line: window.linesBefore + 1))
        }
        window.fill(Swift.max(1 << 16, 2 * window.count))
      }
    }
  }
}
