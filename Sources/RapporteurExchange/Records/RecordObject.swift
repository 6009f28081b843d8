internal import RapporteurCore

/// A record as its JSON has it.
struct RecordObject: Decodable {
  let schema: String
  let report: ReportObject
  let actors: [ActorObject]
  let statements: [StatementObject]
  let meetings: [MeetingObject]
  let outcomes: [OutcomeObject]
  let conditions: [ConditionObject]
  let commitments: [CommitmentObject]
  let positions: [PositionObject]
  let events: [EventObject]
  let warnings: [WarningObject]
  let ledger: Origin?

  /// Where and when a ledger received the report.
  struct Origin: Decodable {
    let source: String
    let received: String
  }

  /// The record itself.
  /// - Throws: `RecordReader.Failure`.
  func record() throws -> Record {
    guard schema == RecordJSON.schema else {
      throw RecordReader.Failure(
        description: "expected the schema \(RecordJSON.schema), found \(schema)")
    }
    let places = TextPlaces(report.text)
    var record = Record(report: try report.report(places))
    record.actors = try actors.map { try $0.actor(places) }
    record.statements = try statements.map { try $0.statement(places) }
    record.meetings = try meetings.map { try $0.meeting(places) }
    record.outcomes = try outcomes.map { try $0.outcome(places) }
    record.conditions = try conditions.map { try $0.condition(places) }
    record.commitments = try commitments.map { try $0.commitment(places) }
    record.positions = try positions.map { try $0.position(places) }
    record.events = try events.map { try $0.event(places) }
    record.warnings = try warnings.map {
      Warning(code: $0.code, message: $0.message, span: try places.span($0.span))
    }
    return record
  }
}

/// A report as its JSON has it.
struct ReportObject: Decodable {
  struct BlockObject: Decodable {
    let kind: String
    let start: Int
    let end: Int
  }

  struct HopObject: Decodable {
    let party: String
    let time: String?
    let action: String?
  }

  let id: String
  let identifier: String?
  let url: String?
  let format: String
  let headline: String?
  let section: String?
  let byline: String?
  let dateline: String?
  let publisher: String?
  let published: String?
  let publishedBasis: String?
  let language: String?
  let kind: String
  let correction: String?
  let derivedFrom: [String]
  let status: String?
  let embargo: String?
  let hops: [HopObject]?
  let archiveOffset: Int?
  let text: String
  let blocks: [BlockObject]

  func report(_ places: TextPlaces) throws -> Report {
    var report = Report(
      id: id, format: format, kind: try named(kind), text: places.text,
      blocks: try blocks.map { block in
        Block(try named(block.kind), try places.span(from: block.start, to: block.end))
      })
    report.identifier = identifier
    report.url = url
    report.headline = headline
    report.section = section
    report.byline = byline
    report.dateline = dateline
    report.publisher = publisher
    report.published = published
    report.publishedBasis = publishedBasis
    report.language = language
    report.correction = correction
    report.derivedFrom = derivedFrom
    report.status = try status.map { try named($0) }
    report.embargo = embargo
    report.hops = (hops ?? []).map {
      Report.Hop(party: $0.party, time: $0.time, action: $0.action)
    }
    report.archiveOffset = archiveOffset
    return report
  }
}

/// A warning as its JSON has it.
struct WarningObject: Decodable {
  let code: String
  let message: String
  let span: SpanObject?
}

/// A span as its JSON has it, in code points.
struct SpanObject: Decodable {
  let start: Int
  let end: Int
  let exact: String
}

/// An identifier as its JSON has it.
struct IdentifierObject<Entry: RecordEntry>: Decodable {
  let id: Identifier<Entry>

  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard text.hasPrefix(Entry.letter), let number = Int(text.dropFirst(Entry.letter.count)) else {
      throw RecordReader.Failure(
        description: "expected an identifier like \(Entry.letter)1, found \"\(text)\"")
    }
    id = Identifier(number)
  }
}

/// The value of an enumeration that is written as `name`.
func named<Value: RawRepresentable<String>>(_ name: String) throws -> Value {
  guard let value = Value(rawValue: name) else {
    throw RecordReader.Failure(description: "\"\(name)\" is not a \(Value.self)".lowercased())
  }
  return value
}

/// Turns offsets in code points of a text into offsets in bytes.
struct TextPlaces {
  let text: ReportText
  /// The byte offset of each code point, and of the end.
  private let bytes: [Int32]

  init(_ string: String) {
    text = ReportText(string)
    var bytes: [Int32] = []
    bytes.reserveCapacity(text.utf8.count + 1)
    for (offset, byte) in text.utf8.enumerated() where byte & 0b1100_0000 != 0b1000_0000 {
      bytes.append(Int32(offset))
    }
    bytes.append(Int32(text.utf8.count))
    self.bytes = bytes
  }

  func span(from start: Int, to end: Int) throws -> Span {
    guard start >= 0, start <= end, end < bytes.count else {
      throw RecordReader.Failure(
        description: "the span \(start) to \(end) lies outside of the text, which has "
          + "\(bytes.count - 1) code points")
    }
    return Span(Int(bytes[start]), Int(bytes[end]))
  }

  func span(_ object: SpanObject) throws -> Span {
    let span = try span(from: object.start, to: object.end)
    guard text.utf8[span.start..<span.end].elementsEqual(object.exact.utf8) else {
      throw RecordReader.Failure(
        description: "the span \(object.start) to \(object.end) claims to be \"\(object.exact)\", "
          + "but the text there is \"\(text[span])\"")
    }
    return span
  }

  func span(_ object: SpanObject?) throws -> Span? { try object.map { try span($0) } }

  func time(_ object: TimeObject?) throws -> TimeReference? {
    guard let object else { return nil }
    var interval: DayInterval?
    if let from = object.from.flatMap({ Day(iso: $0) }),
      let to = object.to.flatMap({ Day(iso: $0) })
    {
      interval = DayInterval(from: from, to: to)
    }
    return TimeReference(
      span: try span(object.span), value: object.value, interval: interval,
      anchor: try named(object.anchor), basis: object.basis)
  }
}
