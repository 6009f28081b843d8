internal import CLibXML2

/// Builds the tree of an XML document from the events of libxml2's parser.
///
/// Nothing outside of the document is ever looked at: no network, no external entities, and no
/// entity that the document declares, so nothing can expand. Depth, attributes, nodes and time are
/// bounded.
final class XMLTreeBuilder {
  /// How deep elements may be nested, below libxml2's own 256.
  static let largestDepth = 200
  /// How many attributes of an element are kept.
  static let mostAttributes = 128
  /// How many nodes a document may have.
  static let mostNodes = 1 << 24
  /// How many bytes of different names a document may have; libxml2 compares each attribute of an
  /// element with all others.
  static let mostNames = 1 << 17

  private var nodes: [XMLTree.Node] = []
  private var names: [XMLTree.Name] = []
  private var nameIndex: [NameKey: Int32] = [:]
  private var attributes: [XMLTree.Attribute] = []
  private var text: [UInt8] = []
  private var open: [Int32] = []
  private var context: xmlParserCtxtPtr?
  private var fault: XMLRepair?
  private var limit: String?
  private var isTextOpen = false
  private let deadline: ContinuousClock.Instant

  /// Names are the same if the parser's pointers are.
  private struct NameKey: Hashable {
    var local: UnsafePointer<UInt8>?
    var prefix: UnsafePointer<UInt8>?
    var uri: UnsafePointer<UInt8>?
  }

  private init(size: Int) {
    // A document of ten megabytes takes a tenth of a second.
    deadline = ContinuousClock.now + .seconds(5) + .milliseconds(size / 1000)
    nodes.reserveCapacity(size / 64)
    text.reserveCapacity(size)
  }

  /// What parsing gave.
  struct Outcome {
    var tree: XMLTree
    /// Which bound was met, or nil.
    var limit: String?
    var isWellFormed: Bool
  }

  /// The tree of `source`, which must be UTF-8, as far as it can be told.
  static func tree(of source: [UInt8], repair: XMLRepair? = nil) -> Outcome {
    let builder = XMLTreeBuilder(size: source.count)
    let isWellFormed = builder.parse(source)
    builder.close(at: source.count)
    let tree = XMLTree(
      nodes: builder.nodes, names: builder.names, attributes: builder.attributes,
      text: builder.text, source: source, repair: repair ?? builder.fault)
    return Outcome(tree: tree, limit: builder.limit, isWellFormed: isWellFormed)
  }

