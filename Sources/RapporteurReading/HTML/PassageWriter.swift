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
    tree.text.withUnsafeBufferPointer { bytes in
      let bytes = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
      var index = range.lowerBound
      while index < bytes.count {
        let width = HTMLTree.spaceWidth(bytes, at: index)
        if width > 0 {
          addSpace(index..<(index + width))
          index += width
          continue
        }
        let first = index
        index = Self.endOfWords(bytes, from: index)
        if let pending = pendingSpace, text.count > start { write(0x20, from: pending) }
        pendingSpace = nil
        write(first..<index)
      }
    }
  }

  /// The end of the words at `index` that have nothing but single spaces between them.
  private static func endOfWords(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    var index = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x20, byte < 0x7F {
        index += 1
        continue
      }
      if byte == 0x20 {
        guard index + 1 < bytes.count, HTMLTree.spaceWidth(bytes, at: index + 1) == 0 else { break }
      } else if byte < 0x20 || byte >= 0x7F, HTMLTree.spaceWidth(bytes, at: index) > 0 {
        break
      }
      index += 1
    }
    return index
  }

  /// Notes white space; what of it lies together in the tree's text is one.
  private mutating func addSpace(_ range: Range<Int>) {
    if let pending = pendingSpace, !pending.isEmpty {
      if pending.upperBound == range.lowerBound {
        pendingSpace = pending.lowerBound..<range.upperBound
      }
    } else {
      pendingSpace = range
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
    if let offset = decoding.shift {
      var run = run
      run.sourceStart += offset
      places.append(run)
    } else {
      for piece in decoding.source(of: run) { places.append(piece) }
    }
  }
}
