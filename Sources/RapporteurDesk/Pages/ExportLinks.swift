internal import RapporteurExchange

/// Where what a page lists can be had as a file, or as JSON, under the same limits.
enum ExportLinks {
  /// The formats for the page at each address, with what a link to them is called.
  private static let formats: [String: [(ExportFormat, String)]] = [
    "/meetings": [
      (.meetingsCSV, "CSV"), (.iCalendar, "Calendar"), (.cameoCSV, "CAMEO"),
      (.ploverCSV, "PLOVER"),
    ],
    "/statements": [(.statementsCSV, "CSV"), (.annotations, "Web Annotation")],
    "/items": [(.outcomesCSV, "CSV"), (.agreementsCSV, "Agreements as CSV")],
    "/conditions": [(.conditionsCSV, "CSV")],
    "/commitments": [(.commitmentsCSV, "CSV")],
    "/positions": [(.positionsCSV, "CSV"), (.ploverCSV, "PLOVER")],
    "/timeline": [(.timelineJS, "TimelineJS"), (.iCalendar, "Calendar")],
    "/actors": [(.actorsCSV, "CSV")],
    "/network": [(.gexf, "GEXF")],
    "/reports": [
      (.reportsCSV, "CSV"), (.ndjson, "NDJSON"), (.schemaOrg, "schema.org"), (.prov, "PROV"),
    ],
  ]

  /// The links for the page at `path` with these fields.
  static func view(path: String, fields: FormFields) -> [View] {
    var limits = FormFields()
    for field in fields.all where FilterFields.names.contains(field.name) && field.name != "limit" {
      limits.append(field.name, field.value)
    }
    return (formats[path] ?? []).map { format, name in
      ["exportHref": "/api/v1/export/\(format.rawValue)\(limits.query)", "exportName": name]
    }
  }
}
