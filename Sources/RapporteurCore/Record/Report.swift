/// One published document, read: immutable text, its blocks and its metadata.
public struct Report: Sendable {
  /// `sha256:` and the hexadecimal digest of the bytes that the report was read from.
  public var id: String
  /// The identifier that the source gives, or nil.
  public var identifier: String?
  /// The canonical address, or nil.
  public var url: String?
  /// The format that it was read as: `text`, `article` …
  public var format: String
  /// The headline, or nil.
  public var headline: String?
  /// The section or kicker ("Facts", "World"), or nil.
  public var section: String?
  /// Who wrote it, as printed, or nil.
  public var byline: String?
  /// The place and agency line that opens the body ("BRUSSELS, February 10 (Xinhua)"), or nil.
  public var dateline: String?
  /// The outlet's name, or nil.
  public var publisher: String?
  /// When it was published, ISO 8601 with what precision the source gives, or nil.
  public var published: String?
  /// Where `published` was taken from: `datePublished`, `time stamp line`, `option` …
  public var publishedBasis: String?
  /// The language as a BCP 47 tag, or nil.
  public var language: String?
  /// What sort of document it is.
  public var kind: Kind
  /// What it corrects, updates or withdraws, as printed, or nil.
  public var correction: String?
  /// What it was made from, if it reprints something.
  public var derivedFrom: [String]
  /// The text, to which every span of the record refers.
  public var text: ReportText
  /// The text's blocks in order; they do not overlap, and what lies outside of them is furniture.
  public var blocks: [Block]
  /// What was odd in an otherwise readable report.
  public var warnings: [Warning]

  /// What sort of document a report is.
  public enum Kind: String, Sendable {
    case news, statement, readout, communique, transcript
  }

  /// Creates a report with a text; everything else starts out unknown.
  public init(id: String, format: String, kind: Kind = .news, text: ReportText, blocks: [Block]) {
    self.id = id
    self.format = format
    self.kind = kind
    self.text = text
    self.blocks = blocks
    derivedFrom = []
    warnings = []
  }

  /// The day of publication, or nil.
  public var publicationDay: Day? { published.flatMap { Day(iso: $0) } }
}

/// A stretch of a report's text with one role on the page.
public struct Block: Hashable, Sendable {
  /// The role of a block.
  public enum Kind: String, Sendable {
    case headline, paragraph, heading, quote, caption
  }

  /// The role.
  public var kind: Kind
  /// The extent, without white space at either end.
  public var span: Span

  /// Creates a block.
  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// Something odd that a reader of the record should know.
public struct Warning: Hashable, Sendable {
  /// A stable code in kebab-case, `weekday-mismatch`.
  public var code: String
  /// What was expected, what was found, what was done.
  public var message: String
  /// The place in the text, or nil if it concerns the report as a whole.
  public var span: Span?

  /// Creates a warning.
  public init(code: String, message: String, span: Span? = nil) {
    self.code = code
    self.message = message
    self.span = span
  }
}
