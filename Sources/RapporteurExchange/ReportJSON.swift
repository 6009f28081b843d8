public import RapporteurCore

/// What was read of a report before any analysis, as JSON: `{"file", "headline", …, "blocks"}`.
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
      json.field("url", report.url)
      json.field("identifier", report.identifier)
      json.field("modified", report.modified)
      json.field("archiveOffset", report.archiveOffset)
      json.key("text")
      json.value(report.text)
      json.key("blocks")
      json.value(report.blocks, of: report.text)
    }
    return json.bytes
  }
}
