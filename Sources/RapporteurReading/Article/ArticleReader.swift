internal import RapporteurCore

/// Reads schema.org NewsArticle JSON.
///
/// The identifier of a report is the hash of its JSON object, from the opening to the closing brace.
/// - Source: https://schema.org/NewsArticle
struct ArticleReader {
  let input: ReportInput
  /// Whether a dateline stays in the body.
  let isWholeText: Bool

  /// The articles of the JSON value that the input is.
  func reports() -> [Result<Report, ReadingError>] {
    do throws(JSONFault) {
      let (value, repairs) = try JSONParser.value(
        in: input.bytes, range: input.bytes.indices, base: input.place.offset)
      return reports(of: value, repairs: repairs)
    } catch {
      return [.failure(input.error(error))]
    }
  }

  /// The articles of `value`, which the input holds.
  func reports(of value: JSONValue, repairs: JSONParser.Repairs)
    -> [Result<Report, ReadingError>]
  {
    guard case .object(let object) = value else {
      return [.failure(notAReport("expected a JSON object, found another value"))]
    }
    let articles = articles(in: object)
    guard !articles.isEmpty else {
      let type = object["@type"]?.elements.compactMap(\.scalar).joined(separator: ", ")
      return [
        .failure(
          notAReport(
            "expected a NewsArticle with an articleBody, found "
              + (type.map { "an object of type \($0)" } ?? "an object without @type")))
      ]
    }
    return articles.map { article in
      report(of: article, repairs: repairs)
    }
  }

  private func notAReport(_ message: String) -> ReadingError {
    input.error(.notAReport, message, at: 0)
  }

  /// `object` itself if it is an article, else the articles in its graph or those it is about.
  private func articles(in object: JSONObject) -> [ArticleObject] {
    let article = ArticleObject(object: object)
    if article.isArticle { return [article] }
    return ["@graph", "mainEntity"].flatMap { key in object[key]?.elements ?? [] }
      .compactMap { element in
        guard case .object(let object) = element else { return nil }
        let article = ArticleObject(object: object)
        return article.isArticle ? article : nil
      }
  }

  private func report(of article: ArticleObject, repairs: JSONParser.Repairs)
    -> Result<Report, ReadingError>
  {
    var warnings: [Warning] = []
    let headline = article.headline
    var body = article.body
    if body == nil, let description = article.description {
      body = description
      warnings.append(
        Warning(
          code: "no-article-body",
          message: "Expected an articleBody, found none; its description was read in its place."))
    }
    guard headline != nil || body != nil else {
      return .failure(
        input.error(
          .empty, "expected an articleBody or a headline, found neither",
          at: article.object.range.lowerBound))
    }
    let opening = headline.map { body == nil ? $0 : $0 + "\n\n" } ?? ""
    let text = ReportText(opening + (body ?? ""))
    let headlineSpan = Span(0, headline?.utf8.count ?? 0)
    var report = Report(
      id: ReportReader.identifier(of: input.bytes[article.object.range]),
      format: ReportFormat.article.rawValue, text: text, blocks: [])
    report.headline = headline
    article.describe(&report, warnings: &warnings)
    let bodySpan = Span(opening.utf8.count, text.utf8.count)
    let dateline = Dateline(in: text, body: bodySpan)
    report.dateline = dateline?.text
    if report.publisher == nil { report.publisher = dateline?.agency }
    let bodyStart = isWholeText ? bodySpan.start : dateline?.end ?? bodySpan.start
    report.blocks =
      (headline == nil ? [] : [Block(.headline, headlineSpan)])
      + Paragraphs(text: text).blocks(in: Span(bodyStart, bodySpan.end))
    report.kind = ReportKind.kind(of: report)
    report.warnings = warnings + self.warnings(repairs, in: article.object)
    return .success(report)
  }

  private func warnings(_ repairs: JSONParser.Repairs, in object: JSONObject) -> [Warning] {
    var warnings: [Warning] = []
    if let first = repairs.loneSurrogates.first(where: object.range.contains) {
      warnings.append(
        Warning(
          code: "lone-surrogate",
          message:
            "The escape at byte \(input.place.offset + first) is half a character; U+FFFD stands in its place."
        ))
    }
    if let first = repairs.badEncodings.first(where: object.range.contains) {
      warnings.append(
        Warning(
          code: "encoding",
          message:
            "The string at byte \(input.place.offset + first) is not UTF-8; read as Windows-1252 where it is not."
        ))
    }
    return warnings
  }
}
