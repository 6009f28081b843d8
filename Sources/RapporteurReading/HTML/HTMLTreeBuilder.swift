internal import CLibXML2
internal import Foundation
internal import RapporteurCore

/// Turns the events of libxml2's HTML parser into a tree.
///
/// The parser gets the bytes in memory and no way to load anything: no document type, entity or
/// style sheet is ever fetched. Its depth, the number of nodes and the work that unmatched end tags
/// cause are bounded here; the number of different names by the dictionary.
struct HTMLTreeBuilder {
  /// More elements within each other than any page has; those of WCXB's 711 have 57 at most.
  private static let deepest = 1024
  /// More nodes than any page of a size that is read has.
  private static let mostNodes = 4_000_000
  /// How many bytes of names a page may bring along that are not in HTML.
  private static let mostNames = 20_000

  private var tree = HTMLTree()
  private var open: [Int32] = [0]
  private let source: UnsafeBufferPointer<UInt8>
  private let context: htmlParserCtxtPtr
  private let tags = HTMLNameTable.tags
  private let attributes = HTMLNameTable.attributes
  /// The byte of the source after the last event.
  private var place = 0
  /// The end of what the last run of text came from.
  private var covered = 0
  /// Whether the text of the innermost element is kept: not in scripts and styles.
  private var keepsText = true
  private var work = 0
  private let mostWork: Int

  private init(source: UnsafeBufferPointer<UInt8>, context: htmlParserCtxtPtr) {
    self.source = source
    self.context = context
    mostWork = 50_000_000 + 200 * source.count
    tree.nodes.reserveCapacity(source.count / 24)
    tree.attributes.reserveCapacity(source.count / 48)
    tree.values.reserveCapacity(source.count / 4)
    tree.text.reserveCapacity(source.count / 4)
    tree.nodes.append(.init(tag: .html, parent: 0, end: 0, first: 0, last: 0))
  }

  /// The tree of a page in UTF-8 that has no zero byte but one at its end, which `source` leaves out.
  static func tree(of source: UnsafeBufferPointer<UInt8>) -> HTMLTree {
    guard let context = htmlNewParserCtxt() else { return HTMLTree() }
    defer { htmlFreeParserCtxt(context) }
    var builder = HTMLTreeBuilder(source: source, context: context)
    builder.parse()
    return builder.tree
  }

