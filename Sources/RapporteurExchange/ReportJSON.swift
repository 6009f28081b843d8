public import RapporteurCore

/// What was read of a report before any analysis, as JSON: `{"file", "headline", …, "blocks"}`.
///
/// `basis` says where each field was taken from, as far as its format has more than one place for it. A block has,
/// beside its place in the text (`start`, `end`, in code points), its place in the bytes that the report was read
/// from (`source`, from and to), where the format keeps that.
public struct ReportJSON: Sendable {
  /// One report a line.
  public static let ndjson = ReportJSON(layout: .line)
  /// One indented object.
  public static let json = ReportJSON(layout: .pretty)

  private let layout: JSONWriter.Layout

  private init(layout: JSONWriter.Layout) { self.layout = layout }

  /// The JSON of a report that was read from `file`, as UTF-8, without a final line feed.
  public func utf8(of report: Report, file: String) -> [UInt8] {
    var json = JSONWriter(layout: layout)
    json.object { json in
      json.field("file", file)
      json.field("headline", report.headline)
      json.field("byline", report.byline)
      json.field("published", report.published)
      json.field("publisher", report.publisher)
      json.field("language", report.language)
      json.field("id", report.id)
      json.field("identifier", report.identifier)
      json.field("url", report.url)
      json.field("format", report.format)
      json.field("kind", report.kind.rawValue)
      json.field("section", report.section)
      json.field("dateline", report.dateline)
      json.field("agency", report.agency)
      json.field("modified", report.modified)
      writeBasis(of: report, to: &json)
      json.field("correction", report.correction)
      let members = RecordMembers(text: report.text)
      members.writeProvenance(of: report, to: &json)
      json.field("archiveOffset", report.archiveOffset)
      json.key("warnings")
      json.array(report.warnings) { members.write($1, to: &$0) }
      json.key("text")
      json.value(report.text)
      json.key("blocks")
      json.value(report.blocks, of: report.text, places: report.places)
    }
    return json.bytes
  }

  /// Writes where those fields were taken from of which that is known.
  private func writeBasis(of report: Report, to json: inout JSONWriter) {
    let fields: [(StaticString, String?)] = [
      ("headline", report.basis[.headline]), ("byline", report.basis[.byline]),
      ("published", report.publishedBasis), ("publisher", report.basis[.publisher]),
      ("language", report.basis[.language]), ("url", report.basis[.url]),
      ("section", report.basis[.section]), ("agency", report.basis[.agency]),
      ("modified", report.modifiedBasis),
    ]
    json.key("basis")
    json.object(inline: true) { json in
      for case (let field, let basis?) in fields { json.field(field, basis) }
    }
  }
}
