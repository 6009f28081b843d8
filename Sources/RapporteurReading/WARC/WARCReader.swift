/// Reads a web archive record by record.
///
/// A damaged record is an error with its place, and the reader goes on with the next one that it can
/// find: the next packed member, or the next line that opens a record.
struct WARCReader {
  /// The largest header of a record.
  static let largestHeader = 1 << 16
  /// The largest block of a record that is read; those of common crawls end at 1 MiB, and few pages
  /// are longer than that.
  static let largestBlock = 1 << 25

  private let window: ByteWindow
  private let isWanted: (WARCRecord.Kind, HeaderFields) -> Bool
  private var isARC = false
  private var isDone = false
  /// The number of records so far, those included that are not wanted.
  private(set) var count = 0

  /// Creates a reader that passes over the records for which `isWanted` is false.
  init(
    _ window: ByteWindow,
    isWanted: @escaping (WARCRecord.Kind, HeaderFields) -> Bool = { _, _ in true }
  ) {
    self.window = window
    self.isWanted = isWanted
  }

  /// The header of a record and what it says of the block.
  private struct Header {
    var place: Int
    var kind: WARCRecord.Kind
    var fields: HeaderFields
    /// The number of bytes of the header itself.
    var width: Int
    /// The number of bytes of the block.
    var length: Int
  }

  /// The next record that is wanted, or what is wrong with it; nil at the end.
  mutating func next() -> Result<WARCRecord, ReadingError>? {
    while !isDone {
      skipBlankLines()
      guard window.fill(1) else {
        guard let failure = window.failure else { return nil }
        return .failure(goOn(after: failure))
      }
      do throws(ReadingError) {
        let header = try header()
        count += 1
        if let record = try record(of: header) { return .success(record) }
      } catch {
        return .failure(goOn(after: error))
      }
    }
    return nil
  }

  private mutating func skipBlankLines() {
    while window.fill(1), window.bytes[0] == 0x0D || window.bytes[0] == 0x0A {
      window.skip(window.bytes.prefix { $0 == 0x0D || $0 == 0x0A }.count)
    }
  }

  /// The record with that header, or nil if it is not wanted.
  private func record(of header: Header) throws(ReadingError) -> WARCRecord? {
    let whole = header.width + header.length
    guard header.length <= Self.largestBlock, isWanted(header.kind, header.fields) else {
      guard window.discard(whole) == whole else { throw truncated(header) }
      guard header.length > Self.largestBlock, isWanted(header.kind, header.fields) else {
        return nil
      }
      throw error(
        .tooLarge,
        "expected a record of at most \(Self.largestBlock) bytes, found one of "
          + "\(header.length)", at: header.place)
    }
    guard window.fill(whole) else { throw truncated(header) }
    try checkEnd(of: header)
    window.skip(header.width)
    return WARCRecord(
      input: window.name, place: header.place, kind: header.kind, fields: header.fields,
      content: window.take(header.length))
  }

  private func truncated(_ header: Header) -> ReadingError {
    window.failure
      ?? error(
        .truncated, "expected a block of \(header.length) bytes, found the end", at: header.place)
  }

  /// Throws if the block is longer or shorter than its header says.
  private func checkEnd(of header: Header) throws(ReadingError) {
    // ARC has no mark by which the next record could be told.
    guard !isARC else { return }
    let end = header.width + header.length
    window.fill(end + 9)
    let next = window.bytes.dropFirst(end).drop { $0 == 0x0D || $0 == 0x0A }
    // With fewer bytes at hand the end of the input is near, and the next record will tell.
    guard next.count >= 5, !isOpening(next) else { return }
    throw error(
      .malformed, "expected the next record after \(header.length) bytes, found something else",
      at: header.place)
  }

  private func isOpening(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: WARCHeader.opening)
  }

  private func error(_ code: ReadingError.Code, _ message: String, at place: Int) -> ReadingError {
    ReadingError(code: code, message: message, input: window.name, byteOffset: place)
  }
}

// MARK: Headers

extension WARCReader {
  private mutating func header() throws(ReadingError) -> Header {
    window.fill(9)
    if window.bytes.starts(with: Array("filedesc:".utf8)) { isARC = true }
    return isARC && !isOpening(window.bytes) ? try headerOfARC() : try headerOfWARC()
  }

  private func headerOfWARC() throws(ReadingError) -> Header {
    let place = window.place
    guard isOpening(window.bytes) else {
      throw error(.malformed, "expected a WARC record, found something else", at: place)
    }
    guard let width = WARCHeader.width(in: window, limit: Self.largestHeader) else {
      throw window.failure
        ?? error(
          window.isAtEnd ? .truncated : .malformed,
          "expected an empty line after the header of the record, found none", at: place)
    }
    let fields = HeaderFields(bytes: Array(window.bytes.prefix(width)))
    guard let length = fields["Content-Length"].flatMap({ Int($0) }),
      WARCHeader.lengths.contains(length)
    else {
      throw error(
        .malformed,
        "expected a Content-Length, found "
          + (fields["Content-Length"].map { "\"\($0.prefix(40))\"" } ?? "none"), at: place)
    }
    let kind = fields["WARC-Type"].flatMap { WARCRecord.Kind(rawValue: $0.lowercased()) }
    return Header(
      place: place, kind: kind ?? .other, fields: fields, width: width, length: length)
  }

  /// `URL IP date type length` on one line.
  private func headerOfARC() throws(ReadingError) -> Header {
    let place = window.place
    guard let width = WARCHeader.lineWidth(in: window, limit: Self.largestHeader) else {
      throw window.failure
        ?? error(.malformed, "expected the header of an ARC record, found none", at: place)
    }
    let line = TextDecoding.mended(
      UnsafeBufferPointer(rebasing: window.bytes.prefix(width).bound)
    ).text
    guard let header = ARCHeader(line) else {
      throw error(
        .malformed, "expected the header of an ARC record, found \"\(line.prefix(40))\"", at: place)
    }
    return Header(
      place: place, kind: header.kind, fields: header.fields, width: width, length: header.length)
  }
}

// MARK: After damage

extension WARCReader {
  /// Moves on to the next record behind the one that is damaged, and gives the error.
  private mutating func goOn(after error: ReadingError) -> ReadingError {
    if window.failure == nil {
      if !seekOpening() { isDone = window.failure == nil }
      return error
    }
    repeat {
      guard window.resynchronise() else {
        isDone = true
        break
      }
      // What looks like a packed member inside of another one does not hold a record.
    } while !(window.fill(5) && (isOpening(window.bytes) || isARC))
    return error
  }

  /// Moves on to the next line that opens a record.
  private func seekOpening() -> Bool {
    while true {
      if let index = WARCHeader.opening(in: window.bytes, isARC: isARC) {
        window.skip(index)
        return true
      }
      // What may be the beginning of an opening is kept.
      let kept = min(window.count, isARC ? Self.largestHeader : 16)
      window.skip(window.count - kept)
      guard window.fill(kept + 1) else { return false }
    }
  }
}
