internal import RapporteurCore

/// A text and its blocks, before it becomes part of a report.
struct MarkedPassage: Sendable {
  var text: [UInt8]
  var blocks: [Block]

  init(text: [UInt8] = [], blocks: [Block] = []) {
    self.text = text
    self.blocks = blocks
  }

  init(_ passage: FeedItem.Passage) {
    self.init()
    if passage.isHTML { append(html: passage.utf8) } else { append(plain: passage.utf8) }
  }

  /// Adds text that is HTML.
  mutating func append(html: String) { append(html: Array(html.utf8)[...]) }

  /// The same of UTF-8.
  mutating func append(html: ArraySlice<UInt8>) {
    guard let passage = try? HTMLReader(input: "").passage(of: html) else { return }
    append(passage.text, passage.blocks)
  }

  /// Adds text as it is, in paragraphs.
  mutating func append(plain: String) { append(plain: Array(plain.utf8)[...]) }

  /// The same of UTF-8.
  mutating func append(plain: ArraySlice<UInt8>) {
    let text = ReportText(decoding: Array(plain))
    append(text.utf8, Paragraphs(text: text).blocks(in: text.span))
  }

  /// Adds a text of its own block.
  mutating func append(_ kind: Block.Kind, _ plain: String) {
    let text = HTMLTree.collapsed(plain)
    guard !text.isEmpty else { return }
    append(Array(text.utf8), [Block(kind, Span(0, text.utf8.count))])
  }

  private mutating func append(_ other: [UInt8], _ otherBlocks: [Block]) {
    guard !text.isEmpty else {
      (text, blocks) = (other, otherBlocks)
      return
    }
    if !other.isEmpty { text += [0x0A, 0x0A] }
    let start = text.count
    text += other
    blocks += otherBlocks.map {
      Block($0.kind, Span($0.span.start + start, $0.span.end + start))
    }
  }
}

extension FeedItem.Passage {
  /// The text on one line without markup; nil if there is none.
  var plain: String? {
    let utf8 = isHTML ? MarkedPassage(self).text[...] : utf8
    return HTMLTree.collapsed(String(decoding: utf8, as: UTF8.self)).trimmedOrNil
  }

  init(text: String, isHTML: Bool) {
    self.init(utf8: Array(text.utf8)[...], isHTML: isHTML)
  }
}

extension String {
  /// The string without white space around it; nil if nothing is left.
  var trimmedOrNil: String? {
    let isSpace = { (scalar: Unicode.Scalar) in ReportText.isSpace(scalar) }
    guard let first = unicodeScalars.firstIndex(where: { !isSpace($0) }),
      let last = unicodeScalars.lastIndex(where: { !isSpace($0) })
    else { return nil }
    return String(unicodeScalars[first...last])
  }
}

extension Report {
  /// Creates a report of a headline and a text with blocks; both were read apart from each other.
  init(id: String, format: String, headline: String?, passage: MarkedPassage?) {
    var whole = MarkedPassage()
    if let headline { whole.append(.headline, headline) }
    if let passage {
      let start = whole.text.isEmpty ? 0 : whole.text.count + 2
      if start > 0, !passage.text.isEmpty { whole.text += [0x0A, 0x0A] }
      whole.text += passage.text
      whole.blocks += passage.blocks.map {
        Block($0.kind, Span($0.span.start + start, $0.span.end + start))
      }
    }
    self.init(
      id: id, format: format, text: ReportText(decoding: whole.text), blocks: whole.blocks)
    self.headline = headline
  }

  /// Takes the dateline from the first paragraph, and the agency that it names.
  ///
  /// With `isKept` it stays part of the paragraph.
  mutating func takeDateline(isKept: Bool) {
    guard let index = blocks.firstIndex(where: { $0.kind == .paragraph }) else { return }
    let body = Span(blocks[index].span.start, text.utf8.count)
    guard let dateline = Dateline(in: text, body: body) else { return }
    self.dateline = self.dateline ?? dateline.text
    if publisher == nil { publisher = dateline.agency }
    if !isKept, dateline.end < blocks[index].span.end { blocks[index].span.start = dateline.end }
  }
}
