internal import RapporteurCore

/// A stretch of a text that a page marks.
struct TextMark {
  /// The stretch.
  var span: Span
  /// The classes of the elements that carry it.
  var classes: String
  /// The identifier for its first element, or nil.
  var anchor: String?
  /// HTML to stand after its end, or nil.
  var reference: String?
  /// Whether the mark is an underline, which runs through all that it encloses.
  var isUnderlined = false
  /// Of marks with the same span, those of a lower rank enclose the others.
  var rank: Int
}

extension TextMark {
  /// The HTML of `block` of `text` with `marks` in place; every element is closed in the order of
  /// nesting.
  ///
  /// Where marks overlap without one enclosing the other, the later one is cut in two at the end
  /// of the earlier one. Marks outside of `block` are left out, and those that cross its bounds cut;
  /// an anchor stands at a mark's first piece, a reference after its last.
  /// - Complexity: O(n log n + n · d), for n marks of which at most d overlap.
  static func html(of text: ReportText, block: Span, marks: [TextMark]) -> String {
    var waiting = marks.filter {
      $0.span.overlaps(block) || ($0.span.isEmpty && block.contains($0.span.start))
    }
    waiting.sort { a, b in a.span == b.span ? a.rank < b.rank : a.span < b.span }
    var html = ""
    var open: [TextMark] = []
    var position = block.start
    var next = 0
    while next < waiting.count || !open.isEmpty {
      let nextEnd = open.map { min($0.span.end, block.end) }.min() ?? block.end
      let nextStart = next < waiting.count ? max(waiting[next].span.start, block.start) : block.end
      let stop = open.isEmpty ? nextStart : min(nextStart, nextEnd)
      html += text[Span(position, stop)].htmlEscaped
      position = stop
      if !open.isEmpty, nextEnd <= position {
        close(at: position, block: block, open: &open, into: &html)
      } else {
        var mark = waiting[next]
        next += 1
        let isFirst = mark.span.start >= block.start
        html += "<span class=\"\(mark.classes)\""
        if let anchor = mark.anchor, isFirst { html += " id=\"\(anchor)\"" }
        html += ">"
        mark.anchor = nil
        open.append(mark)
      }
    }
    return html + text[Span(position, block.end)].htmlEscaped
  }

  /// Closes the marks that end at `position`, and those within them, which are opened anew.
  private static func close(
    at position: Int, block: Span, open: inout [TextMark], into html: inout String
  ) {
    let hasEnded = { (mark: TextMark) in min(mark.span.end, block.end) <= position }
    guard var outermost = open.firstIndex(where: hasEnded) else { return }
    // A reference stands outside of everything underlined, or it would be underlined too.
    if open.contains(where: { hasEnded($0) && $0.reference != nil }) {
      outermost = min(outermost, open.firstIndex(where: \.isUnderlined) ?? outermost)
    }
    let affected = open[outermost...]
    open.removeSubrange(outermost...)
    html += String(repeating: "</span>", count: affected.count)
    for mark in affected.reversed() where hasEnded(mark) && mark.span.end <= block.end {
      html += mark.reference ?? ""
    }
    for mark in affected where !hasEnded(mark) {
      html += "<span class=\"\(mark.classes)\">"
      open.append(mark)
    }
  }
}
