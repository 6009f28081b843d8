internal import RapporteurCore

/// Finds the article in a page: the element that holds it, and the blocks in that which are its own.
///
/// Every block has a weight: what reads like prose speaks for the elements it stands in, links and
/// furniture speak against them. The element with the greatest sum is the article's; elements whose
/// names say that they hold an article's body outweigh others. If that leaves out most of the page's
/// prose, the names were wrong, and it is done again without them. Within the element furniture is
/// left out: by names, links, words, and what is said twice.
///
/// The constants were tuned on two thirds of WCXB's pages on 22 November 2026.
struct ArticleFinder {
  private let tree: HTMLTree
  private let page: PageBlocks
  private let phrases = FurniturePhrases.shared

  /// The element that holds the article.
  private(set) var container = 0
  /// The indices of the blocks that make up the article, in order.
  private(set) var kept: [Int] = []
  /// The blocks of the container.
  private var range = 0..<0
  /// Whether names are not believed, but for those of comments.
  private var isLenient = false

  init(tree: HTMLTree, page: PageBlocks) {
    self.tree = tree
    self.page = page
    chooseContainer()
    if proseKept() < 0.3 * proseOfPage() {
      isLenient = true
      chooseContainer()
    }
    kept = range.filter { isOwn(page.blocks[$0]) }
    dropRepeated()
    dropLines()
    dropOpening()
    dropSections()
    dropEmptyHeadings()
  }

  // MARK: The container

  /// Whether a block is furniture as far as names are believed.
  private func isFurniture(_ block: PageBlock) -> Bool {
    block.place.contains(isLenient ? .comments : .furniture)
  }

  /// What a block says for the elements it stands in.
  private func weight(of block: PageBlock) -> Double {
    let count = Double(block.count)
    let density = block.linkDensity
    if isFurniture(block) || block.place.contains(.aside) { return -min(count, 300) * 0.3 }
    if density > 0.5 { return -min(count, 200) * 0.5 - 5 }
    if block.place.contains(.heading) { return 10 }
    if block.stops > 0, block.count > 60 { return count * (1 - density) }
    if !block.place.isDisjoint(with: [.paragraph, .item]) {
      return block.count > 25 ? count * 0.5 * (1 - density) : 0
    }
    if block.place.contains(.table) { return count * 0.3 * (1 - density) }
    return block.count > 60 ? count * 0.5 : 0
  }

  /// Chooses the element whose blocks have the greatest weight together; of several the innermost.
  private mutating func chooseContainer() {
    let weights = page.blocks.map(weight)
    var (total, bodyTotal) = (0.0, 0.0)
    for (block, weight) in zip(page.blocks, weights) where weight > 0 {
      total += weight
      if block.place.contains(.body) { bodyTotal += weight }
    }
    let hasBody = !isLenient && bodyTotal > 0.4 * total && bodyTotal > 200
    var running: [Double] = [0]
    running.reserveCapacity(weights.count + 1)
    var sum = 0.0
    for (block, weight) in zip(page.blocks, weights) {
      let isOutside = hasBody && weight > 0 && !block.place.contains(.body)
      sum += isOutside ? weight * -0.1 : weight
      running.append(sum)
    }
    container = 0
    range = page.blocks.indices
    var best = 0.0
    for node in tree.nodes.indices where tree.nodes[node].tag != .text {
      let blocks = page.blocks(in: node)
      guard !blocks.isEmpty else { continue }
      let sum = running[blocks.upperBound] - running[blocks.lowerBound]
      guard sum > best || (sum == best && sum > 0 && node < Int(tree.nodes[container].end)) else {
        continue
      }
      (container, range, best) = (node, blocks, sum)
    }
  }

  /// How much prose there is in the page that could be an article's.
  private func proseOfPage() -> Double {
    page.blocks.reduce(0) { $0 + ($1.place.contains(.comments) ? 0 : $1.prose) }
  }

  private func proseKept() -> Double {
    page.blocks[range].reduce(0) { $0 + (isFurniture($1) ? 0 : $1.prose) }
  }

  // MARK: What is left out

  private func isOwn(_ block: PageBlock) -> Bool {
    if isFurniture(block) { return false }
    return block.linkDensity <= 0.8 || block.count >= 200 || block.place.contains(.paragraph)
  }

  /// Leaves out what a page has twice, once for wide screens and once for narrow ones.
  private mutating func dropRepeated() {
    var seen: Set<UInt64> = []
    kept = kept.filter { index in
      let block = page.blocks[index]
      return block.count < 60 || seen.insert(fingerprint(of: block)).inserted
    }
  }

