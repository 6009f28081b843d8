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
    if let node = Self.best(headings, claims: claims.map(\.text), site: metadata["og:site_name"]) {
      self = PageTitle(
        text: tree.string(in: node), basis: "\(tree.nodes[node].tag)", node: node)
      return
    }
    let first = headings.first { tree.nodes[$0.node].tag == .h1 }
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

  /// The headings of the first rank, then those of the second and the third, in order.
  private static func headings(_ tree: HTMLTree, _ page: PageBlocks) -> [(node: Int, text: String)]
  {
    var result: [(node: Int, text: String)] = []
    for tag in [HTMLTag.h1, .h2, .h3] {
      for node in tree.nodes.indices where tree.nodes[node].tag == tag && !page.isSilent[node] {
        let text = tree.string(in: node)
        if text.utf8.count > 1 { result.append((node, text)) }
        if result.count > 60 { return result }
      }
    }
    return result
  }

  /// The heading that a page also gives as its title: whole rather than in part, in front of a
  /// site's name rather than behind it, and of those the longest; nil if there is none.
  private static func best(
    _ headings: [(node: Int, text: String)], claims: [String], site: String?
  ) -> Int? {
    let claims = claims.map(folded)
    let site = site.map(folded)
    var best: (node: Int, score: Int)?
    for (node, text) in headings {
      let heading = folded(text)
      guard heading.count > 3, heading != site else { continue }
      var score = 0
      for claim in claims {
        if heading == claim {
          score = max(score, 3_000)
        } else if heading.count > 10, claim.hasPrefix(heading) {
          score = max(score, 1_000 + heading.count)
        } else if heading.count > 10, claim.hasSuffix(heading) {
          score = max(score, heading.count)
        }
      }
      if score > best?.score ?? 0 { best = (node, score) }
    }
    return best?.node
  }

  /// Letters and digits in lower case, with one space between words.
  static func folded(_ text: String) -> String {
    foldedASCII(text)
      ?? text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// The same for a text in ASCII, at a tenth of the cost; nil for any other.
  private static func foldedASCII(_ text: String) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var isBetween = false
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      let isKept =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(lower)
      if isKept {
        if isBetween, !result.isEmpty { result.append(0x20) }
        result.append(lower)
      }
      isBetween = !isKept
    }
    return String(decoding: result, as: UTF8.self)
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
