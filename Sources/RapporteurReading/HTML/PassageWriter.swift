internal import RapporteurCore

/// Writes the text of a report from the runs of text of a page, and keeps where each byte came from.
///
/// White space is one space, except in preformatted text; between two blocks stands an empty line,
/// between two items of a list or two rows of a table a line feed.
struct PassageWriter {
  /// The text written so far.
  private(set) var text: [UInt8] = []
  /// Its blocks.
  private(set) var blocks: [Block] = []
  /// Where it came from, in the bytes of the source.
  private(set) var places = SourcePlaces()

  private let tree: HTMLTree
  private let decoding: PageDecoding
  private let isSilent: [Bool]
  /// The end of the last block, or nil while white space has been written behind it.
  private var pendingSpace: Range<Int>?
  private var hint = 0

  init(tree: HTMLTree, decoding: PageDecoding, isSilent: [Bool]) {
    self.tree = tree
    self.decoding = decoding
    self.isSilent = isSilent
  }

  /// Adds a block made of the runs of text in `nodes`; nothing if there is only white space.
  mutating func add(_ kind: Block.Kind, nodes: Range<Int>, isPreformatted: Bool = false) {
    let before = text.count
    let separator =
      text.isEmpty
      ? 0 : (kind == .list || kind == .table) && blocks.last?.kind == kind ? 1 : 2
    for _ in 0..<separator { text.append(0x0A) }
    let start = text.count
    pendingSpace = nil
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = tree.nodes[index]
      if isSilent[index] {
        index = max(index + 1, Int(node.end))
        continue
      }
      if node.tag == .text {
        if isPreformatted {
          copyLines(tree.textRange(of: index), from: start)
        } else {
          copy(tree.textRange(of: index), from: start)
        }
      } else if node.tag == .br || node.tag == .td || node.tag == .th {
        if pendingSpace == nil { pendingSpace = 0..<0 }
      }
      index += 1
    }
    if text.count == start {
      text.removeLast(text.count - before)
      return
    }
    blocks.append(Block(kind, Span(start, text.count)))
  }

  /// Adds the headline: from its place on the page, or as the metadata have it.
  mutating func addHeadline(_ title: PageTitle) {
    if let node = title.node {
      return add(.headline, nodes: node..<Int(tree.nodes[node].end))
    }
    let start = text.count
    text += Array(title.text.utf8)
    blocks.append(Block(.headline, Span(start, text.count)))
    if let place = decoding.firstPlace(of: Array(title.text.utf8)) {
      self.place(
        .init(
          textStart: start, textCount: text.count - start, sourceStart: place,
          sourceCount: text.count - start, isExact: true))
    }
  }

  /// Copies a run of text with its white space collapsed.
  private mutating func copy(_ range: Range<Int>, from start: Int) {
    var index = range.lowerBound
    while index < range.upperBound {
      let width = spaceWidth(at: index, limit: range.upperBound)
      if width > 0 {
        let first = index
        index += width
        if let pending = pendingSpace, !pending.isEmpty, pending.upperBound == first {
          pendingSpace = pending.lowerBound..<index
        } else if pendingSpace == nil || pendingSpace?.isEmpty == true {
          pendingSpace = first..<index
        }
        continue
      }
      let first = index
      index += 1
      while index < range.upperBound, tree.text[index] > 0x20, tree.text[index] < 0x80 {
        index += 1
      }
      if tree.text[first] >= 0x80 {
        while index < range.upperBound, tree.text[index] & 0xC0 == 0x80 { index += 1 }
      }
      if let pending = pendingSpace, text.count > start {
        write(0x20, from: pending)
      }
      pendingSpace = nil
      write(first..<index)
    }
  }

  /// Copies preformatted text; only trailing white space is left for what follows.
  private mutating func copyLines(_ range: Range<Int>, from start: Int) {
    var end = range.upperBound
    while end > range.lowerBound, tree.text[end - 1] <= 0x20 { end -= 1 }
    var first = range.lowerBound
    if text.count == start {
      while first < end, tree.text[first] <= 0x20 { first += 1 }
    } else if let pending = pendingSpace {
      write(pending)
    }
    pendingSpace = nil
    write(first..<end)
    if end < range.upperBound, text.count > start { pendingSpace = end..<range.upperBound }
  }

  /// The width of the white space at `index`, 0 if there is none: ASCII, or a no-break space.
  private func spaceWidth(at index: Int, limit: Int) -> Int {
    let byte = tree.text[index]
    if byte <= 0x20 || byte == 0x7F { return 1 }
    if byte == 0xC2, index + 1 < limit {
      let next = tree.text[index + 1]
      return next == 0xA0 || next == 0x85 || next < 0xA0 ? 2 : next == 0xAD ? 0 : 0
    }
    if byte == 0xE2, index + 2 < limit, tree.text[index + 1] == 0x80 {
      let last = tree.text[index + 2]
      // U+2000 to U+200B, U+2028, U+2029, U+202F.
      return last <= 0x8B || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0
    }
    if byte == 0xEF, index + 2 < limit, tree.text[index + 1] == 0xBB, tree.text[index + 2] == 0xBF {
      return 3
    }
    return 0
  }

  /// Writes one byte that stands for the bytes of the tree's text in `range`.
  private mutating func write(_ byte: UInt8, from range: Range<Int>) {
    let start = text.count
    text.append(byte)
    guard !range.isEmpty,
      let source = tree.places.source(of: Span(range.lowerBound, range.upperBound))
    else { return }
    place(
      .init(
        textStart: start, textCount: 1, sourceStart: source.lowerBound, sourceCount: source.count,
        isExact: source.count == 1))
  }

  /// Writes the bytes of the tree's text in `range` as they are.
  private mutating func write(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let start = text.count
    text.append(contentsOf: tree.text[range])
    let runs = tree.places.runs
    if hint >= runs.count || runs[hint].textStart > range.lowerBound
      || runs[hint].textStart + runs[hint].textCount <= range.lowerBound
    {
      hint = tree.places.firstRun(after: range.lowerBound)
    }
    var index = hint
    while index < runs.count, runs[index].textStart < range.upperBound {
      var run = runs[index]
      let first = max(run.textStart, range.lowerBound)
      let last = min(run.textStart + run.textCount, range.upperBound)
      if run.isExact {
        run.sourceStart += first - run.textStart
        run.sourceCount = last - first
      }
      run.textStart = start + first - range.lowerBound
      run.textCount = last - first
      place(run)
      index += 1
    }
    hint = max(0, index - 1)
  }

  private mutating func place(_ run: SourcePlaces.Run) {
    for piece in decoding.source(of: run) { places.append(piece) }
  }
}
