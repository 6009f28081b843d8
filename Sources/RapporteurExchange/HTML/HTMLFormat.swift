public import RapporteurCore

/// Records as one self-contained page: each report's text with its findings marked in place.
///
/// The page needs no script and no other resource, adapts to dark rooms, narrow windows and paper,
/// and holds nothing of a report unescaped. A finding's mark in the text has the identifier
/// `r2-m1-in` (report 2, meeting 1), its note beside the text `r2-m1`; each leads to the other.
public struct HTMLFormat: RecordFormat {
  /// The page as it is.
  public init() {}

  /// The page of `records`, with a table of contents if there are several.
  public func text(of records: [Record]) -> String {
    page(of: records, title: "Record of \(records.count) reports", isRead: false)
  }

  /// The page of reports before any analysis: their text and what is known of them.
  public func text(ofReports reports: [Report]) -> String {
    page(of: reports.map(Record.init(report:)), title: "\(reports.count) reports", isRead: true)
  }

  private func page(of records: [Record], title: String, isRead: Bool) -> String {
    let reports = records.enumerated().map { index, record in
      ReportSection(
        outline: RecordOutline(record), number: index + 1, isAlone: records.count == 1,
        isRead: isRead)
    }
    let title = reports.count == 1 ? reports[0].outline.title : title
    var html = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="Rapporteur">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title.oneLine.htmlEscaped)</title>
      <style>
      \(Stylesheet.page)
      \(reports.map(\.highlightRules).joined(separator: "\n"))
      </style>
      </head>
      <body>

      """
    if reports.count != 1 {
      html +=
        "<header class=\"page\">\n<h1>\(title)</h1>\n\(contents(of: reports, isRead: isRead))</header>\n"
    }
    html += "<main>\n"
    for report in reports { html += report.html }
    return html + "</main>\n</body>\n</html>"
  }

  /// A table with a line for each report.
  private func contents(of reports: [ReportSection], isRead: Bool) -> String {
    let kinds = isRead ? [] : FindingOutline.Kind.allCases
    var html = "<nav aria-label=\"Reports\">\n<table class=\"contents\">\n<thead><tr>"
    html += "<th scope=\"col\">Published</th><th scope=\"col\">Outlet</th>"
    html += "<th scope=\"col\">Report</th>"
    for kind in kinds {
      html += "<th scope=\"col\" class=\"count\"><abbr title=\"\(kind.title)\">"
      html += "<span class=\"swatch k-\(kind.letter)\">\(kind.letter)</span></abbr></th>"
    }
    html += "</tr></thead>\n<tbody>\n"
    for report in reports {
      let outline = report.outline
      html += "<tr><td class=\"day\">\((outline.day ?? "–").htmlEscaped)</td>"
      html += "<td class=\"outlet\">\((outline.record.report.publisher ?? "–").htmlEscaped)</td>"
      html += "<td><a href=\"#\(report.anchor)\">\(outline.title.oneLine.htmlEscaped)</a></td>"
      for kind in kinds {
        let count = outline.findings(kind).count
        html += "<td class=\"count\">\(count == 0 ? "·" : String(count))</td>"
      }
      html += "</tr>\n"
    }
    return html + "</tbody>\n</table>\n</nav>\n"
  }
}
