internal import Foundation
internal import RapporteurCore

/// Weighs what could be the times at which an article was published and last changed.
struct PageDates {
  /// ISO 8601 with the precision and the zone that the source gives, or nil.
  private(set) var published: String?
  /// Where it was taken from, or nil.
  private(set) var publishedBasis: String?
  /// When the article was last changed, or nil.
  private(set) var modified: String?
  /// Where that was taken from, or nil.
  private(set) var modifiedBasis: String?

  private static let publishedMetas = [
    "article:published_time", "article:published", "og:article:published_time",
    "og:published_time", "datepublished", "article.published", "published_time",
    "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "published-date",
    "pubdate", "publication_date", "publicationdate", "date-published",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "article:post_date",
    "article_date_original", "originalpublicationdate", "citation_publication_date",
    "dcterms.created", "dcterms.date", "dc.date.issued", "dcterms.issued", "dc.date",
    "dc.date.created", "date", "article_date", "created", "datecreated", "iso-8601-publish-date",
  ]
  private static let modifiedMetas = [
    "article:modified_time", "og:updated_time", "datemodified", "article:modified",
    "dcterms.modified", "last-modified", "lastmod", "modified_time", "dc.date.modified",
    "article:updated_time", "revised",
  ]

  init(
    tree: HTMLTree, page: PageBlocks, metadata: PageMetadata, article: ArticleFinder,
    headline: Int?, url: String?
  ) {
    let linked = metadata.linked
    if let object = metadata.article {
      publish(linked.text("datePublished", of: object), "datePublished")
      modify(linked.text("dateModified", of: object), "dateModified")
    }
    if let found = metadata.first(Self.publishedMetas) ?? Self.named(metadata) {
      publish(found.content, found.name)
    }
    if let found = metadata.first(Self.modifiedMetas) { modify(found.content, found.name) }
    if let object = metadata.webPage {
      publish(linked.text("datePublished", of: object), "datePublished of the page")
      modify(linked.text("dateModified", of: object), "dateModified of the page")
    }
    if published == nil { addTimes(tree, page, article) }
    if let shown = Self.shown(tree, page, article, headline: headline) { weigh(shown) }
    if modified == nil { addShownChange(tree, page, article) }
    if published == nil { addVisible(tree, page, article) }
    if published == nil, let url, let day = Self.day(inPath: url) {
      publish(day, "url")
    }
    if published == nil, let modified {
      publish(modified, modifiedBasis ?? "dateModified")
    }
  }

  /// A `<meta>` whose name says in other words that it is the publication: `w-published-date`.
  private static func named(_ metadata: PageMetadata) -> (name: String, content: String)? {
    metadata.metas.first { meta in
      let words = meta.name.split { !$0.isLetter }
      return words.contains { ["publish", "published", "publication"].contains($0) }
        && !words.contains { ["by", "year", "month", "id", "name", "title"].contains($0) }
        && iso(meta.content) != nil
    }
  }

  /// Takes the day that the page shows beside its headline if there is no other, or where what programs are told
  /// is later: content systems write the day on which they last put out a page, or the day in UTC, but readers
  /// are shown the day of publication where it was.
  private mutating func weigh(_ shown: Day) {
    let told = published.flatMap { PublicationTime($0, isDayFirst: nil)?.day }
    if let told, told <= shown { return }
    // Nothing is published after it was last changed.
    let changed = modified.flatMap { PublicationTime($0, isDayFirst: nil)?.day }
    if told == nil, let changed, changed < shown { return }
    (published, publishedBasis) = (shown.iso, "text")
  }

  /// The day in the short line that stands nearest to the headline or the article's first block, unless the line
  /// calls it the day of a change.
  private static func shown(
    _ tree: HTMLTree, _ page: PageBlocks, _ article: ArticleFinder, headline: Int?
  ) -> Day? {
    guard let first = article.kept.first else { return nil }
    let title = headline.flatMap { node in
      page.blocks.firstIndex { $0.nodes.upperBound > node }
    }
    var best: (day: Day, distance: Int)?
    for index in max(0, min(first - 10, (title ?? first) - 6))..<min(page.blocks.count, first + 7) {
      let distance = min(abs(index - first), title.map { abs(index - $0) } ?? .max)
      let block = page.blocks[index]
      guard distance <= 10, distance < best?.distance ?? .max, block.count < 120,
        block.place.isDisjoint(with: [.aside, .comments, .table, .quote])
      else { continue }
      let line = tree.string(in: block.nodes)
      guard line.utf8.contains(where: { (0x30...0x39).contains($0) }),
        case let text = beforeChange(line),
        let time = PublicationTime(text, isDayFirst: nil), !time.isAmbiguous,
        time.rest.utf8.count < 60
      else { continue }
      best = (time.day, distance)
    }
    return best?.day
  }

