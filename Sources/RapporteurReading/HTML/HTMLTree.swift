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
  func string(in node: Int) -> String { string(in: node..<Int(nodes[node].end)) }

  /// The text in a range of nodes, white space as one space and none at the ends.
  func string(in range: Range<Int>) -> String {
    String(decoding: collapsed(in: range), as: UTF8.self)
  }

  /// The same as UTF-8.
  func collapsed(in range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in range {
      let node = nodes[index]
      if node.tag == .text {
        bytes.append(contentsOf: text[textRange(of: index)])
      } else if node.tag.isBlock || node.tag == .br {
        bytes.append(0x20)
      }
    }
    Self.collapse(&bytes)
    return bytes
  }

  /// `string` with white space as one space and none at the ends.
  static func collapsed(_ string: String) -> String {
    var bytes = Array(string.utf8)
    collapse(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Makes white space in UTF-8 one space, and none at the ends.
  private static func collapse(_ bytes: inout [UInt8]) {
    let count = bytes.withUnsafeMutableBufferPointer { bytes in
      var (from, to) = (0, 0)
      var isPending = false
      while from < bytes.count {
        let width = spaceWidth(UnsafeBufferPointer(bytes), at: from)
        if width > 0 {
          isPending = to > 0
          from += width
          continue
        }
        if isPending {
          bytes[to] = 0x20
          to += 1
          isPending = false
        }
        bytes[to] = bytes[from]
        to += 1
        from += 1
      }
      return to
    }
    bytes.removeLast(bytes.count - count)
  }

  /// The width of the white space at `index` of UTF-8, 0 if there is none: controls and spaces of
  /// ASCII, no-break spaces, the spaces of U+2000 to U+200B, separators, a byte order mark.
  @inline(__always)
  static func spaceWidth(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 || byte == 0x7F { return 1 }
    guard byte >= 0xC2, index + 1 < bytes.count else { return 0 }
    let next = bytes[index + 1]
    // U+0080 to U+00A0; the controls have no business in a text.
    if byte == 0xC2 { return next <= 0xA0 ? 2 : 0 }
    guard index + 2 < bytes.count else { return 0 }
    let last = bytes[index + 2]
    if byte == 0xE2, next == 0x80 {
      return last <= 0x8B || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0
    }
    if byte == 0xE2, next == 0x81 { return last == 0x9F ? 3 : 0 }
    if byte == 0xE3, next == 0x80 { return last == 0x80 ? 3 : 0 }
    if byte == 0xEF, next == 0xBB { return last == 0xBF ? 3 : 0 }
    return 0
  }
}
