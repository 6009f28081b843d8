internal import Foundation

/// An item of a feed in XML.
struct XMLFeedItem {
  private let element: XMLElement
  private let children: [XMLElement]
  /// The address against which its own are resolved, or nil.
  private let base: String?

  init(_ element: XMLElement, base: String?) {
    self.element = element
    self.base = base
    // What stands in a group of renditions belongs to the item.
    children = element.children.flatMap { child in
      child.isNamed("group", in: .media) ? Array(child.children) : [child]
    }
  }

  /// What it says, in the names that all feeds share.
  var item: FeedItem {
    var item = FeedItem()
    item.title =
      passage(["title"]) ?? passage(["title"], in: .dublinCore) ?? passage(["title"], in: .media)
    item.identifier =
      text(["guid", "id"]) ?? text(["identifier"], in: .dublinCore)
      ?? element.value(of: "about", in: .rdf)
    item.link = link
    item.author = author
    item.publisher =
      source ?? text(["publisher"], in: .dublinCore) ?? text(["source"], in: .dublinCore)
    item.published = date(Self.published)
    item.modified =
      date(Self.modified) ?? Self.attribute("lastmod", of: element).map { ($0, "lastmod") }
    item.section =
      first("category", in: .core).flatMap { $0["label"] ?? $0["term"] ?? $0.text.trimmedOrNil }
      ?? text(["subject"], in: .dublinCore)
    let language =
      contentElement?.value(of: "lang", in: .xml) ?? element.value(of: "lang", in: .xml)
      ?? text(["language"]) ?? text(["language"], in: .dublinCore)
      ?? (contentElement == nil ? first("summary", in: .core) : nil)?.value(of: "lang", in: .xml)
    item.language = language.map(Self.languageTag)
    item.content = contentElement.flatMap(passage)
    item.summary =
      passage(["description", "summary", "abstract", "tagline"])
      ?? passage(["description", "abstract"], in: .dublinCore)
      ?? passage(["summary", "subtitle"], in: .itunes) ?? passage(["description"], in: .media)
    item.source = element.source
    item.offset = element.offset
    return item
  }

  /// `en_US` as `en-US`.
  static func languageTag(_ tag: String) -> String { tag.replacing("_", with: "-") }

  /// The value of an attribute whose name may be in any case.
  private static func attribute(_ name: String, of element: XMLElement) -> String? {
    element.plainAttributes.first { $0.name.lowercased() == name }?.value.trimmedOrNil
  }

  /// The namespaces in which a name is looked for.
  enum Space {
    /// RSS's own and Atom's.
    case core
    case dublinCore, itunes, media, content

    func contains(_ space: XMLNamespace) -> Bool {
      switch self {
      case .core: space == .none || space == .atom || space == .other
      case .dublinCore: space == .dublinCore || space == .dublinCoreTerms
      case .itunes: space == .itunes
      case .media: space == .media
      case .content: space == .content
      }
    }
  }

  private func first(_ name: String, in space: Space) -> XMLElement? {
    let name = name.lowercased()
    let isNamed = { (child: XMLElement) in child.foldedName == name }
    // An element of a namespace that is not known counts only where nothing better is there.
    return children.first { isNamed($0) && space.contains($0.space) && $0.space != .other }
      ?? (space == .core ? children.first { isNamed($0) && $0.space == .other } : nil)
  }

  /// The text of the first of those elements that has some.
  func text(_ names: [String], in space: Space = .core) -> String? {
    names.lazy.compactMap { first($0, in: space)?.text.trimmedOrNil }.first
  }

  /// What the first of those elements holds that has something.
  func passage(_ names: [String], in space: Space = .core) -> FeedItem.Passage? {
    names.lazy.compactMap { first($0, in: space).flatMap(passage) }.first
  }

  // MARK: Text

  /// The element that has the whole text, or nil.
  private var contentElement: XMLElement? {
    first("encoded", in: .content) ?? first("content", in: .core).flatMap {
      $0["src"] == nil ? $0 : nil
    } ?? children.first { $0.space == .xhtml && ($0.name == "body" || $0.name == "div") }
      ?? first("fullitem", in: .core) ?? first("body", in: .core)
  }

  /// What an element holds; nil if nothing.
  private func passage(_ element: XMLElement) -> FeedItem.Passage? {
    let type = element["type"]?.lowercased() ?? ""
    let mode = element["mode"]?.lowercased() ?? ""
    if element.hasChildren || type == "xhtml" {
      let html = XMLMarkup.html(of: element)
      return html.trimmedOrNil.map { FeedItem.Passage(text: $0, isHTML: true) }
    }
    var utf8 = element.utf8
    let isEncoded =
      !["", "text", "html", "xhtml"].contains(type) && !type.hasPrefix("text/")
      && !type.hasSuffix("+xml") && !type.hasSuffix("/xml")
    if mode == "base64" || (isEncoded && element.space == .atom) {
      guard let data = Data(base64Encoded: element.text, options: .ignoreUnknownCharacters) else {
        return nil
      }
      let text = Array(data).withUnsafeBufferPointer { TextDecoding.mended($0).text }
      utf8 = Array(text.utf8)[...]
    }
    let trimmed = utf8.trimmingSpace
    guard !trimmed.isEmpty else { return nil }
    let isHTML =
      switch type {
      case "html", "text/html", "application/xhtml+xml", "text/xhtml": true
      case "text": element.space != .atom
      // Atom without a type is plain text, RSS whatever it looks like.
      default: element.space != .atom || mode == "escaped"
      }
    return FeedItem.Passage(utf8: trimmed, isHTML: isHTML && Self.looksLikeHTML(trimmed))
  }