  /// The time of the last change in a short line before the first prose: `Updated Feb. 11, 2026 at 8:05 AM EST`.
  private mutating func addShownChange(
    _ tree: HTMLTree, _ page: PageBlocks, _ article: ArticleFinder
  ) {
    guard let first = article.kept.first else { return }
    for block in page.blocks[max(0, first - 10)..<min(page.blocks.count, first + 7)]
    where block.count < 120 && block.place.isDisjoint(with: [.aside, .comments, .table, .quote]) {
      let line = tree.string(in: block.nodes).lowercased()
      guard line.utf8.contains(where: { (0x30...0x39).contains($0) }),
        let start = line.range(of: "updated")?.upperBound ?? line.range(of: "modified")?.upperBound
      else { continue }
      modify(String(line[start...]), "text")
      if modified != nil { return }
    }
  }

  private static let changeWords = [
    "updated", "modified", "reviewed", "edited", "last update", "copyright", "©",
  ]

  /// A line up to the word from which on it tells when something was changed, or who owns it.
  private static func beforeChange(_ text: String) -> String {
    let lowered = text.lowercased()
    let starts = changeWords.compactMap { lowered.range(of: $0)?.lowerBound }
    guard let start = starts.min() else { return text }
    return String(lowered[..<start])
  }

  private mutating func publish(_ text: String?, _ basis: String) {
    guard published == nil, let iso = text.flatMap(Self.iso) else { return }
    (published, publishedBasis) = (iso, basis)
  }

  private mutating func modify(_ text: String?, _ basis: String) {
    guard modified == nil, let iso = text.flatMap(Self.iso) else { return }
    (modified, modifiedBasis) = (iso, basis)
  }

  /// ISO 8601 of a date as pages write it, or nil; years before the web and far ones are none.
  static func iso(_ text: String) -> String? {
    guard text.utf8.count < 200, let time = PublicationTime(text, isDayFirst: nil),
      let year = Int(time.iso.prefix(4)), (1900...2100).contains(year)
    else { return nil }
    return time.iso
  }

  /// `<time>` elements: those that say they are the publication, then those near the headline.
  private mutating func addTimes(_ tree: HTMLTree, _ page: PageBlocks, _ article: ArticleFinder) {
    var near: String?
    for node in tree.nodes.indices where tree.nodes[node].tag != .text {
      let tag = tree.nodes[node].tag
      let property = tree.value(.itemprop, of: node)?.lowercased()
      guard tag == .time || property?.hasPrefix("date") == true else { continue }
      let written = tree.value(.datetime, of: node) ?? tree.value(.content, of: node)
      guard let iso = (written ?? tree.string(in: node)).nonEmpty.flatMap(Self.iso) else {
        continue
      }
      let names = (tree.value(.class, of: node) ?? "").lowercased()
      if property == "datemodified" || names.contains("updated") && !names.contains("published") {
        modify(iso, property == "datemodified" ? "dateModified" : "time")
        continue
      }
      if property == "datepublished" || tree.has(.pubdate, node) || names.contains("published") {
        publish(iso, property ?? "time")
        return
      }
      if near == nil { near = iso }
    }
    publish(near, "time")
  }

  /// Dates in short visible lines before the article or in its beginning.
  private mutating func addVisible(_ tree: HTMLTree, _ page: PageBlocks, _ article: ArticleFinder) {
    var candidates: [(iso: String, score: Int)] = []
    let first = article.kept.first ?? page.blocks.count
    for (index, block) in page.blocks.enumerated()
    where block.count < 160 && !block.place.contains(.quote) {
      let isNamed = page.roles[block.owner].contains(.date)
      guard index < first + 8 || isNamed || block.place.contains(.body) else { continue }
      let text = tree.string(in: block.nodes)
      guard text.utf8.contains(where: { (0x30...0x39).contains($0) }), let iso = Self.iso(text)
      else { continue }
      let lowered = text.lowercased()
      var score = index < first ? 10 - min(9, first - index) : index < first + 8 ? 5 : 1
      if isNamed { score += 5 }
      if ["published", "posted"].contains(where: lowered.contains) { score += 5 }
      if Self.changeWords.contains(where: lowered.contains) { score -= 4 }
      candidates.append((iso, score))
    }
    guard let best = candidates.max(by: { $0.score < $1.score }) else { return }
    publish(best.iso, "text")
  }

  /// The day that an address has in its path: `/2025/12/06/`, `2025-12-06`.
  private static func day(inPath url: String) -> String? {
    let parts = url.split { !$0.isASCII || !$0.isNumber }
    for (index, part) in parts.enumerated() where part.count == 4 && index + 2 < parts.count {
      guard let year = Int(part), (1990...2100).contains(year), let month = Int(parts[index + 1]),
        let day = Int(parts[index + 2]), parts[index + 1].count <= 2, parts[index + 2].count <= 2,
        let found = Day(year: year, month: month, day: day),
        url.distance(from: part.startIndex, to: parts[index + 2].endIndex) <= 10
      else { continue }
      return found.iso
    }
    return nil
  }
}

extension String {
  /// The string, or nil if it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
