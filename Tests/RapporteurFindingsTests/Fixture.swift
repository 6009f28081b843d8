import RapporteurCore
import RapporteurLanguage

@testable import RapporteurFindings

/// Records of small texts, made with the shipped models and rules.
enum Fixture {
  private static let analyser = Result {
    Analyser(model: try LanguageModel(path: ModelLocator().folder()))
  }
  private static let maker = Result { try RecordMaker(least: LeastConfidence(0)) }

  /// The record of paragraphs parted by blank lines, as a report of that outlet and day; all findings unless `least` is
  /// asked of them.
  static func record(
    of text: String, headline: String? = nil, publisher: String? = nil,
    published: String? = "1995-11-21", kind: Report.Kind = .news, least: LeastConfidence? = nil
  ) throws -> Record {
    var (report, analysis) = try analysed(
      text, headline: headline, publisher: publisher, published: published)
    report.kind = kind
    let maker = try least.map { try RecordMaker(least: $0) } ?? maker.get()
    return maker.record(of: report, analysis: analysis)
  }

  /// Why the finding of that identifier is in the record of such a text.
  static func explanation(of id: String, in text: String) throws -> Explanation? {
    let (report, analysis) = try analysed(
      text, headline: nil, publisher: nil, published: "1995-11-21")
    return try maker.get().explanation(of: id, in: report, analysis: analysis)
  }

  private static func analysed(
    _ text: String, headline: String?, publisher: String?, published: String?
  ) throws -> (Report, Analysis) {
    var body = text
    var blocks: [Block] = []
    if let headline {
      body = headline + "\n\n" + text
      blocks.append(Block(.headline, Span(0, headline.utf8.count)))
    }
    let reportText = ReportText(body)
    var offset = headline.map { $0.utf8.count + 2 } ?? 0
    for paragraph in text.components(separatedByBlankLines: ()) {
      blocks.append(Block(.paragraph, Span(offset, offset + paragraph.utf8.count)))
      offset += paragraph.utf8.count + 2
    }
    var report = Report(id: "test", format: "text", text: reportText, blocks: blocks)
    report.headline = headline
    report.publisher = publisher
    report.published = published
    let analysis = try analyser.get().analysis(
      of: reportText, blocks: blocks, publicationDay: report.publicationDay)
    return (report, analysis)
  }
}

extension String {
  /// The paragraphs of a text, which exactly one blank line parts.
  fileprivate func components(separatedByBlankLines: ()) -> [String] {
    var result: [String] = [""]
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        result.append("")
      } else {
        result[result.count - 1] += (result[result.count - 1].isEmpty ? "" : "\n") + line
      }
    }
    return result
  }
}
