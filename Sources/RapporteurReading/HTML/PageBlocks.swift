internal import RapporteurCore

/// A stretch of a page that stands on lines of its own: a paragraph, a heading, an item, a cell.
struct PageBlock {
  /// What a block stands in.
  struct Place: OptionSet, Hashable {
    let rawValue: UInt32

    static let heading = Place(rawValue: 1)
    static let item = Place(rawValue: 2)
    static let quote = Place(rawValue: 4)
    static let table = Place(rawValue: 8)
    static let caption = Place(rawValue: 16)
    static let paragraph = Place(rawValue: 32)
    static let furniture = Place(rawValue: 64)
    static let body = Place(rawValue: 128)
    static let pre = Place(rawValue: 1024)
    static let article = Place(rawValue: 2048)
    static let figure = Place(rawValue: 4096)
    static let aside = Place(rawValue: 8192)
    static let comments = Place(rawValue: 16384)
  }

  /// The nodes from its first run of text to after its last.
  var nodes: Range<Int>
  /// The innermost element with lines of its own that it stands in.
  var owner: Int
  /// What it stands in.
  var place: Place
  /// The number of bytes that are no white space.
  var count = 0
  /// How many of them stand in links.
  var linkCount = 0
  /// The number of full stops and commas.
  var stops = 0

  /// The share of it that stands in links.
  var linkDensity: Double { Double(linkCount) / Double(max(1, count)) }

  /// How much of it counts as prose: no single block is more than a long paragraph.
  var prose: Double {
    stops > 0 && count > 60 && linkDensity < 0.5 ? Double(min(count, 1500)) : 0
  }
}

/// Cuts a page into blocks.
struct PageBlocks {
  /// The blocks in the order of the page.
  private(set) var blocks: [PageBlock] = []
  /// For each node what its class and identifier say.
  private(set) var roles: [PageVocabulary.Roles]
  /// Whether nothing in a node is read: it is hidden, a script or a control.
  private(set) var isSilent: [Bool]

  private let tree: HTMLTree
  private var current: PageBlock?
  /// The bytes of prose before each node, for those of them that stand in no link.
  private var prose: [Int32] = []
  private var firstBlocks: [Int32] = []

  /// The blocks of the tree.
  /// - Complexity: O(n).
  init(of tree: HTMLTree, vocabulary: PageVocabulary = .shared) {
    self.tree = tree
    roles = Array(repeating: [], count: tree.nodes.count)
    isSilent = Array(repeating: false, count: tree.nodes.count)
    blocks.reserveCapacity(tree.nodes.count / 8)
    countProse(vocabulary)
    cut()
    indexBlocks()
  }

