/// A format in which a ledger is handed to other programs; `docs/exchange.md` tells what maps to what.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// PLOVER events under the column names of the POLECAT data.
  case ploverCSV = "plover-csv"
  /// PLOVER events, one JSON object a line.
  case ploverJSON = "plover-json"
  /// CAMEO events by dyads under the column names of the Phoenix data.
  case cameoCSV = "cameo-csv"
  /// W3C Web Annotations.
  case annotations
  /// PROV-O as JSON-LD.
  case prov
  /// schema.org events, quotations and articles as JSON-LD.
  case schemaOrg = "schema-org"
  /// Meetings as iCalendar.
  case iCalendar = "icalendar"
  /// Meetings and outcomes as TimelineJS reads them.
  case timelineJS = "timelinejs"
  /// Who met whom, as a graph.
  case gexf
  /// Agreements in the manner of PA-X.
  case agreementsCSV = "agreements-csv"
  case reportsCSV = "reports-csv"
  case actorsCSV = "actors-csv"
  case meetingsCSV = "meetings-csv"
  case statementsCSV = "statements-csv"
  case outcomesCSV = "outcomes-csv"
  case conditionsCSV = "conditions-csv"
  case commitmentsCSV = "commitments-csv"
  case positionsCSV = "positions-csv"
  /// Everything, which `ingest` reads back to the same ledger.
  case ndjson

  /// The media type of what is written.
  public var mediaType: String {
    switch self {
    case .ploverJSON, .ndjson: "application/x-ndjson"
    case .annotations, .prov, .schemaOrg: "application/ld+json"
    case .iCalendar: "text/calendar; charset=utf-8"
    case .timelineJS: "application/json"
    case .gexf: "application/gexf+xml"
    default: "text/csv; charset=utf-8; header=present"
    }
  }

  /// The end of a file's name, without the dot.
  public var fileExtension: String {
    switch self {
    case .ploverJSON, .ndjson: "ndjson"
    case .annotations, .prov, .schemaOrg: "jsonld"
    case .iCalendar: "ics"
    case .timelineJS: "json"
    case .gexf: "gexf"
    default: "csv"
    }
  }

  /// What it holds, in a few words.
  public var summary: String {
    switch self {
    case .ploverCSV: "PLOVER events, columns as in POLECAT"
    case .ploverJSON: "PLOVER events, one JSON object a line"
    case .cameoCSV: "CAMEO events by dyads, columns as in Phoenix"
    case .annotations: "W3C Web Annotations (JSON-LD)"
    case .prov: "provenance as PROV-O (JSON-LD)"
    case .schemaOrg: "schema.org Event, Quotation and NewsArticle (JSON-LD)"
    case .iCalendar: "meetings for a calendar (RFC 5545)"
    case .timelineJS: "meetings and outcomes for TimelineJS"
    case .gexf: "who met whom, as a graph (GEXF 1.3)"
    case .agreementsCSV: "agreement items in the manner of PA-X"
    case .reportsCSV: "reports, one a row"
    case .actorsCSV: "actors, one a row"
    case .meetingsCSV: "meetings, one a row"
    case .statementsCSV: "statements, one a row"
    case .outcomesCSV: "outcomes, one a row"
    case .conditionsCSV: "conditions, one a row"
    case .commitmentsCSV: "commitments, one a row"
    case .positionsCSV: "positions, one a row"
    case .ndjson: "everything, for `rapporteur ingest`"
    }
  }
}
