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
  func reports(
    in range: Range<Int>, from start: LinePlace, of input: ReportInput, format: ReportFormat
  ) -> [Result<Report, ReadingError>] {
    let results: [Result<Report, ReadingError>]
    switch format {
    case .article:
      results =
        ArticleReader(input: input, start: start, isWholeText: isWholeText).reports(in: range)
    case .html:
      do throws(ReadingError) {
        results = [.success(try HTMLReader(input: input.name).report(of: input.bytes[range]))]
      } catch {
        results = [.failure(error)]
      }
    case .text:
      do throws(ReadingError) {
        results = [.success(try PlainTextReader(isWholeText: isWholeText).report(of: input))]
      } catch {
        results = [.failure(error)]
      }
    }
    return results.map { result in
      result.flatMap { report in
        if let error = tooLarge(report, in: input, at: start) { return .failure(error) }
        return .success(overridden(report))
      }
    }
  }

  private func tooLarge(_ report: Report, in input: ReportInput, at start: LinePlace)
    -> ReadingError?
  {
    guard let largestText, report.text.utf8.count > largestText else { return nil }
    return ReadingError(
      code: .tooLarge,
      message: "expected a report of at most \(largestText) bytes of text, found one of "
        + "\(report.text.utf8.count); if several reports stand in it, split it",
      input: input.name, byteOffset: start.offset, line: start.line)
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