  /// Finds the roles of all elements, and counts the text that reads like prose: a run of some
  /// length with a full stop or a comma, in no comment and no link, and none for more than a long
  /// paragraph.
  private mutating func countProse(_ vocabulary: PageVocabulary) {
    prose.reserveCapacity(tree.nodes.count + 1)
    var total: Int32 = 0
    var silentEnd: Int32 = 0
    for index in tree.nodes.indices {
      prose.append(total)
      let node = tree.nodes[index]
      if node.tag != .text {
        if node.first < node.last { roles[index] = names(of: index, vocabulary) }
        if node.tag.isSilent || (roles[index].contains(.comments) && node.tag.isPart) {
          silentEnd = max(silentEnd, node.end)
        }
        continue
      }
      let count = node.last - node.first
      guard index >= silentEnd, count > 50, tree.nodes[Int(node.parent)].tag != .a else { continue }
      let text = tree.text[tree.textRange(of: index)]
      if text.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }) {
        total += min(count, 1500)
      }
    }
    prose.append(total)
  }

  /// The share of the page's prose that stands in a node.
  private func share(of index: Int) -> Double {
    let total = prose[tree.nodes.count]
    return Double(prose[Int(tree.nodes[index].end)] - prose[index]) / Double(max(1, total))
  }

  /// Names do not make furniture of what has so great a share of a page's prose.
  private static let most = 0.4

  /// The elements that are open and what they mean for the text in them.
  private struct Frame {
    var end: Int
    var place: PageBlock.Place
    var isLink: Bool
    var isBlock: Bool
    var owner: Int
  }

  private mutating func cut() {
    var frames = [
      Frame(end: tree.nodes.count, place: [], isLink: false, isBlock: true, owner: 0)
    ]
    var index = 1
    var breaks = 0
    while index < tree.nodes.count {
      while let top = frames.last, frames.count > 1, top.end <= index {
        frames.removeLast()
        if top.isBlock { flush() }
      }
      let node = tree.nodes[index]
      let frame = frames[frames.count - 1]
      if node.tag == .text {
        if add(index, in: frame) { breaks = 0 }
        index += 1
        continue
      }
      if node.tag == .br {
        breaks += 1
        if breaks == 2 { flush() }
        index += 1
        continue
      }
      let isSuspect = node.tag.isControl || isHidden(index)
      if node.tag.isSilent || (isSuspect && share(of: index) < Self.most) {
        isSilent[index] = true
        index = Int(node.end)
        continue
      }
      if startsLine(index) {
        flush()
        breaks = 0
      }
      if Int(node.end) > index + 1 {
        frames.append(self.frame(of: index, in: frame))
      }
      index += 1
    }
    flush()
  }

  /// Whether an element stands on lines of its own; a cell does if there is prose in it, and is else
  /// a part of its row.
  private func startsLine(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    guard node.tag == .td || node.tag == .th else { return node.tag.isBlock }
    return prose[Int(node.end)] - prose[index] > 200
  }

  private func names(of index: Int, _ vocabulary: PageVocabulary) -> PageVocabulary.Roles {
    var found: PageVocabulary.Roles = []
    let node = tree.nodes[index]
    for slot in Int(node.first)..<Int(node.last) {
      let attribute = tree.attributes[slot]
      switch attribute.name {
      case .class, .id, .dataTestid:
        found.formUnion(
          vocabulary.roles(of: tree.values[Int(attribute.first)..<Int(attribute.last)]))
      case .itemprop:
        let value = tree.values[Int(attribute.first)..<Int(attribute.last)]
        if value.elementsEqual("articleBody".utf8) { found.insert(.body) }
      default: break
      }
    }
    return found
  }

  private func isHidden(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    for slot in Int(node.first)..<Int(node.last) {
      let attribute = tree.attributes[slot]
      switch attribute.name {
      case .hidden:
        return true
      case .ariaHidden:
        if tree.values[Int(attribute.first)..<Int(attribute.last)].elementsEqual("true".utf8) {
          return true
        }
      case .style:
        if hides(tree.values[Int(attribute.first)..<Int(attribute.last)]) { return true }
      default: break
      }
    }
    return false
  }

  /// Whether a style says `display: none` or `visibility: hidden`.
  private func hides(_ style: ArraySlice<UInt8>) -> Bool {
    guard style.contains(UInt8(ascii: "y")), style.contains(UInt8(ascii: ":")) else { return false }
    var folded: [UInt8] = []
    folded.reserveCapacity(style.count)
    for byte in style where byte != 0x20 {
      folded.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    }
    return folded.has("display:none") || folded.has("visibility:hidden")
  }

  private func frame(of index: Int, in outer: Frame) -> Frame {
    let node = tree.nodes[index]
    let roles = roles[index]
    var frame = Frame(
      end: Int(node.end), place: outer.place, isLink: outer.isLink || node.tag == .a,
      isBlock: startsLine(index), owner: node.tag.isBlock ? index : outer.owner)
    switch node.tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: frame.place.insert(.heading)
    case .li, .dd, .dt: frame.place.insert(.item)
    case .blockquote: frame.place.insert(.quote)
    case .table: frame.place.insert(.table)
    // A cell with prose in it lays out a page, and is no part of a table.
    case .td, .th: if startsLine(index) { frame.place.remove(.table) }
    case .figcaption, .caption: frame.place.insert(.caption)
    case .figure: frame.place.insert(.figure)
    case .p: frame.place.insert(.paragraph)
    case .pre: frame.place.insert(.pre)
    case .nav, .footer, .form: if share(of: index) < Self.most { frame.place.insert(.furniture) }
    case .aside: if share(of: index) < Self.most { frame.place.insert(.aside) }
    case .article, .main: frame.place.insert(.article)
    default: break
    }
    guard node.tag != .body, node.tag != .html else { return frame }
    if roles.contains(.body) { frame.place.insert(.body) }
    if roles.contains(.caption) { frame.place.insert(.caption) }
    guard !roles.contains(.body), node.tag.isPart else { return frame }
    if roles.contains(.comments), share(of: index) < 0.2 {
      frame.place.formUnion([.comments, .furniture])
    }
    if roles.contains(.furniture), share(of: index) < Self.most { frame.place.insert(.furniture) }
    return frame
  }

  /// Adds a run of text to the block; false if it is only white space.
  private mutating func add(_ index: Int, in frame: Frame) -> Bool {
    var (count, stops) = (0, 0)
    tree.text.withUnsafeBufferPointer { text in
      for byte in UnsafeBufferPointer(rebasing: text[tree.textRange(of: index)]) {
        count += byte > 0x20 ? 1 : 0
        stops += byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") ? 1 : 0
      }
    }
    guard count > 0 else { return false }
    var block =
      current
      ?? PageBlock(nodes: index..<index, owner: frame.owner, place: frame.place)
    block.nodes = block.nodes.lowerBound..<(index + 1)
    block.place.formUnion(frame.place)
    block.count += count
    block.stops += stops
    if frame.isLink { block.linkCount += count }
    current = block
    return true
  }

  private mutating func flush() {
    if let current { blocks.append(current) }
    current = nil
  }

  /// The indices of the blocks that start in `node`.
  /// - Complexity: O(1).
  func blocks(in node: Int) -> Range<Int> {
    Int(firstBlocks[node])..<Int(firstBlocks[Int(tree.nodes[node].end)])
  }

  /// Notes for each node the first block that starts at it or after it.
  private mutating func indexBlocks() {
    firstBlocks.reserveCapacity(tree.nodes.count + 1)
    var block = 0
    for node in 0...tree.nodes.count {
      while block < blocks.count, blocks[block].nodes.lowerBound < node { block += 1 }
      firstBlocks.append(Int32(block))
    }
  }
}
