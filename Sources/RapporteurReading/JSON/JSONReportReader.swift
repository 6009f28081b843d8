internal import RapporteurCore

/// Reads the reports of one JSON value, which may be an article, a feed, or an item of ninjs.
struct JSONReportReader {
  let input: ReportInput
  /// What the value is, or nil to tell it by its members.
  let format: ReportFormat?
  /// Whether a dateline stays in the body.
  let isWholeText: Bool

  func reports() -> [Result<Report, ReadingError>] {
    let articles = ArticleReader(input: input, isWholeText: isWholeText)
    guard format != .article else { return articles.reports() }
    let parsed: (value: JSONValue, repairs: JSONParser.Repairs)
    do throws(JSONFault) {
      parsed = try JSONParser.value(
        in: input.bytes, range: input.bytes.indices, base: input.place.offset)
    } catch {
      return [.failure(input.error(error))]
    }
    guard case .object(let object) = parsed.value else {
      return articles.reports(of: parsed.value, repairs: parsed.repairs)
    }
    if format != .ninjs, JSONFeedReader.isFeed(object) || format == .feed {
      return items(of: object)
    }
    if format == .ninjs || NinjsReader.isItem(object) {
      return [NinjsReader(input: input, isWholeText: isWholeText).report(of: object)]
    }
    return articles.reports(of: parsed.value, repairs: parsed.repairs)
  }

  private func items(of object: JSONObject) -> [Result<Report, ReadingError>] {
    let feed = JSONFeedReader.feed(object, in: input.bytes)
    guard JSONFeedReader.isFeed(object), !feed.items.isEmpty else {
      return [
        .failure(
          input.error(
            JSONFeedReader.isFeed(object) ? .empty : .notAReport,
            "expected a JSON Feed with items, found none", at: 0))
      ]
    }
    let reader = FeedItemReader(
      input: input.name, feed: feed.withoutItems, isWholeText: isWholeText)
    return feed.items.map { item in
      do throws(ReadingError) {
        return .success(try reader.report(of: item))
      } catch {
        var error = error
        error.byteOffset = input.place.offset + item.offset
        return .failure(error)
      }
    }
  }
}