  /// A number that two blocks share if they say the same (FNV-1a over what is no white space).
  private func fingerprint(of block: PageBlock) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    tree.text.withUnsafeBufferPointer { text in
      for node in block.nodes where tree.nodes[node].tag == .text {
        for index in tree.textRange(of: node) where text[index] > 0x20 {
          hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3
        }
      }
    }
    return hash
  }

  private mutating func dropLines() {
    // Notices of consent stand before or behind all else.
    let ends = Set(kept.prefix(3) + kept.suffix(3))
    kept = kept.filter { index in
      let block = page.blocks[index]
      guard !block.place.contains(.heading) else { return true }
      if block.count < 600, ends.contains(index), phrases.isNotice(folded(index)) { return false }
      return block.count >= 140 || !phrases.isFurniture(folded(index))
    }
  }

  /// Leaves out what stands above the first prose and only says when that was published, or what section it
  /// is in.
  private mutating func dropOpening() {
    var isOpening = true
    kept = kept.filter { index in
      let block = page.blocks[index]
      if isOpening, block.count > 60, block.stops > 0 { isOpening = false }
      guard block.count < 100,
        block.place.isDisjoint(with: [.heading, .item, .table, .quote, .caption])
      else { return true }
      if isOpening, block.count < 60,
        !page.roles[block.owner].isDisjoint(with: [.section, .byline])
      {
        return false
      }
      let line = folded(index)
      return !(StampLine.isStamp(line) && (isOpening || StampLine.isOfPage(line)))
    }
  }

  /// Leaves out headings of which nothing that follows is left: of lists of links.
  private mutating func dropEmptyHeadings() {
    var result: [Int] = []
    for (place, index) in kept.enumerated() {
      let block = page.blocks[index]
      let next = place + 1 < kept.count ? kept[place + 1] : range.upperBound
      let follows = next < range.upperBound ? page.blocks[next] : nil
      let isLast =
        follows.map {
          $0.place.contains(.heading) && heading(of: $0).rank <= heading(of: block).rank
        } ?? true
      if block.place.contains(.heading), isLast, next - index > 2 { continue }
      result.append(index)
    }
    kept = result
  }

  /// Leaves out sections by their headings, as long as they are a small part of the article.
  private mutating func dropSections() {
    let total = kept.reduce(0) { $0 + page.blocks[$1].count }
    var result: [Int] = []
    var place = 0
    while place < kept.count {
      let index = kept[place]
      let block = page.blocks[index]
      guard block.count < 80, phrases.opensFurniture(folded(index)) else {
        result.append(index)
        place += 1
        continue
      }
      if block.place.contains(.heading) {
        let end = endOfSection(at: place)
        let count = kept[(place + 1)..<end].reduce(0) { $0 + page.blocks[$1].count }
        if Double(count) < 0.35 * Double(total) {
          place = end
          continue
        }
        result.append(index)
      } else if block.count >= 40 {
        result.append(index)
      }
      place += 1
    }
    kept = result
  }

  /// The place in `kept` at which the section ends that the heading at `place` opens.
  private func endOfSection(at place: Int) -> Int {
    let own = heading(of: page.blocks[kept[place]])
    let next = place + 1 < kept.count ? page.blocks[kept[place + 1]].nodes.lowerBound : 0
    // The section is the innermost element that goes on behind the heading.
    var section = Int(tree.nodes[own.node].parent)
    while section > container, Int(tree.nodes[section].end) <= next {
      section = Int(tree.nodes[section].parent)
    }
    let limit = Int(tree.nodes[section].end)
    var end = place + 1
    while end < kept.count {
      let block = page.blocks[kept[end]]
      if block.nodes.lowerBound >= limit { break }
      if block.place.contains(.heading), heading(of: block).rank <= own.rank { break }
      end += 1
    }
    return end
  }

  /// The heading element that a block stands in, and its rank, 1 to 6.
  private func heading(of block: PageBlock) -> (node: Int, rank: Int) {
    var node = block.owner
    while node > 0, !tree.nodes[node].tag.isHeading { node = Int(tree.nodes[node].parent) }
    guard node > 0 else { return (block.owner, 7) }
    return (node, Int(tree.nodes[node].tag.rawValue - HTMLTag.h1.rawValue) + 1)
  }

  private func folded(_ index: Int) -> String {
    FurniturePhrases.folded(tree.collapsed(in: page.blocks[index].nodes))
  }
}
