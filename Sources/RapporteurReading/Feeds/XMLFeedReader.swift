/// Reads feeds in XML: RSS 0.9x to 2.0, RSS 1.0 and 0.90 in RDF, Atom 0.3 and 1.0.
///
/// Names are known in whatever case; Microsoft's CDF, an ancestor of theirs, is close enough to be
/// read along.
/// - Source: https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec,
///   RFC 4287, RFC 3023.
struct XMLFeedReader {
  /// The local names of the elements that hold items; an `entry` may also stand alone.
  static let roots: Set<String> = ["rss", "RDF", "feed", "channel"]

  /// The feed whose root is `root`; nil if it is none.
  static func feed(_ root: XMLElement) -> Feed? {
    if root.name == "entry" { return document(of: root) }
    guard roots.contains(where: { $0.lowercased() == root.foldedName }) else { return nil }
    let base = root.value(of: "base", in: .xml)
    let language = root.value(of: "lang", in: .xml)
    var feed = Feed()
    // The description of an RDF channel stands beside its items, that of RSS around them.
    let channel = root.children.first { $0.foldedName == "channel" } ?? root
    let head = XMLFeedItem(
      channel, base: XMLFeedItem.joined(channel.value(of: "base", in: .xml), base))
    feed.title =
      head.passage(["title"])?.plain ?? head.text(["title"], in: .dublinCore)
      ?? head.passage(
        ["tagline", "subtitle"])?.plain
    feed.author = head.author
    let tag =
      channel.value(of: "lang", in: .xml) ?? head.text(["language"])
      ?? head.text(["language"], in: .dublinCore) ?? language
    feed.language = tag.map(XMLFeedItem.languageTag)
    let items = [root, channel].flatMap { parent in
      parent.children.filter { ["item", "entry"].contains($0.foldedName) }
        .map { ($0, parent) }
    }
    var seen: Set<Int> = []
    feed.items = items.filter { seen.insert($0.0.index).inserted }.sorted {
      $0.0.index < $1.0.index
    }.map { item, parent in
      let base = XMLFeedItem.joined(parent.value(of: "base", in: .xml), base)
      return XMLFeedItem(
        item, base: XMLFeedItem.joined(item.value(of: "base", in: .xml), base)
      ).item
    }
    return feed
  }

  /// The feed of an Atom Entry Document: its one item, with what `source` tells of the feed that it is
  /// from.
  /// - Source: RFC 4287, 2 and 4.2.11.
  private static func document(of entry: XMLElement) -> Feed {
    let base = entry.value(of: "base", in: .xml)
    var feed = Feed()
    feed.language = entry.value(of: "lang", in: .xml).map(XMLFeedItem.languageTag)
    if let source = entry.children.first(where: { $0.name == "source" }) {
      let head = XMLFeedItem(source, base: base)
      feed.title = head.passage(["title"])?.plain
      feed.author = head.author
    }
    feed.items = [XMLFeedItem(entry, base: base).item]
    return feed
  }
}
