/// A format that reports come in.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// Plain text, as pasted or scraped.
  case text
  /// schema.org NewsArticle JSON: one, an array, one a line, or in a `@graph`.
  case article
}
