internal import Foundation
internal import RapporteurCore

/// Fills in what a page says of its article: who wrote it, for whom, when, in what language.
struct PageDescription {
  let tree: HTMLTree
  let page: PageBlocks
  let metadata: PageMetadata
  let article: ArticleFinder
  /// The heading that has the headline, or nil.
  let headline: Int?
  /// The address that the page was fetched from, or nil.
  let address: String?

  /// Describes `report`, all but its headline.
  func describe(_ report: inout Report) {
    let linked = metadata.linked
    describeAddress(&report)
    let dates = PageDates(
      tree: tree, page: page, metadata: metadata, article: article, headline: headline,
      url: report.url ?? address)
    report.published = dates.published
    report.publishedBasis = dates.publishedBasis
    report.modified = dates.modified
    report.modifiedBasis = dates.modifiedBasis

    if let section = metadata.articleText("articleSection") {
      report.section = section
      report.basis[.section] = "articleSection"
    } else if let found = metadata.first(["article:section", "og:article:section", "section"]) {
      report.section = found.content
      report.basis[.section] = found.name
    } else if let section = shownSection {
      report.section = section
      report.basis[.section] = "text"
    }

    describeByline(&report, linked)
    describePublisher(&report, linked)
    describeAgency(&report, linked)

    if let language = metadata.language?.nonEmpty {
      report.language = language
      report.basis[.language] = "html lang"
    } else if let language = metadata.articleText("inLanguage") {
      report.language = language
      report.basis[.language] = "inLanguage"
    } else if let found = metadata.first(Self.languageMetas) {
      report.language = found.content.replacing("_", with: "-")
      report.basis[.language] = found.name
    }
  }

  /// What the line above the headline says, by its names: `<p class="kicker">Fisheries</p>`.
  private var shownSection: String? {
    guard let first = article.kept.first else { return nil }
    for block in page.blocks[max(0, first - 6)..<min(page.blocks.count, first + 2)] {
      guard block.count < 40, page.roles[block.owner].contains(.section) else { continue }
      let line = tree.string(in: block.nodes)
      // Dates, telephone numbers and labels have such names too.
      let isLabel = FurniturePhrases.shared.isFurniture(
        FurniturePhrases.folded(Array(line.utf8)))
      if line.first?.isUppercase == true, !line.contains(where: \.isNumber), !isLabel {
        return line
      }
    }
    return nil
  }

  private func describeAddress(_ report: inout Report) {
    let claims: [(String?, String)] = [
      (metadata.canonical, "canonical"), (metadata["og:url"], "og:url"),
      (metadata.article.flatMap { metadata.linked.address("url", of: $0) }, "url"),
      (
        metadata.article.flatMap { metadata.linked.address("mainEntityOfPage", of: $0) },
        "mainEntityOfPage"
      ), (address, "address"),
    ]
    for case (let url?, let basis) in claims where url.contains("://") {
      report.url = url
      report.basis[.url] = basis
      return
    }
  }

  private func describeByline(_ report: inout Report, _ linked: LinkedData) {
    let names = metadata.article.map { linked.names("author", of: $0) } ?? []
    if !names.isEmpty {
      report.byline = Self.unique(names).joined(separator: ", ")
      report.basis[.byline] = "author"
      return
    }
    let metas = ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"]
    if let found = metas.lazy.compactMap({ name in
      metadata[name].map { (name: name, content: $0) }
    }).first(where: { !$0.content.contains("://") && $0.content.utf8.count < 120 }) {
      report.byline = found.content
      report.basis[.byline] = "meta " + found.name
      return
    }
    for node in tree.nodes.indices where tree.nodes[node].tag != .text && !page.isSilent[node] {
      let isAuthor =
        tree.value(.rel, of: node) == "author"
        || tree.value(.itemprop, of: node) == "author" || page.roles[node].contains(.byline)
      guard isAuthor else { continue }
      let text = tree.string(in: node)
      guard (3...100).contains(text.utf8.count) else { continue }
      report.byline = text
      report.basis[.byline] = "text"
      return
    }
  }

  private func describePublisher(_ report: inout Report, _ linked: LinkedData) {
    if let name = metadata.article.flatMap({ linked.names("publisher", of: $0).first }) {
      report.publisher = name
      report.basis[.publisher] = "publisher"
    } else if let name = metadata["og:site_name"] {
      report.publisher = name
      report.basis[.publisher] = "og:site_name"
    } else if let found = metadata.first(["application-name", "dc.publisher", "publisher"]) {
      report.publisher = found.content
      report.basis[.publisher] = found.name
    }
  }

  private static let languageMetas = ["og:locale", "content-language", "language", "dc.language"]

  /// The agency that the article is from: as the metadata name it, or as it signs.
  private func describeAgency(_ report: inout Report, _ linked: LinkedData) {
    for key in ["sourceOrganization", "provider"] {
      guard let name = metadata.article.flatMap({ linked.names(key, of: $0).first }),
        name != report.publisher
      else { continue }
      report.agency = name
      report.basis[.agency] = key
      return
    }
    let signed = (report.byline ?? "").split(whereSeparator: { ",/;|".contains($0) })
    let credits = page.blocks.lazy.filter {
      $0.count < 40 && !page.roles[$0.owner].isDisjoint(with: [.agency, .byline])
    }.prefix(20).map { tree.string(in: $0.nodes) }
    let claims =
      signed.map { (text: String($0), basis: "byline") }
      + credits.map { (text: $0, basis: "text") }
    for claim in claims {
      var name = claim.text.trimmingCharacters(in: .whitespaces).lowercased()
      for opening in ["by ", "source: ", "the "] where name.hasPrefix(opening) {
        name.removeFirst(opening.count)
      }
      guard let agency = Dateline.agencies[name], agency != report.publisher else { continue }
      report.agency = agency
      report.basis[.agency] = claim.basis
      return
    }
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
