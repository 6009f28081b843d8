/// Reads JSON Feed.
///
/// - Source: https://www.jsonfeed.org/version/1.1/
struct JSONFeedReader {
  /// Whether `object` calls itself a JSON Feed.
  static func isFeed(_ object: JSONObject) -> Bool {
    object["version"]?.scalar?.contains("jsonfeed.org/version/") ?? false
  }

  /// The feed that `object`, in `bytes`, is.
  static func feed(_ object: JSONObject, in bytes: [UInt8]) -> Feed {
    var feed = Feed()
    feed.title = text(object, "title")
    feed.author = authors(object)
    feed.language = text(object, "language")
    feed.items = (object["items"]?.elements ?? []).compactMap { element in
      guard case .object(let item) = element else { return nil }
      return self.item(item, in: bytes)
    }
    return feed
  }

  private static func item(_ object: JSONObject, in bytes: [UInt8]) -> FeedItem {
    var item = FeedItem()
    item.title = text(object, "title").map { FeedItem.Passage(text: $0, isHTML: false) }
    item.link = text(object, "url") ?? text(object, "external_url")
    item.identifier = text(object, "id")
    item.author = authors(object)
    item.published = text(object, "date_published").map { ($0, "date_published") }
    item.modified = text(object, "date_modified").map { ($0, "date_modified") }
    item.section = object["tags"]?.elements.lazy.compactMap(\.scalar).first
    item.language = text(object, "language")
    item.summary = text(object, "summary").map { FeedItem.Passage(text: $0, isHTML: false) }
    item.content =
      text(object, "content_html").map { FeedItem.Passage(text: $0, isHTML: true) }
      ?? text(object, "content_text").map { FeedItem.Passage(text: $0, isHTML: false) }
    item.source = bytes[object.range]
    item.offset = object.range.lowerBound
    return item
  }

  private static func text(_ object: JSONObject, _ key: String) -> String? {
    object[key]?.scalar?.trimmedOrNil
  }

  /// The names of version 1.1's `authors` or of version 1's `author`.
  private static func authors(_ object: JSONObject) -> String? {
    let people = object["authors"]?.elements ?? object["author"]?.elements ?? []
    let names = people.compactMap { person -> String? in
      guard case .object(let person) = person else { return person.scalar?.trimmedOrNil }
      return text(person, "name")
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
