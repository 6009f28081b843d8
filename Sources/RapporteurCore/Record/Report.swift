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
  /// When it was last changed, in the same form, or nil.
  public var modified: String?
  /// Where `modified` was taken from, or nil.
  public var modifiedBasis: String?
  /// The agency that the outlet had it from, or nil.
  public var agency: String?
  /// Where other fields were taken from, as far as the format has more than one place for them.
  public var basis: [Field: String]
  /// The language as a BCP 47 tag, or nil.
  public var language: String?
  /// What sort of document it is.
  public var kind: Kind
  /// What it corrects, updates or withdraws, as printed, or nil.
  public var correction: String?
  /// What it was made from, if it reprints something.
  public var derivedFrom: [String]
  /// Whether it may be used, as its source says, or nil if the source says nothing.
  public var status: Status?
  /// Until when it must not be published, ISO 8601 or as printed, or nil.
  public var embargo: String?
  /// Where in its archive the record begins that it stands in, in bytes, or nil if it is in none.
  public var archiveOffset: Int?
  /// Through whose hands it came before its publisher, in that order.
  public var hops: [Hop]
  /// The text, to which every span of the record refers.
  public var text: ReportText
  /// The text's blocks in order; they do not overlap, and what lies outside of them is furniture.
  public var blocks: [Block]
  /// Where the text stands in the bytes that it was read from, or nil if the format keeps none.
  public var places: SourcePlaces?
  /// What was odd in an otherwise readable report.
  public var warnings: [Warning]

  /// A field of a report whose origin can be named.
  public enum Field: String, Sendable, CaseIterable {
    case url, headline, section, byline, agency, publisher, language
  }

  /// What sort of document a report is.
  public enum Kind: String, Sendable {
    case news, statement, readout, communique, transcript
  }

  /// Whether a report may be used.
  public enum Status: String, Sendable {
    /// Yes.
    case usable
    /// Not now.
    case withheld
    /// Not any more: it was killed, withdrawn or cancelled.
    case withdrawn
  }

  /// One through whose hands a report came.
  public struct Hop: Hashable, Sendable {
    /// Who, by name or by code.
    public var party: String
    /// When, ISO 8601, or nil.
    public var time: String?
    /// What was done with it: `created content`, `enhanced metadata`, or nil.
    public var action: String?

    /// Creates a hop.
    public init(party: String, time: String? = nil, action: String? = nil) {
      self.party = party
      self.time = time
      self.action = action
    }
  }

  /// Creates a report with a text; everything else starts out unknown.
  public init(id: String, format: String, kind: Kind = .news, text: ReportText, blocks: [Block]) {
    self.id = id
    self.format = format
    self.kind = kind
    self.text = text
    self.blocks = blocks
    basis = [:]
    derivedFrom = []
    hops = []
    warnings = []
  }

  /// The day of publication, or nil.
  public var publicationDay: Day? { published.flatMap { Day(iso: $0) } }
}

/// A stretch of a report's text with one role on the page.
public struct Block: Hashable, Sendable {
  /// The role of a block.
  public enum Kind: String, Sendable {
    /// `list` is one item of a list, `table` one row of a table.
    case headline, paragraph, heading, quote, caption, list, table
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