  private func parse(_ source: [UInt8]) -> Bool {
    guard let context = xmlNewParserCtxt() else { return false }
    defer { xmlFreeParserCtxt(context) }
    self.context = context
    xmlDictSetLimit(context.pointee.dict, Self.mostNames)
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOCDATA.rawValue
      | XML_PARSE_BIG_LINES.rawValue
    context.pointee.sax.pointee = Self.handler
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    // Without the name of an encoding it is taken for UTF-8, and not converted from UTF-8 to UTF-8.
    let document = source.withUnsafeBytes {
      xmlCtxtReadMemory(
        context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: $0.count),
        nil, nil, Int32(options))
    }
    if let document { xmlFreeDoc(document) }
    if context.pointee.wellFormed == 0, fault == nil {
      let message = context.pointee.lastError.message.map { String(cString: $0) } ?? "it is damaged"
      fault = XMLRepair(
        message: message.split(separator: "\n").joined(separator: " "),
        line: Int(context.pointee.lastError.line))
    }
    return context.pointee.wellFormed != 0
  }

  /// Ends what is still open at the end of the document.
  private func close(at end: Int) {
    while let index = open.popLast() {
      nodes[Int(index)].end = Int32(nodes.count)
      nodes[Int(index)].source = nodes[Int(index)].source.lowerBound..<Int32(end)
    }
  }

  // MARK: Events

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { data, local, prefix, uri, _, _, count, _, attributes in
      XMLTreeBuilder.of(data)?.startElement(
        NameKey(local: local, prefix: prefix, uri: uri), count: Int(count), attributes)
    }
    handler.endElementNs = { data, _, _, _ in XMLTreeBuilder.of(data)?.endElement() }
    handler.characters = { data, text, count in
      guard let text else { return }
      XMLTreeBuilder.of(data)?.append(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.reference = { data, name in
      guard let name, let entity = htmlEntityLookup(name) else { return }
      XMLTreeBuilder.of(data)?.append(scalar: entity.pointee.value)
    }
    return handler
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
    data.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The number of bytes that the parser has used up.
  private var offset: Int32 {
    guard let input = context?.pointee.input else { return 0 }
    return Int32(
      clamping: Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base))
  }

  private func startElement(
    _ key: NameKey, count: Int, _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    isTextOpen = false
    if nodes.count & 0xFFF == 0, ContinuousClock.now > deadline { stop("time") }
    if nodes.count >= Self.mostNodes { stop("number of elements") }
    if open.count >= Self.largestDepth { stop("depth of elements") }
    let firstAttribute = Int32(attributes.count)
    for index in 0..<min(count, Self.mostAttributes) {
      guard let values, let start = values[5 * index + 3], let end = values[5 * index + 4] else {
        continue
      }
      let from = Int32(text.count)
      text.append(contentsOf: UnsafeBufferPointer(start: start, count: max(0, end - start)))
      let name = self.name(
        NameKey(
          local: values[5 * index], prefix: values[5 * index + 1], uri: values[5 * index + 2]))
      attributes.append(XMLTree.Attribute(name: name, value: from..<Int32(text.count)))
    }
    open.append(Int32(nodes.count))
    nodes.append(
      XMLTree.Node(
        name: name(key), end: Int32(nodes.count + 1),
        content: firstAttribute..<Int32(attributes.count), source: openingBracket..<offset))
  }

  /// The offset of the `<` of the tag that the parser is in.
  private var openingBracket: Int32 {
    guard let input = context?.pointee.input, let base = input.pointee.base,
      var cursor = input.pointee.cur
    else { return offset }
    let end = cursor
    while cursor > base, cursor.pointee != UInt8(ascii: "<") { cursor -= 1 }
    return offset - Int32(end - cursor)
  }

  private func endElement() {
    isTextOpen = false
    guard let index = open.popLast() else { return }
    nodes[Int(index)].end = Int32(nodes.count)
    nodes[Int(index)].source = nodes[Int(index)].source.lowerBound..<offset
  }

  private func append(scalar value: UInt32) {
    guard let scalar = Unicode.Scalar(value), let utf8 = UTF8.encode(scalar) else { return }
    Array(utf8).withUnsafeBufferPointer { append($0) }
  }

  private func append(_ characters: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty else { return }
    let from = Int32(text.count)
    text.append(contentsOf: characters)
    let to = Int32(text.count)
    if isTextOpen {
      nodes[nodes.count - 1].content = nodes[nodes.count - 1].content.lowerBound..<to
      return
    }
    nodes.append(
      XMLTree.Node(name: -1, end: Int32(nodes.count + 1), content: from..<to, source: 0..<0))
    isTextOpen = true
  }

  private func stop(_ limit: String) {
    guard self.limit == nil, let context else { return }
    self.limit = limit
    xmlStopParser(context)
  }

  private func name(_ key: NameKey) -> Int32 {
    if let index = nameIndex[key] { return index }
    let local = key.local.map { String(cString: $0) } ?? ""
    let space: XMLNamespace
    if let uri = key.uri {
      space = XMLNamespace(uri: String(cString: uri))
    } else if let prefix = key.prefix {
      space = XMLNamespace(prefix: String(cString: prefix))
    } else {
      space = .none
    }
    let index = Int32(names.count)
    names.append(XMLTree.Name(space: space, local: local))
    nameIndex[key] = index
    return index
  }
}
