/// A feed: what it says of itself, and its items.
struct Feed: Sendable {
  /// The name of the outlet or the channel.
  var title: String?
  var author: String?
  /// The language as a tag.
  var language: String?
  /// The items in their order.
  var items: [FeedItem] = []

  /// What it says of itself.
  var withoutItems: Feed {
    var feed = self
    feed.items = []
    return feed
  }
}

/// An item of a feed, as it stands there, with the names of RSS, RDF, Atom and JSON Feed mapped to
/// one set.
struct FeedItem: Sendable {
  /// Text with the form that it has.
  struct Passage: Sendable, Equatable {
    /// The text as UTF-8.
    var utf8: ArraySlice<UInt8>
    /// Whether the text is HTML.
    var isHTML: Bool
  }

  var title: Passage?
  /// The address of the page.
  var link: String?
  var identifier: String?
  var author: String?
  var publisher: String?
  /// As written, with the name of the element.
  var published: (text: String, basis: String)?
  var modified: (text: String, basis: String)?
  var section: String?
  var language: String?
  var summary: Passage?
  var content: Passage?
  /// Whether nothing of it is known.
  var isEmpty: Bool {
    title == nil && link == nil && identifier == nil && author == nil && published == nil
      && modified == nil && summary == nil && content == nil && language == nil && section == nil
  }

  /// The bytes of the item.
  var source: ArraySlice<UInt8> = []
  /// Where they stand in the feed.
  var offset = 0
}
