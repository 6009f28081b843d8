public import RapporteurCore

/// Records as JSON, schema `rapporteur-record/1`: one a line, or laid out for a reader.
///
/// Offsets count Unicode code points of `report.text`, and `exact` is always the text from `start`
/// to `end`. What is not known is null, never left out.
public struct RecordJSON: RecordFormat, Sendable {
  /// The name and version of the schema.
  public static let schema = "rapporteur-record/1"
  /// One record a line.
  public static let ndjson = RecordJSON(layout: .line)
  /// One indented object.
  public static let json = RecordJSON(layout: .pretty)

  private let layout: JSONWriter.Layout

  private init(layout: JSONWriter.Layout) { self.layout = layout }

  /// The JSON of `records`: one a line, or pretty as one object or an array of several.
  public func text(of records: [Record]) -> String {
    let texts = records.map { String(decoding: utf8(of: $0), as: UTF8.self) }
    if layout == .line { return texts.joined(separator: "\n") }
    return texts.count == 1 ? texts[0] : "[\n" + texts.joined(separator: ",\n") + "\n]"
  }

  /// The JSON of one record as UTF-8, without a final line feed.
  /// - Complexity: O(n) in the text and the findings.
  public func utf8(of record: Record) -> [UInt8] {
    var json = JSONWriter(layout: layout)
    RecordMembers(text: record.report.text).write(record, to: &json)
    return json.bytes
  }

  /// The JSON of a record that a ledger has, with where and when it was received.
  func utf8(of record: Record, from source: String, received: String) -> [UInt8] {
    var json = JSONWriter(layout: layout)
    RecordMembers(text: record.report.text).write(record, to: &json) { json in
      json.key("ledger")
      json.object(inline: true) { json in
        json.field("source", source)
        json.field("received", received)
      }
    }
    return json.bytes
  }
}

/// Writes the parts of one record, whose spans all point into `text`.
struct RecordMembers {
  let text: ReportText

  func write(
    _ record: Record, to json: inout JSONWriter, more: (inout JSONWriter) -> Void = { _ in }
  ) {
    json.object { json in
      json.field("schema", RecordJSON.schema)
      json.key("report")
      write(record.report, to: &json)
      list("actors", record.actors, to: &json, write)
      list("statements", record.statements, to: &json, write)
      list("meetings", record.meetings, to: &json, write)
      list("outcomes", record.outcomes, to: &json, write)
      list("conditions", record.conditions, to: &json, write)
      list("commitments", record.commitments, to: &json, write)
      list("positions", record.positions, to: &json, write)
      list("events", record.events, to: &json, write)
      list("warnings", record.warnings, to: &json, write)
      more(&json)
    }
  }

  private func list<Entry>(
    _ key: StaticString, _ entries: [Entry], to json: inout JSONWriter,
    _ write: (Entry, inout JSONWriter) -> Void
  ) {
    json.key(key)
    json.array(entries) { json, entry in write(entry, &json) }
  }
}
