internal import Foundation
internal import RapporteurCore

/// Weighs what could be the headline of a page.
struct PageTitle {
  /// The headline.
  private(set) var text: String
  /// Where it was taken from: `h1`, `og:title`, `headline`, `title` …
  private(set) var basis: String
  /// The heading on the page that has it, or nil.
  private(set) var node: Int?

  init?(tree: HTMLTree, page: PageBlocks, metadata: PageMetadata, article: ArticleFinder) {
    var claims: [(text: String, basis: String)] = []
    func claim(_ text: String?, _ basis: String) {
      guard let text, text.utf8.count > 1 else { return }
      claims.append((text, basis))
    }
    claim(metadata.articleText("headline"), "headline")
    claim(metadata["og:title"], "og:title")
    claim(metadata["twitter:title"], "twitter:title")
    claim(metadata["title"] ?? metadata["dc.title"], "meta title")
    if let title = metadata.title { claim(title, "title") }
    let headings = Self.headings(tree, page)
    // A heading that the page also gives as its title is the headline as it stands on the page.
    for (node, text) in headings {
      let folded = Self.folded(text)
      guard folded.count > 3 else { continue }
      if claims.contains(where: { Self.agree(folded, Self.folded($0.text)) }) {
        self = PageTitle(text: text, basis: "h1", node: node)
        return
      }
    }
    let first = Self.last(headings, before: article, tree: tree)
    if let first, claims.isEmpty || headings.count == 1 {
      self = PageTitle(text: first.text, basis: "h1", node: first.node)
      return
    }
    guard let best = claims.first else { return nil }
    self = PageTitle(
      text: Self.withoutSite(best.text, metadata: metadata), basis: best.basis, node: nil)
  }

  private init(text: String, basis: String, node: Int?) {
    self.text = text
    self.basis = basis
    self.node = node
  }

  /// The headings of the first rank, then those of the second, in order.
  private static func headings(_ tree: HTMLTree, _ page: PageBlocks) -> [(node: Int, text: String)]
  {
    var result: [(node: Int, text: String)] = []
    for tag in [HTMLTag.h1, .h2] {
      for node in tree.nodes.indices where tree.nodes[node].tag == tag && !page.isSilent[node] {
        let text = tree.string(in: node)
        if text.utf8.count > 1 { result.append((node, text)) }
        if result.count > 40 { return result }
      }
    }
    return result
  }

  private static func last(
    _ headings: [(node: Int, text: String)], before article: ArticleFinder, tree: HTMLTree
  ) -> (node: Int, text: String)? {
    headings.first { tree.nodes[$0.node].tag == .h1 }
  }

  /// Letters and digits in lower case, with one space between words.
  static func folded(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// Whether a heading is the whole of a title, or all of it but a site's name.
  private static func agree(_ heading: String, _ title: String) -> Bool {
    if heading == title { return true }
    return heading.count > 10 && (title.hasPrefix(heading) || title.hasSuffix(heading))
  }

  /// A title without the name of the site at its end or its beginning.
  static func withoutSite(_ title: String, metadata: PageMetadata) -> String {
    let site = metadata["og:site_name"].map(folded)
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "] {
      let parts = title.components(separatedBy: mark)
      guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
      if let site, folded(last) == site {
        return parts.dropLast().joined(separator: mark)
      }
      if let site, folded(first) == site {
        return parts.dropFirst().joined(separator: mark)
      }
      if mark == " | " || mark == " :: " || mark == " » " {
        return parts.max { $0.count < $1.count } ?? title
      }
      if last.split(separator: " ").count <= 4, first.split(separator: " ").count > 3 {
        return parts.dropLast().joined(separator: mark)
      }
    }
    return title
  }
}
