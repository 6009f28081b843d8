internal import RapporteurCore

/// The findings of a record as bytes, without the report's text and metadata, which the ledger keeps
/// in columns.
///
/// Layout: the version; the strings; then blocks, warnings, actors, statements, meetings, outcomes, conditions,
/// commitments, positions and events. Strings and each of those ten are parts as `ByteWriter.parts` writes
/// them, so that one of them is read without the others; what each holds is as `ByteWriter` says.
enum RecordCoding {
  /// The version of the layout.
  static let version = 3

  /// The findings of `record` as bytes.
  static func bytes(of record: Record) -> [UInt8] {
    var writer = ByteWriter()
    writer.parts(record.report.blocks) { writer, block in
      writer.write(block.kind)
      writer.write(block.span)
    }
    writer.parts(record.warnings) { writer, warning in
      writer.write(warning.code)
      writer.write(warning.message)
      writer.optional(warning.span) { $0.write($1) }
    }
    writer.parts(record.actors) { $0.write($1) }
    writer.parts(record.statements) { $0.write($1) }
    writer.parts(record.meetings) { $0.write($1) }
    writer.parts(record.outcomes) { $0.write($1) }
    writer.parts(record.conditions) { $0.write($1) }
    writer.parts(record.commitments) { $0.write($1) }
    writer.parts(record.positions) { $0.write($1) }
    writer.parts(record.events) { $0.write($1) }
    var whole = ByteWriter()
    whole.write(version)
    whole.parts(writer.strings) { $0.write(bytes: $1.utf8) }
    whole.write(bytes: writer.bytes)
    return whole.bytes
  }

  /// The record of `report` whose findings `bytes` hold; the report's blocks and warnings are set
  /// from them too.
  /// - Throws: `ByteReader.Fault` if the bytes are broken or of another version.
  static func record(of report: Report, from bytes: [UInt8]) throws(ByteReader.Fault) -> Record {
    if isVersion2(bytes) { return try version2(of: report, from: bytes) }
    let parts = try RecordParts(bytes)
    var report = report
    report.blocks = try parts.all(.blocks) { reader throws(ByteReader.Fault) in
      Block(try reader.value(), try reader.span())
    }
    var record = Record(report: report)
    record.warnings = try parts.all(.warnings) { reader throws(ByteReader.Fault) in
      Warning(
        code: try reader.string(), message: try reader.string(),
        span: try reader.optional { reader throws(ByteReader.Fault) in try reader.span() })
    }
    record.actors = try parts.all(.actors) { reader throws(ByteReader.Fault) in try reader.actor() }
    record.statements = try parts.all(.statements) { reader throws(ByteReader.Fault) in
      try reader.statement()
    }
    record.meetings = try parts.all(.meetings) { reader throws(ByteReader.Fault) in
      try reader.meeting()
    }
    record.outcomes = try parts.all(.outcomes) { reader throws(ByteReader.Fault) in
      try reader.outcome()
    }
    record.conditions = try parts.all(.conditions) { reader throws(ByteReader.Fault) in
      try reader.condition()
    }
    record.commitments = try parts.all(.commitments) { reader throws(ByteReader.Fault) in
      try reader.commitment()
    }
    record.positions = try parts.all(.positions) { reader throws(ByteReader.Fault) in
      try reader.position()
    }
    record.events = try parts.all(.events) { reader throws(ByteReader.Fault) in try reader.event() }
    return record
  }
}

extension RecordCoding {
  /// Whether bytes are of the layout before this one, which ledgers may still have.
  static func isVersion2(_ bytes: [UInt8]) -> Bool { bytes.first == 4 }

  /// The record whose findings bytes of version 2 hold: each of the ten sections is an array.
  private static func version2(of report: Report, from bytes: [UInt8]) throws(ByteReader.Fault)
    -> Record
  {
    var reader = ByteReader(version2: bytes)
    guard try reader.int() == 2 else { throw ByteReader.Fault() }
    var report = report
    report.blocks = try reader.array { reader throws(ByteReader.Fault) in
      Block(try reader.value(), try reader.span())
    }
    let warnings = try reader.array { reader throws(ByteReader.Fault) in
      Warning(
        code: try reader.string(), message: try reader.string(),
        span: try reader.optional { reader throws(ByteReader.Fault) in try reader.span() })
    }
    var record = Record(report: report)
    record.warnings = warnings
    record.actors = try reader.array { reader throws(ByteReader.Fault) in try reader.actor() }
    record.statements = try reader.array { reader throws(ByteReader.Fault) in
      try reader.statement()
    }
    record.meetings = try reader.array { reader throws(ByteReader.Fault) in try reader.meeting() }
    record.outcomes = try reader.array { reader throws(ByteReader.Fault) in try reader.outcome() }
    record.conditions = try reader.array { reader throws(ByteReader.Fault) in
      try reader.condition()
    }
    record.commitments = try reader.array { reader throws(ByteReader.Fault) in
      try reader.commitment()
    }
    record.positions = try reader.array { reader throws(ByteReader.Fault) in
      try reader.position()
    }
    record.events = try reader.array { reader throws(ByteReader.Fault) in try reader.event() }
    guard reader.isAtEnd else { throw ByteReader.Fault() }
    return record
  }
}

/// The bytes of a record, taken apart but not yet read.
struct RecordParts {
  /// What a record has parts of, in the order of the layout.
  enum Section: Int, CaseIterable {
    case blocks, warnings, actors, statements, meetings, outcomes, conditions, commitments
    case positions, events
  }

  private let bytes: [UInt8]
  private let strings: StringTable
  private let sections: [[Range<Int>]]

  /// Takes `bytes` apart.
  /// - Throws: `ByteReader.Fault` if they are broken or of another version.
  init(_ bytes: [UInt8]) throws(ByteReader.Fault) {
    var reader = ByteReader(bytes)
    guard try reader.int() == RecordCoding.version else { throw ByteReader.Fault() }
    strings = StringTable(bytes, places: try reader.parts())
    var sections: [[Range<Int>]] = []
    for _ in Section.allCases { sections.append(try reader.parts()) }
    guard reader.isAtEnd else { throw ByteReader.Fault() }
    self.bytes = bytes
    self.sections = sections
  }

  /// How many parts of a section there are.
  func count(_ section: Section) -> Int { sections[section.rawValue].count }

  /// One part of a section, as `read` reads it.
  /// - Throws: `ByteReader.Fault` if there is none or it is broken.
  func one<Element>(
    _ section: Section, _ index: Int,
    _ read: (inout ByteReader) throws(ByteReader.Fault) -> Element
  ) throws(ByteReader.Fault) -> Element {
    guard sections[section.rawValue].indices.contains(index) else { throw ByteReader.Fault() }
    var reader = ByteReader(bytes, in: sections[section.rawValue][index], strings: strings)
    let element = try read(&reader)
    guard reader.isAtEnd else { throw ByteReader.Fault() }
    return element
  }

  /// All parts of a section.
  /// - Throws: `ByteReader.Fault` if one is broken.
  func all<Element>(
    _ section: Section, _ read: (inout ByteReader) throws(ByteReader.Fault) -> Element
  ) throws(ByteReader.Fault) -> [Element] {
    var elements: [Element] = []
    elements.reserveCapacity(count(section))
    for index in 0..<count(section) { elements.append(try one(section, index, read)) }
    return elements
  }
}