  private mutating func parse() {
    guard let input = xmlNewStringInputStream(context, source.baseAddress) else { return }
    inputPush(context, input)
    _ = htmlCtxtUseOptions(
      context,
      Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
          | HTML_PARSE_NODEFDTD.rawValue))
    context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    if let names = KnownNames.shared.dictionary, let own = xmlDictCreateSub(names) {
      xmlDictFree(context.pointee.dict)
      xmlDictSetLimit(own, Self.mostNames)
      context.pointee.dict = own
    }
    guard let sax = context.pointee.sax else { return }
    sax.pointee = htmlSAXHandler()
    sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    sax.pointee.startElement = { builder, name, attributes in
      HTMLTreeBuilder.with(builder) { $0.start(name, attributes) }
    }
    sax.pointee.endElement = { builder, name in
      HTMLTreeBuilder.with(builder) { $0.end(name) }
    }
    sax.pointee.characters = { builder, text, count in
      HTMLTreeBuilder.with(builder) { $0.characters(text, Int(count)) }
    }
    sax.pointee.ignorableWhitespace = sax.pointee.characters
    sax.pointee.cdataBlock = sax.pointee.characters
    sax.pointee.serror = { builder, _ in
      HTMLTreeBuilder.with(builder) { $0.fault() }
    }
    withUnsafeMutablePointer(to: &self) { builder in
      builder.pointee.context.pointee.userData = UnsafeMutableRawPointer(builder)
      _ = htmlParseDocument(builder.pointee.context)
      builder.pointee.context.pointee.userData = nil
      // What the parser says when it is freed goes nowhere.
      sax.pointee = htmlSAXHandler()
    }
    while open.count > 1 { close() }
    tree.nodes[0].end = Int32(tree.nodes.count)
  }

  @inline(__always)
  private static func with(
    _ builder: UnsafeMutableRawPointer?, _ body: (inout HTMLTreeBuilder) -> Void
  ) {
    guard let builder = builder?.assumingMemoryBound(to: HTMLTreeBuilder.self) else { return }
    body(&builder.pointee)
  }

  /// The byte of the source that the parser has come to.
  private var position: Int {
    guard let input = context.pointee.input, let current = input.pointee.cur,
      let start = source.baseAddress
    else { return place }
    let position = current - start
    return position >= 0 && position <= source.count ? position : place
  }

  private mutating func stop(_ limit: HTMLTree.Limit) {
    guard tree.limit == nil else { return }
    tree.limit = limit
    xmlStopParser(context)
  }

  private mutating func fault() {
    // An end tag that fits nothing has searched all elements that are open.
    work += open.count + 20
    if work > mostWork { stop(.work) }
  }

  private mutating func start(
    _ name: UnsafePointer<UInt8>?, _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard tree.limit == nil, let name else { return }
    place = position
    let tag = tags.value(of: name).flatMap(HTMLTag.init) ?? .other
    let first = Int32(tree.attributes.count)
    var isData = false
    if var item = list {
      while let name = item.pointee {
        if let found = attributes.value(of: name).flatMap(HTMLAttribute.init) {
          let from = Int32(tree.values.count)
          if let value = item[1] {
            let count = strlen(value)
            if found == .type, tag == .script { isData = Self.isData(value, count) }
            tree.values.append(contentsOf: UnsafeBufferPointer(start: value, count: count))
          }
          tree.attributes.append(
            .init(name: found, first: from, last: Int32(tree.values.count)))
        }
        item += 2
      }
    }
    let index = Int32(tree.nodes.count)
    tree.nodes.append(
      .init(
        tag: tag, parent: open[open.count - 1], end: index + 1, first: first,
        last: Int32(tree.attributes.count)))
    // `embed` holds nothing in HTML, though libxml2 waits for its end: what follows is beside it.
    open.append(tag == .embed ? open[open.count - 1] : index)
    keepsText = tag == .script ? isData : tag != .style
    work += 1
    if open.count > Self.deepest { stop(.depth) }
    if tree.nodes.count > Self.mostNodes { stop(.nodes) }
  }

  /// Whether the type of a script says that it holds JSON for others to read.
  private static func isData(_ value: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    String(decoding: UnsafeBufferPointer(start: value, count: count), as: UTF8.self)
      .lowercased().contains("ld+json")
  }

  private mutating func end(_ name: UnsafePointer<UInt8>?) {
    place = position
    keepsText = true
    // The parser closes what it opened, in order; its implied elements come as events too.
    if open.count > 1 { close() }
  }

  private mutating func close() {
    tree.nodes[Int(open.removeLast())].end = Int32(tree.nodes.count)
  }

  private mutating func characters(_ characters: UnsafePointer<UInt8>?, _ count: Int) {
    guard tree.limit == nil, count > 0, let characters else { return }
    let end = position
    defer { place = end }
    guard keepsText else { return }
    let start = tree.text.count
    tree.text.append(contentsOf: UnsafeBufferPointer(start: characters, count: count))
    tree.places.append(run(from: characters, count, end: end, textStart: start))
    let parent = open[open.count - 1]
    let last = tree.nodes.count - 1
    if last > 0, tree.nodes[last].tag == .text, tree.nodes[last].parent == parent {
      tree.nodes[last].last = Int32(tree.text.count)
    } else {
      tree.nodes.append(
        .init(
          tag: .text, parent: parent, end: Int32(last + 2), first: Int32(start),
          last: Int32(tree.text.count)))
      if tree.nodes.count > Self.mostNodes { stop(.nodes) }
    }
  }

  /// Where in the source the characters stand that the parser has just handed over.
  ///
  /// It stands behind them, or, in the middle of a long run, behind all but the last; a character
  /// reference is what lies between the ampersand and it.
  private mutating func run(
    from characters: UnsafePointer<UInt8>, _ count: Int, end: Int, textStart: Int
  ) -> SourcePlaces.Run {
    var width = 1
    while width < min(count, 4), characters[count - width] & 0xC0 == 0x80 { width += 1 }
    if let start = [end - count, end - count + width].first(where: {
      stands(characters, count, at: $0)
    }) {
      covered = start + count
      return .init(
        textStart: textStart, textCount: count, sourceStart: start, sourceCount: count,
        isExact: true)
    }
    var start = end
    while start > max(covered, place), source[start - 1] != UInt8(ascii: "&") { start -= 1 }
    start = max(covered, min(start - 1, end))
    let last = max(start, end)
    covered = last
    return .init(
      textStart: textStart, textCount: count, sourceStart: start, sourceCount: last - start,
      isExact: false)
  }

  private func stands(_ characters: UnsafePointer<UInt8>, _ count: Int, at start: Int) -> Bool {
    guard start >= covered, start + count <= source.count, let base = source.baseAddress else {
      return false
    }
    return memcmp(base + start, characters, count) == 0
  }
}

/// The names of HTML, shared by all parsers; a page's own names come into a dictionary of its own.
private final class KnownNames: @unchecked Sendable {
  static let shared = KnownNames()

  /// Written once, while it is made, and only looked up in after that, which libxml2 allows to
  /// several threads at once.
  let dictionary: xmlDictPtr?

  private init() {
    xmlInitParser()
    dictionary = xmlDictCreate()
    for tag in HTMLTag.allCases { add("\(tag)") }
    for attribute in HTMLAttribute.allCases { add(attribute.written) }
  }

  private func add(_ name: String) {
    let bytes = Array(name.utf8)
    _ = bytes.withUnsafeBufferPointer { xmlDictLookup(dictionary, $0.baseAddress, Int32($0.count)) }
  }
}
