internal import Crypto
public import RapporteurCore

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
  let isWholeText: Bool
  private let largestText: Int?

  /// How many bytes of text a report may have where records are to be made: a hundred thousand
  /// words and more. The longest of 8,042 official briefings (2021 to 2026) has a quarter of it.
  public static let largestReport = 1 << 20

  /// Creates a reader of `format`, or of what the bytes look like if it is nil.
  ///
  /// With `asWholeText`, plain text is taken as it is: all of it is body, and no headline or other
  /// metadata is looked for; and the dateline of an article stays in its first paragraph. A report
  /// of more than `largestText` bytes of text is an error.
  public init(
    format: ReportFormat? = nil, overrides: Overrides = Overrides(), asWholeText: Bool = false,
    largestText: Int? = nil
  ) {
    self.format = format
    self.overrides = overrides
    isWholeText = asWholeText
    self.largestText = largestText
  }

  /// The reports of `input`, each read when it is asked for.
  /// - Complexity: O(n) in the bytes over the whole sequence; one report at a time is held.
  public func reports(in input: ReportInput) -> some Sequence<Result<Report, ReadingError>> {
    sources(in: input).lazy.flatMap { $0.reports() }
  }

  /// The places of `input` that hold reports, found one at a time and not yet read.
  public func sources(in input: ReportInput) -> ReportSources {
    sources(in: ReportStream(input))
  }

  /// The places of a stream that hold reports, found while it is read, and not yet read themselves.
  ///
  /// What is packed with gzip or Zstandard is unpacked.
  public func sources(in stream: ReportStream) -> ReportSources {
    ReportSources(stream: stream, reader: self, format: format)
  }

  /// The reports of a place.
  func reports(in content: ReportSource.Content) -> [Result<Report, ReadingError>] {
    let results: [Result<Report, ReadingError>]
    let place: (input: String, place: LinePlace)
    switch content {
    case .failure(let error): return [.failure(error)]
    case .value(let input, let format):
      place = (input.name, input.place)
      results = JSONReportReader(input: input, format: format, isWholeText: isWholeText).reports()
    case .item(let item, let itemReader, let warnings):
      place = (itemReader.input, LinePlace(offset: item.offset, line: nil))
      do throws(ReadingError) {
        results = [.success(try itemReader.report(of: item, warnings: warnings))]
      } catch {
        results = [.failure(error)]
      }
    case .document(let input, let format):
      place = (input.name, input.place)
      results = reports(of: input, as: format)
    case .record(let record):
      place = (record.input, LinePlace(offset: record.place, line: nil))
      results = WARCPayloadReader(reader: self).reports(of: record)
    }
    return results.map { result in
      result.flatMap { report in
        if let error = tooLarge(report, in: place.input, at: place.place) {
          return .failure(error)
        }
        let described = isWholeText ? report : WireConventions.applied(to: report)
        return .success(overridden(described))
      }
    }
  }

  /// The reports of one whole document.
  ///
  /// `contentType` is the header that came with it, and `address` where it was fetched from.
  func reports(
    of input: ReportInput, as format: ReportFormat, contentType: String? = nil,
    address: String? = nil
  ) -> [Result<Report, ReadingError>] {
    do throws(ReadingError) {
      switch format {
      case .text:
        return [.success(try PlainTextReader(isWholeText: isWholeText).report(of: input))]
      case .html:
        let reader = HTMLReader(input: input.name, contentType: contentType, address: address)
        return [.success(try reader.report(of: input.bytes[...]))]
      case .newsml:
        return try NewsMLReader(isWholeText: isWholeText).reports(of: input)
      case .article, .feed, .ninjs, .warc:
        return ReportReader(format: format, asWholeText: isWholeText).sources(in: input).flatMap {
          $0.reports()
        }
      }
    } catch {
      return [.failure(error)]
    }
  }

  private func tooLarge(_ report: Report, in input: String, at start: LinePlace)
    -> ReadingError?
  {
    guard let largestText, report.text.utf8.count > largestText else { return nil }
    return ReadingError(
      code: .tooLarge,
      message: "expected a report of at most \(largestText) bytes of text, found one of "
        + "\(report.text.utf8.count); if several reports stand in it, split it",
      input: input, byteOffset: start.offset, line: start.line)
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
    "sha256:" + bytes.withUnsafeBytes { SHA256.hash(data: $0) }.hexadecimal
  }
}
