internal import RapporteurCore

/// A page as arrays: one entry for each element and each run of text, in the order of the source.
///
/// A node's descendants are the nodes after it up to its `end`, so that whatever is summed over a
/// subtree is the difference of two running sums.
struct HTMLTree {
  /// An element or a run of text.
  struct Node {
    /// What it is; `.text` for a run of text.
    var tag: HTMLTag
    /// The node that it stands in; the first node, the root, stands in itself.
    var parent: Int32
    /// The node after its last descendant.
    var end: Int32
    /// The first of its bytes in `text`, for an element of its attributes in `attributes`.
    var first: Int32
    /// The entry after the last one.
    var last: Int32
  }

  /// An attribute and the bytes of `values` that its value takes.
  struct Attribute {
    var name: HTMLAttribute
    var first: Int32
    var last: Int32
  }

  /// A bound that a page went beyond.
  enum Limit: String {
    case nodes, depth, work
  }

  /// The nodes in the order of the source.
  var nodes: [Node] = []
  /// The attributes of all elements, in order.
  var attributes: [Attribute] = []
  /// The values of all attributes as UTF-8.
  var values: [UInt8] = []
  /// All text as UTF-8, as it stands in the source but for its character references.
  var text: [UInt8] = []
  /// Where the text came from: ranges of it and of the bytes that were parsed.
  var places = SourcePlaces()
  /// What kept the page from being read to its end, or nil.
  var limit: Limit?

  /// The nodes below `node`.
  func descendants(of node: Int) -> Range<Int> { (node + 1)..<Int(nodes[node].end) }

  /// The bytes of `text` that a run of text has.
  func textRange(of node: Int) -> Range<Int> {
    Int(nodes[node].first)..<Int(nodes[node].last)
  }

  /// The value of an attribute of an element, or nil if it has none.
  func value(_ name: HTMLAttribute, of node: Int) -> String? {
    bytes(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an attribute of an element as UTF-8, or nil if it has none.
  func bytes(_ name: HTMLAttribute, of node: Int) -> ArraySlice<UInt8>? {
    let node = nodes[node]
    guard node.tag != .text else { return nil }
    for index in Int(node.first)..<Int(node.last) where attributes[index].name == name {
      return values[Int(attributes[index].first)..<Int(attributes[index].last)]
    }
    return nil
  }

  /// Whether an element has that attribute, be it empty.
  func has(_ name: HTMLAttribute, _ node: Int) -> Bool { bytes(name, of: node) != nil }

  /// The text in `node`, white space as one space and none at the ends.
  func string(in node: Int) -> String {
    var bytes: [UInt8] = []
    for index in node..<Int(nodes[node].end) {
      if nodes[index].tag == .text {
        bytes += text[textRange(of: index)]
      } else if nodes[index].tag.isBlock || nodes[index].tag == .br {
        bytes.append(0x20)
      }
    }
    return Self.collapsed(String(decoding: bytes, as: UTF8.self))
  }

  /// `string` with white space as one space and none at the ends.
  static func collapsed(_ string: String) -> String {
    var result = ""
    var pending = false
    for scalar in string.unicodeScalars {
      if ReportText.isSpace(scalar) {
        pending = !result.isEmpty
      } else {
        if pending { result.unicodeScalars.append(" ") }
        pending = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
