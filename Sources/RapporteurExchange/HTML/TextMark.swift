package import RapporteurCore

/// A stretch of a text that a page marks.
package struct TextMark {
  /// The stretch.
  package var span: Span
  /// The classes of the elements that carry it.
  package var classes: String
  /// The identifier for its first element, or nil.
  package var anchor: String?
  /// What stands after its end, HTML for a page that is written here; or nil.
  package var reference: String?
  /// Whether the mark is an underline, which runs through all that it encloses.
  package var isUnderlined = false
  /// Of marks with the same span, those of a lower rank enclose the others.
  package var rank: Int

  /// Creates a mark.
  package init(
    span: Span, classes: String, anchor: String? = nil, reference: String? = nil,
    isUnderlined: Bool = false, rank: Int
  ) {
    self.span = span
    self.classes = classes
    self.anchor = anchor
    self.reference = reference
    self.isUnderlined = isUnderlined
    self.rank = rank
  }

  /// A piece of a marked text; elements are closed in the order of nesting.
  package enum Piece: Sendable {
    /// A stretch of the text.
    case text(String)
    /// An element begins, with its classes and the identifier, if it is a mark's first.
    case open(classes: String, anchor: String?)
    /// The innermost element ends.
    case close
    /// The reference of a mark that has ended.
    case reference(String)
  }
}

extension TextMark {
  /// The HTML of `block` of `text` with `marks` in place, as `pieces` gives them.
  static func html(of text: ReportText, block: Span, marks: [TextMark]) -> String {
    pieces(of: text, block: block, marks: marks).map { piece in
      switch piece {
      case .text(let text): text.htmlEscaped
      case .open(let classes, let anchor):
        "<span class=\"\(classes)\"" + (anchor.map { " id=\"\($0)\"" } ?? "") + ">"
      case .close: "</span>"
      case .reference(let html): html
      }
    }.joined()
  }

  /// `block` of `text` with `marks` in place; every element is closed in the order of nesting.
  ///
  /// Where marks overlap without one enclosing the other, the later one is cut in two at the end
  /// of the earlier one. Marks outside of `block` are left out, and those that cross its bounds cut;
  /// an anchor stands at a mark's first piece, a reference after its last.
  /// - Complexity: O(n log n + n · d), for n marks of which at most d overlap.
  package static func pieces(of text: ReportText, block: Span, marks: [TextMark]) -> [Piece] {
    var waiting = marks.filter {
      $0.span.overlaps(block) || ($0.span.isEmpty && block.contains($0.span.start))
    }
    waiting.sort { a, b in a.span == b.span ? a.rank < b.rank : a.span < b.span }
    var pieces: [Piece] = []
    func add(_ span: Span) {
      if !span.isEmpty { pieces.append(.text(text[span])) }
    }
    var open: [TextMark] = []
    var position = block.start
    var next = 0
    while next < waiting.count || !open.isEmpty {
      let nextEnd = open.map { min($0.span.end, block.end) }.min() ?? block.end
      let nextStart = next < waiting.count ? max(waiting[next].span.start, block.start) : block.end
      let stop = open.isEmpty ? nextStart : min(nextStart, nextEnd)
      add(Span(position, stop))
      position = stop
      if !open.isEmpty, nextEnd <= position {
        close(at: position, block: block, open: &open, into: &pieces)
      } else {
        var mark = waiting[next]
        next += 1
        let isFirst = mark.span.start >= block.start
        pieces.append(.open(classes: mark.classes, anchor: isFirst ? mark.anchor : nil))
        mark.anchor = nil
        open.append(mark)
      }
    }
    add(Span(position, block.end))
    return pieces
  }

  /// Closes the marks that end at `position`, and those within them, which are opened anew.
  private static func close(
    at position: Int, block: Span, open: inout [TextMark], into pieces: inout [Piece]
  ) {
    let hasEnded = { (mark: TextMark) in min(mark.span.end, block.end) <= position }
    guard var outermost = open.firstIndex(where: hasEnded) else { return }
    // A reference stands outside of everything underlined, or it would be underlined too.
    if open.contains(where: { hasEnded($0) && $0.reference != nil }) {
      outermost = min(outermost, open.firstIndex(where: \.isUnderlined) ?? outermost)
    }
    let affected = open[outermost...]
    open.removeSubrange(outermost...)
    pieces += affected.map { _ in .close }
    for mark in affected.reversed() where hasEnded(mark) && mark.span.end <= block.end {
      if let reference = mark.reference { pieces.append(.reference(reference)) }
    }
    for mark in affected where !hasEnded(mark) {
      pieces.append(.open(classes: mark.classes, anchor: nil))
      open.append(mark)
    }
  }
}
