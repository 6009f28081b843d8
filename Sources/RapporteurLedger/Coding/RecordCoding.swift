internal import RapporteurCore

/// The findings of a record as bytes, without the report's text and metadata, which the ledger keeps
/// in columns.
///
/// Layout, each part as `ByteWriter` says: the version, the blocks, the warnings, then actors,
/// statements, meetings, outcomes, conditions, commitments, positions and events, each an array.
enum RecordCoding {
  /// The version of the layout.
  static let version = 2

  /// The findings of `record` as bytes.
  static func bytes(of record: Record) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(version)
    writer.array(record.report.blocks) { writer, block in
      writer.write(block.kind)
      writer.write(block.span)
    }
    writer.array(record.warnings) { writer, warning in
      writer.write(warning.code)
      writer.write(warning.message)
      writer.optional(warning.span) { $0.write($1) }
    }
    writer.array(record.actors) { $0.write($1) }
    writer.array(record.statements) { $0.write($1) }
    writer.array(record.meetings) { $0.write($1) }
    writer.array(record.outcomes) { $0.write($1) }
    writer.array(record.conditions) { $0.write($1) }
    writer.array(record.commitments) { $0.write($1) }
    writer.array(record.positions) { $0.write($1) }
    writer.array(record.events) { $0.write($1) }
    return writer.bytes
  }

  /// The record of `report` whose findings `bytes` hold; the report's blocks and warnings are set
  /// from them too.
  /// - Throws: `ByteReader.Fault` if the bytes are broken or of another version.
  static func record(of report: Report, from bytes: [UInt8]) throws(ByteReader.Fault) -> Record {
    var reader = ByteReader(bytes)
    guard try reader.int() == version else { throw ByteReader.Fault() }
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
