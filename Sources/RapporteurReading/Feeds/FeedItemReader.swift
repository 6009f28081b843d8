internal import RapporteurCore

/// Makes a report of an item of a feed.
struct FeedItemReader {
  let input: String
  let feed: Feed
  /// Whether a dateline stays in the body.
  let isWholeText: Bool

  /// The report that `item` is.
  ///
  /// One without text, of which the feed gives no more than its address, is a report without text.
  /// - Throws: `ReadingError` with the code `empty` if there is nothing in it.
  func report(of item: FeedItem, warnings: [Warning] = []) throws(ReadingError) -> Report {
    let headline = item.title?.plain
    guard !item.isEmpty else {
      throw ReadingError(
        code: .empty, message: "expected an item of a feed, found nothing in it",
        input: input, byteOffset: item.offset)
    }
    var warnings = warnings
    var passage = item.content.map(MarkedPassage.init)
    if passage?.blocks.isEmpty ?? true {
      passage = item.summary.map(MarkedPassage.init)
      let found =
        passage?.blocks.isEmpty == false
        ? "a summary, which was read in its place"
        : headline == nil ? "neither that nor a title" : "its title only"
      warnings.append(
        Warning(
          code: "no-article-body",
          message: "Expected the text of the report in the feed, found \(found)."))
    }
    var report = Report(
      id: ReportReader.identifier(of: item.source), format: ReportFormat.feed.rawValue,
      headline: headline, passage: passage)
    report.identifier = item.identifier
    report.url = item.link
    report.section = item.section
    report.byline = item.author ?? feed.author
    report.publisher = item.publisher ?? feed.title
    report.language = item.language ?? feed.language
    describeDates(of: item, in: &report, warnings: &warnings)
    report.takeDateline(isKept: isWholeText)
    report.kind = ReportKind.kind(of: report)
    report.warnings = warnings
    return report
  }

  private func describeDates(
    of item: FeedItem, in report: inout Report, warnings: inout [Warning]
  ) {
    if let modified = item.modified, let date = FeedDate.iso(modified.text) {
      report.modified = date
      report.modifiedBasis = modified.basis
    }
    for date in [item.published, item.modified] {
      guard let date else { continue }
      guard let iso = FeedDate.iso(date.text) else {
        warnings.append(
          Warning(
            code: "unreadable-date",
            message: "Expected a date in \(date.basis), found \"\(date.text.prefix(40))\"."))
        continue
      }
      report.published = iso
      report.publishedBasis = date.basis
      return
    }
  }
}
