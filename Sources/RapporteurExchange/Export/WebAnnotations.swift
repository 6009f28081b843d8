internal import RapporteurCore
internal import RapporteurLedger

/// Findings as W3C Web Annotations: one annotation for each finding of each report, anchored to the
/// words that it rests on by position, in code points of the report's text, and by quotation.
/// - Source: W3C, Web Annotation Data Model and Vocabulary, 23 February 2017.
struct WebAnnotations {
  private let source: ExportSource
  /// How many bytes of the text a quotation carries on either side, rounded to whole code points.
  private static let margin = 32

  init(_ source: ExportSource) { self.source = source }

  func write(to output: ExportOutput) throws {
    var head = JSONWriter()
    head.object { json in
      json.field("@context", "http://www.w3.org/ns/anno.jsonld")
      json.field("id", source.base + "annotations")
      json.field("type", "AnnotationCollection")
      json.field("label", source.title)
    }
    try output.put(head.bytes.dropLast())
    var page = JSONWriter()
    page.object { json in
      json.field("id", source.base + "annotations:page")
      json.field("type", "AnnotationPage")
    }
    try output.put(",\"first\":")
    try output.put(page.bytes.dropLast())
    try output.put(",\"items\":[")
    var items = ArrayOutput(output)
    try source.reports { report, record, isIn in
      for finding in ReportFinding.all(in: record) where isIn(finding.id) {
        try items.element { write(finding, of: record, report, to: &$0) }
      }
    }
    try output.put("\n]}}\n")
  }

  private func write(
    _ finding: ReportFinding, of record: Record, _ report: LedgerReport, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("id", source.address(ofFinding: report.entry.id + "#" + finding.id))
      json.field("type", "Annotation")
      json.field("motivation", "classifying")
      json.key("generator")
      json.object { json in
        json.field("id", source.base + "rapporteur")
        json.field("type", "Software")
        json.field("name", "Rapporteur")
      }
      json.key("body")
      let tags = [finding.kind, finding.status, finding.provenance.modality.rawValue]
      json.array(tags + [finding.provenance.rule, ""]) { json, tag in
        json.object { json in
          guard !tag.isEmpty else {
            json.field("type", "SpecificResource")
            json.field("purpose", "identifying")
            json.field(
              "source", report.things[finding.id].map { source.address(ofThing: $0) })
            return
          }
          json.field("type", "TextualBody")
          json.field("purpose", tag == finding.kind ? "classifying" : "tagging")
          json.field("value", tag)
          json.field("format", "text/plain")
        }
      }
      json.key("target")
      json.array(finding.words) { json, span in write(span, of: record, report, to: &json) }
    }
  }

  private func write(
    _ span: Span, of record: Record, _ report: LedgerReport, to json: inout JSONWriter
  ) {
    let text = record.report.text
    let whole = text.wholeScalars(span)
    let before = text.wholeScalars(Span(max(0, whole.start - Self.margin), whole.start))
    let after = text.wholeScalars(
      Span(whole.end, min(text.utf8.count, whole.end + Self.margin)))
    json.object { json in
      json.field("type", "SpecificResource")
      json.key("source")
      json.object { json in
        json.field("id", source.address(ofReport: report.entry.id))
        json.field("type", "Text")
        json.field("format", "text/plain")
        if let language = record.report.language { json.field("language", language) }
      }
      if let url = record.report.url { json.field("scope", url) }
      json.key("selector")
      json.array([true, false]) { json, isPosition in
        json.object { json in
          guard isPosition else {
            json.field("type", "TextQuoteSelector")
            json.field("exact", text[whole])
            json.field("prefix", text[before])
            json.field("suffix", text[after])
            return
          }
          json.field("type", "TextPositionSelector")
          json.field("start", text.codePointOffset(ofByte: whole.start))
          json.field("end", text.codePointOffset(ofByte: whole.end))
        }
      }
    }
  }
}
