internal import Foundation
internal import RapporteurCore

/// What a page says of itself outside of its text, gathered in one pass.
struct PageMetadata {
  /// The `<meta>` elements: the name in lower case and the content, in order.
  private(set) var metas: [(name: String, content: String)] = []
  /// The JSON-LD of the page.
  let linked: LinkedData
  /// The object of the JSON-LD that describes the article, or nil.
  private(set) var article: JSONObject?
  /// The object that describes the page as a whole, or nil.
  private(set) var webPage: JSONObject?
  /// `<link rel="canonical">`.
  private(set) var canonical: String?
  /// The text of `<title>`.
  private(set) var title: String?
  /// The language of `<html>`.
  private(set) var language: String?

  private static let articleTypes: Set<String> = [
    "newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle",
    "backgroundnewsarticle", "opinionnewsarticle", "reviewnewsarticle", "blogposting",
    "liveblogposting", "report", "scholarlyarticle", "techarticle", "socialmediaposting",
    "advertisercontentarticle", "pressrelease", "review", "recipe", "howto", "specialannouncement",
    "discussionforumposting", "medicalwebpage", "askpublicnewsarticle", "satiricalarticle",
  ]

  init(of tree: HTMLTree) {
    linked = LinkedData(of: tree)
    for index in tree.nodes.indices {
      switch tree.nodes[index].tag {
      case .meta: addMeta(index, tree)
      case .link:
        if canonical == nil, tree.value(.rel, of: index)?.lowercased() == "canonical" {
          canonical = tree.value(.href, of: index).map(HTMLTree.collapsed)
        }
      case .title: if title == nil { title = tree.string(in: index) }
      case .html:
        language =
          language ?? tree.value(.lang, of: index) ?? tree.value(.xmlLang, of: index)
      default: break
      }
    }
    chooseObjects()
  }

  private mutating func addMeta(_ index: Int, _ tree: HTMLTree) {
    guard let content = tree.value(.content, of: index) else { return }
    let text = HTMLTree.collapsed(CharacterReferences.resolved(content))
    guard !text.isEmpty else { return }
    for name in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
      if let name = tree.value(name, of: index), !name.isEmpty {
        metas.append((name.lowercased(), text))
      }
    }
  }

  private mutating func chooseObjects() {
    var best = -1
    let own = [canonical, self["og:url"]].compactMap { $0 }.map(Self.path)
    for object in linked.objects {
      let types = LinkedData.types(of: object)
      if webPage == nil, types.contains(where: { $0.hasSuffix("webpage") }) { webPage = object }
      guard types.contains(where: Self.articleTypes.contains) else { continue }
      var score = 0
      if object["headline"] != nil { score += 4 }
      if object["datePublished"] != nil { score += 4 }
      if object["articleBody"] != nil { score += 2 }
      if types.contains(where: { $0.hasSuffix("article") || $0.hasSuffix("blogposting") }) {
        score += 3
      }
      let addresses = ["mainEntityOfPage", "url", "@id"].compactMap {
        linked.address($0, of: object)
      }
      if addresses.map(Self.path).contains(where: own.contains) { score += 8 }
      if score > best { (best, article) = (score, object) }
    }
  }

  /// An address without scheme, query, fragment and final slash.
  private static func path(_ address: String) -> String {
    var rest = address[...]
    if let scheme = rest.range(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "?" && $0 != "#" }
    while rest.last == "/" { rest = rest.dropLast() }
    return rest.lowercased()
  }

  /// The content of the first `<meta>` of that name, or nil.
  subscript(_ name: String) -> String? { metas.first { $0.name == name }?.content }

  /// The content of the first `<meta>` that has one of those names, the names in order.
  func first(_ names: [String]) -> (name: String, content: String)? {
    for name in names { if let content = self[name] { return (name, content) } }
    return nil
  }

  /// A text of the article's JSON-LD.
  func articleText(_ key: String) -> String? { article.flatMap { linked.text(key, of: $0) } }
}

extension LinkedData {
  /// The address that a property gives, or nil.
  func address(_ key: String, of object: JSONObject) -> String? {
    (object[key]?.elements ?? []).lazy.compactMap { value -> String? in
      switch value {
      case .object(let inner): inner["@id"]?.scalar ?? inner["url"]?.scalar
      default: value.scalar
      }
    }.first { $0.contains("://") }
  }
}