  /// Whether a tag or an entity stands in `text`.
  static func looksLikeHTML(_ text: String) -> Bool { looksLikeHTML(Array(text.utf8)[...]) }

  /// The same of UTF-8.
  static func looksLikeHTML(_ utf8: ArraySlice<UInt8>) -> Bool {
    let lastEnd = utf8.lastIndex(of: UInt8(ascii: ">")) ?? 0
    for (index, byte) in zip(utf8.indices, utf8) {
      let next = index + 1 < utf8.endIndex ? utf8[index + 1] : 0
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20)
      if byte == UInt8(ascii: "<"),
        isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!"),
        lastEnd > index
      {
        return true
      }
      if byte == UInt8(ascii: "&"), isLetter || next == UInt8(ascii: "#"),
        utf8[index...].prefix(12).contains(UInt8(ascii: ";"))
      {
        return true
      }
    }
    return false
  }

  // MARK: Addresses

  private var link: String? {
    var found: String?
    for child in children
    where child.foldedName == "link" && Space.core.contains(child.space) {
      if let address = child["href"] {
        let relation = child["rel"]?.lowercased() ?? "alternate"
        guard relation == "alternate" || relation.hasSuffix("/alternate") else { continue }
        if found == nil { found = resolved(address, of: child) }
      } else if let address = child.text.trimmedOrNil, child.space != .atom || found == nil {
        found = found ?? resolved(address, of: child)
      }
    }
    if let found { return found }
    if let address = Self.attribute("href", of: element) { return resolved(address, of: element) }
    if let guid = first("guid", in: .core), guid["isPermaLink"]?.lowercased() != "false",
      let address = guid.text.trimmedOrNil, address.contains("://") || base != nil
    {
      return resolved(address, of: guid)
    }
    return nil
  }

  private func resolved(_ address: String, of element: XMLElement) -> String {
    let address = address.trimmedOrNil ?? address
    let base = Self.joined(element.value(of: "base", in: .xml), base)
    return Self.joined(address, base) ?? address
  }

  /// `address` resolved against `base`, as far as both are addresses.
  static func joined(_ address: String?, _ base: String?) -> String? {
    guard let address else { return base }
    guard let base, !address.contains("://"), let root = URL(string: base),
      let joined = URL(string: address, relativeTo: root)
    else { return address }
    return joined.absoluteString
  }

  // MARK: People and outlets

  /// Who wrote it, several with commas between them.
  var author: String? {
    let names = children.filter {
      ["author", "creator", "managingeditor", "webmaster"].contains($0.foldedName)
        && (Space.core.contains($0.space) || Space.dublinCore.contains($0.space))
    }.compactMap(Self.person)
    let chosen =
      names.isEmpty ? first("author", in: .itunes).flatMap(Self.person).map { [$0] } : names
    var seen: Set<String> = []
    let unique = (chosen ?? []).filter { seen.insert($0).inserted }
    return unique.isEmpty ? nil : unique.joined(separator: ", ")
  }

  /// The name in an element: of Atom's `name`, of RSS's `desk@wire.example (Ruth Adler)`, or of
  /// `Ruth Adler <desk@wire.example>`.
  private static func person(_ element: XMLElement) -> String? {
    let parts = Array(element.children)
    if !parts.isEmpty {
      for name in ["name", "email", "url", "uri", "homepage"] {
        if let text = parts.first(where: { $0.name == name })?.text.trimmedOrNil { return text }
      }
    }
    guard let text = element.text.trimmedOrNil else { return nil }
    guard text.contains("@") else { return text }
    for (open, close) in [("(", ")"), ("<", ">")] as [(Character, Character)] {
      guard let start = text.firstIndex(of: open), text.last == close else { continue }
      let inner = String(text[text.index(after: start)...].dropLast())
      let outer = String(text[..<start])
      if !inner.contains("@") { return inner.trimmedOrNil ?? outer.trimmedOrNil }
      return outer.trimmedOrNil ?? inner.trimmedOrNil
    }
    return text
  }

  /// The feed that the item was taken from.
  private var source: String? {
    guard let source = first("source", in: .core) else { return nil }
    return source.hasChildren
      ? source.children.first { $0.name == "title" }.flatMap(passage)?.plain
      : source.text.trimmedOrNil
  }

  // MARK: Dates

  private static let published: [(name: String, space: Space)] = [
    ("published", .core), ("pubDate", .core), ("issued", .core), ("issued", .dublinCore),
    ("created", .core), ("created", .dublinCore), ("date", .dublinCore), ("date", .core),
    ("available", .dublinCore),
  ]

  private static let modified: [(name: String, space: Space)] = [
    ("updated", .core), ("modified", .core), ("modified", .dublinCore),
  ]

  private func date(_ names: [(name: String, space: Space)]) -> (text: String, basis: String)? {
    names.lazy.compactMap { name, space in text([name], in: space).map { ($0, name) } }.first
  }
}
