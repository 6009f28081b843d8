/// An XML document as a compact tree: its nodes in document order, names and text apart from them.
///
/// It never changes once it is made.
final class XMLTree: Sendable {
  /// An element, or a stretch of text.
  struct Node: Sendable {
    /// The index in `names`, or -1 for text.
    var name: Int32
    /// The index after the last node below this one.
    var end: Int32
    /// For text, where it stands in `text`; for an element, its attributes in `attributes`.
    var content: Range<Int32>
    /// For an element, where it stands in the document, from `<` to after `>`.
    var source: Range<Int32>
  }

  /// An attribute of an element.
  struct Attribute: Sendable {
    /// The index in `names`.
    var name: Int32
    /// Where its value stands in `text`.
    var value: Range<Int32>
  }

  /// A name, cut into namespace and local part.
  struct Name: Sendable {
    let space: XMLNamespace
    let local: String
    /// The local part in lower case.
    let folded: String

    init(space: XMLNamespace, local: String) {
      self.space = space
      self.local = local
      folded = local.lowercased()
    }
  }

  /// In the order in which they begin; the first is the root.
  let nodes: [Node]
  let names: [Name]
  let attributes: [Attribute]
  /// All text and all values of attributes, as UTF-8.
  let text: [UInt8]
  /// The document as it was parsed, as UTF-8.
  let source: [UInt8]
  /// What was wrong with it, or nil.
  let repair: XMLRepair?

  init(
    nodes: [Node], names: [Name], attributes: [Attribute], text: [UInt8], source: [UInt8],
    repair: XMLRepair?
  ) {
    self.nodes = nodes
    self.names = names
    self.attributes = attributes
    self.text = text
    self.source = source
    self.repair = repair
  }

  /// The root element, or nil if there is none.
  var root: XMLElement? { nodes.isEmpty ? nil : XMLElement(tree: self, index: 0) }
}

/// What had to be done so that a document could be read.
struct XMLRepair: Sendable {
  /// What the parser said first.
  var message: String
  /// The line on which it said so, from 1.
  var line: Int
}

/// The namespaces that reports come in.
enum XMLNamespace: Hashable, Sendable {
  /// None, or one of RSS's own.
  case none
  case atom, dublinCore, dublinCoreTerms, content, xhtml, xml, rdf, itunes, media
  /// NewsML-G2 and the vocabularies that belong to it.
  case news
  case nitf
  /// Any other.
  case other

  /// The namespace of an address, in whatever case and with or without a slash at its end.
  init(uri: String) {
    var name = uri.lowercased().drop { $0.isWhitespace }
    while name.last.map({ $0 == "/" || $0 == "#" || $0.isWhitespace }) ?? false {
      name.removeLast()
    }
    self = Self.known[String(name)] ?? .other
  }

  /// The namespace that a prefix stands for where nothing declares it.
  init(prefix: String) {
    self = Self.prefixes[prefix.lowercased()] ?? .other
  }

  private static let known: [String: XMLNamespace] = [
    "": .none,
    "http://purl.org/rss/1.0": .none, "http://my.netscape.com/rdf/simple/0.9": .none,
    "http://channel.netscape.com/rdf/simple/0.9": .none,
    "http://backend.userland.com/rss": .none, "http://blogs.law.harvard.edu/tech/rss": .none,
    "http://backend.userland.com/rss2": .none, "http://backend.userland.com/rss091": .none,
    "http://example.com/newformat": .none, "http://purl.org/net/rss1.1": .none,
    "http://example.com/necho": .none, "http://purl.org/echo": .none,
    "uri/of/echo/namespace": .none, "http://purl.org/pie": .none,
    "http://purl.org/atom/ns": .atom, "http://www.w3.org/2005/atom": .atom,
    "http://purl.org/dc/elements/1.1": .dublinCore, "http://purl.org/dc/elements/1.0": .dublinCore,
    "http://purl.org/dc/terms": .dublinCoreTerms,
    "http://purl.org/rss/1.0/modules/content": .content,
    "http://www.w3.org/1999/xhtml": .xhtml, "http://www.w3.org/xml/1998/namespace": .xml,
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
    "http://example.com/dtds/podcast-1.0.dtd": .itunes,
    "http://search.yahoo.com/mrss": .media,
    "http://iptc.org/std/nar/2006-10-01": .news, "http://iptc.org/std/nitf/2006-10-18": .nitf,
  ]

  private static let prefixes: [String: XMLNamespace] = [
    "atom": .atom, "a10": .atom, "dc": .dublinCore, "dcterms": .dublinCoreTerms,
    "content": .content, "xhtml": .xhtml, "xml": .xml, "rdf": .rdf, "itunes": .itunes,
    "media": .media, "rss": .none,
  ]
}
