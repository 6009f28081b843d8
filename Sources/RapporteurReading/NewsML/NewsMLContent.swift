internal import RapporteurCore

/// The text that an item carries, with what stands in it above its body.
struct NewsMLContent {
  private(set) var headline: String?
  private(set) var byline: String?
  private(set) var dateline: String?
  private(set) var identifier: String?
  private(set) var publisher: String?
  private(set) var issued: String?
  private(set) var passage = MarkedPassage()

  /// Elements of NITF by the names that HTML has for them.
  private static let names = [
    "hl1": "h1", "hl2": "h2", "bq": "blockquote", "media-caption": "figcaption", "media": "figure",
    "block": "div", "note": "aside", "nitf-table": "div", "pre": "pre", "media-producer": "small",
  ]

  init(_ item: XMLElement) {
    if item.name == "nitf" {
      take(item)
      return
    }
    let set = item.name == "contentSet" ? item : item.child("contentSet", in: .news)
    for content in set.map({ Array($0.children) }) ?? [] {
      switch content.name {
      case "inlineXML": takeInline(content)
      case "inlineData":
        let text = content.text
        let isHTML = content["contenttype"]?.contains("html") ?? false
        if isHTML { passage.append(html: text) } else { passage.append(plain: text) }
      default: continue
      }
      // What follows are other renditions of the same.
      if !passage.blocks.isEmpty { return }
    }
  }

  private mutating func takeInline(_ content: XMLElement) {
    for child in content.children {
      switch child.name {
      case "nitf": take(child)
      case "html":
        headline = headline ?? child.descendants.first { $0.name == "title" }?.text.trimmedOrNil
        let body = child.children.first { $0.name == "body" } ?? child
        passage.append(html: XMLMarkup.html(of: body))
      default: passage.append(html: XMLMarkup.html(of: child, names: Self.names))
      }
    }
  }

  /// Takes in an article in NITF.
  private mutating func take(_ article: XMLElement) {
    let head = article.children.first { $0.name == "head" }
    let data = head?.descendants.first { $0.name == "docdata" }
    identifier = data?.children.first { $0.name == "doc-id" }?["id-string"]
    issued = data?.children.first { $0.name == "date.issue" }?["norm"]
    let body = article.children.first { $0.name == "body" } ?? article
    let top = body.children.first { $0.name == "body.head" }
    let parts = top.map { Array($0.descendants) } ?? []
    headline =
      parts.first { $0.name == "hl1" }.map(Self.line) ?? nil
      ?? head?.children.first { $0.name == "title" }.flatMap(Self.line)
    byline = parts.first { $0.name == "byline" }.flatMap(Self.line)
    dateline = parts.first { $0.name == "dateline" }.flatMap(Self.line)
    publisher = parts.first { $0.name == "distributor" }.flatMap(Self.line)
    for subtitle in parts where subtitle.name == "hl2" { passage.append(.heading, subtitle.text) }
    if let abstract = parts.first(where: { $0.name == "abstract" }) {
      passage.append(html: XMLMarkup.html(of: abstract, names: Self.names))
    }
    let content = body.children.first { $0.name == "body.content" }
    if let content { passage.append(html: XMLMarkup.html(of: content, names: Self.names)) }
  }

  private static func line(_ element: XMLElement) -> String? {
    element.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").trimmedOrNil
  }
}
