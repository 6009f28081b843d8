/// An element of an XML document.
struct XMLElement: Sendable {
  let tree: XMLTree
  let index: Int

  private var node: XMLTree.Node { tree.nodes[index] }

  /// Its name without a prefix.
  var name: String { tree.names[Int(node.name)].local }
  /// The same in lower case.
  var foldedName: String { tree.names[Int(node.name)].folded }
  /// The namespace of its name.
  var space: XMLNamespace { tree.names[Int(node.name)].space }

  /// Whether it has that name.
  func isNamed(_ name: String, in space: XMLNamespace) -> Bool {
    let own = tree.names[Int(node.name)]
    return own.space == space && own.local == name
  }

  /// Its child elements, in order.
  var children: some Sequence<XMLElement> {
    sequence(state: index + 1) { [tree, end = Int(node.end)] next in
      while next < end {
        let index = next
        next = Int(tree.nodes[index].end)
        if tree.nodes[index].name >= 0 { return XMLElement(tree: tree, index: index) }
      }
      return nil
    }
  }

  /// The first child of that name.
  func child(_ name: String, in space: XMLNamespace) -> XMLElement? {
    children.first { $0.isNamed(name, in: space) }
  }

  /// The children of that name.
  func children(_ name: String, in space: XMLNamespace) -> [XMLElement] {
    children.filter { $0.isNamed(name, in: space) }
  }

  /// All elements below it, in order.
  var descendants: some Sequence<XMLElement> {
    (index + 1..<Int(node.end)).lazy.filter { tree.nodes[$0].name >= 0 }.map {
      XMLElement(tree: tree, index: $0)
    }
  }

  /// The value of the attribute of that name and no namespace.
  subscript(attribute: String) -> String? { value(of: attribute, in: .none) }

  /// The value of an attribute.
  func value(of attribute: String, in space: XMLNamespace) -> String? {
    for index in node.content {
      let candidate = tree.attributes[Int(index)]
      let name = tree.names[Int(candidate.name)]
      if name.space == space, name.local == attribute { return string(candidate.value) }
    }
    return nil
  }

  /// Its attributes as they were given, without those of namespaces.
  var plainAttributes: [(name: String, value: String)] {
    node.content.compactMap { index in
      let attribute = tree.attributes[Int(index)]
      let name = tree.names[Int(attribute.name)]
      return name.space == .none ? (name.local, string(attribute.value)) : nil
    }
  }

  /// All text in it, that of the elements below included.
  var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The same as UTF-8.
  var utf8: ArraySlice<UInt8> {
    let texts = (index + 1..<Int(node.end)).filter { tree.nodes[$0].name < 0 }
    if texts.count == 1 { return bytes(tree.nodes[texts[0]].content) }
    return texts.reduce(into: []) { $0 += bytes(tree.nodes[$1].content) }
  }

  /// Whether an element stands below it.
  var hasChildren: Bool { children.first { _ in true } != nil }

  /// The bytes of the document that it takes up.
  var source: ArraySlice<UInt8> {
    tree.source[Int(node.source.lowerBound)..<Int(node.source.upperBound)]
  }

  /// Where it begins in the document.
  var offset: Int { Int(node.source.lowerBound) }

  /// A node below it, for one who walks the tree: an element, or text.
  enum Content {
    case element(XMLElement)
    case text(String)
  }

  /// What stands directly in it, in order.
  var contents: [Content] {
    var contents: [Content] = []
    var next = index + 1
    while next < Int(node.end) {
      let child = tree.nodes[next]
      contents.append(
        child.name < 0
          ? .text(string(child.content)) : .element(XMLElement(tree: tree, index: next)))
      next = Int(child.end)
    }
    return contents
  }

  private func string(_ range: Range<Int32>) -> String {
    String(decoding: bytes(range), as: UTF8.self)
  }

  private func bytes(_ range: Range<Int32>) -> ArraySlice<UInt8> {
    tree.text[Int(range.lowerBound)..<Int(range.upperBound)]
  }
}
