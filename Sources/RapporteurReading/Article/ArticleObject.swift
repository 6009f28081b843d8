internal import RapporteurCore

/// A JSON object with the properties of a schema.org article.
struct ArticleObject {
  let object: JSONObject

  /// Whether it is typed as an article, or untyped and has an article's body.
  var isArticle: Bool {
    let types = object["@type"]?.elements.compactMap(\.scalar) ?? []
    return types.contains { Self.types.contains(Self.localName($0)) }
      || (types.isEmpty && (object["articleBody"] != nil || object["headline"] != nil))
  }

  /// Article and its subtypes, with what else carries reports.
  /// - Source: https://schema.org/Article, "More specific Types".
  private static let types: Set<String> = [
    "Article", "AdvertiserContentArticle", "NewsArticle", "AnalysisNewsArticle",
    "AskPublicNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "ReportageNewsArticle",
    "ReviewNewsArticle", "Report", "SatiricalArticle", "ScholarlyArticle",
    "SocialMediaPosting", "BlogPosting", "LiveBlogPosting", "DiscussionForumPosting",
    "TechArticle", "SpecialAnnouncement", "CreativeWork", "PressRelease",
  ]

  /// `NewsArticle` of `https://schema.org/NewsArticle` or `schema:NewsArticle`.
  private static func localName(_ type: String) -> String {
    String(type.split(whereSeparator: { $0 == "/" || $0 == "#" || $0 == ":" }).last ?? "")
  }

  var headline: String? { text("headline") ?? text("name") }
  var description: String? { text("description") ?? text("abstract") }

  /// The body as it stands, parts of it one paragraph each; nil if there is nothing in it.
  var body: String? {
    for key in ["articleBody", "text"] {
      let body = object[key]?.elements.compactMap(\.scalar).joined(separator: "\n\n") ?? ""
      if body.unicodeScalars.contains(where: { !ReportText.isSpace($0) }) { return body }
    }
    return nil
  }

  /// Fills in the metadata of `report`.
  func describe(_ report: inout Report, warnings: inout [Warning]) {
    report.identifier = object["identifier"]?.elements.lazy.compactMap(Self.identifier).first
    report.url = address
    report.section = text("articleSection")
    report.byline = names("author") ?? names("creator")
    report.publisher = names("publisher") ?? names("provider") ?? names("sourceOrganization")
    report.language = language
    report.correction = text("correction")
    report.derivedFrom = (object["isBasedOn"]?.elements ?? []).compactMap {
      Self.link($0) ?? Self.name($0)
    }
    for key in ["datePublished", "dateCreated", "uploadDate", "dateModified"] {
      guard let written = text(key) else { continue }
      if let published = PublicationTime(written, isDayFirst: nil)?.iso {
        report.published = published
        report.publishedBasis = key
        return
      }
      warnings.append(
        Warning(
          code: "unreadable-date",
          message: "Expected an ISO 8601 date in \(key), found \"\(written.prefix(40))\"."))
    }
  }

  private var address: String? {
    for key in ["url", "mainEntityOfPage", "@id"] {
      if let link = object[key]?.elements.lazy.compactMap(Self.link).first { return link }
    }
    return nil
  }

  private var language: String? {
    guard let value = object["inLanguage"]?.elements.first else { return nil }
    if case .object(let language) = value {
      return ["alternateName", "identifier", "name"].lazy.compactMap { language[$0]?.scalar }.first
    }
    return value.scalar
  }

  /// The first text of a property without white space around it; nil if there is none.
  private func text(_ key: String) -> String? {
    object[key]?.elements.lazy.compactMap { value in
      switch value {
      case .object(let object): object["text"]?.scalar ?? object["name"]?.scalar
      default: value.scalar
      }
    }.map(Self.trimmed).first { !$0.isEmpty }
  }

  /// The names of those that a property lists, with commas between them; nil if there are none.
  private func names(_ key: String) -> String? {
    let names = object[key]?.elements.compactMap(Self.name) ?? []
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private static func name(_ value: JSONValue) -> String? {
    let name: String?
    switch value {
    case .object(let object):
      name =
        object["name"]?.elements.lazy.compactMap(\.scalar).first
        ?? object["legalName"]?.scalar
    default: name = value.scalar
    }
    return name.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func link(_ value: JSONValue) -> String? {
    let link: String?
    switch value {
    case .object(let object): link = object["@id"]?.scalar ?? object["url"]?.scalar
    default: link = value.scalar
    }
    return link.flatMap { $0.contains("://") ? trimmed($0) : nil }
  }

  private static func identifier(_ value: JSONValue) -> String? {
    switch value {
    case .object(let object): object["value"]?.scalar ?? object["@id"]?.scalar
    default: value.scalar
    }
  }

  private static func trimmed(_ string: String) -> String {
    let text = ReportText(string)
    return text[text.trimmed(text.span)]
  }
}
