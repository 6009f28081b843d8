internal import RapporteurCore

/// A line of a text, or several that hard wrapping made of one.
struct TextUnit {
  var span: Span
  var lines: Int
}

extension Paragraphs {
  /// Lines narrower than this are not wrapped prose: a masthead, a name, a date.
  private static let narrowestWrap = 50

  /// The units of `span` from its start, at most `limit` of them.
  ///
  /// Where a line ends although the next word would have fitted, a unit ends too.
  func units(in span: Span, limit: Int) -> [TextUnit] {
    var units: [TextUnit] = []
    var run: [Span] = []
    for line in Lines(text: text, in: span) {
      let line = text.trimmed(line)
      if !line.isEmpty {
        run.append(line)
        // A run without a blank line is looked at in parts, so that one long run costs no more.
        if run.count < 4 * limit { continue }
      }
      append(run, to: &units)
      run.removeAll(keepingCapacity: true)
      if units.count >= limit { break }
    }
    append(run, to: &units)
    return Array(units.prefix(limit))
  }

  private func append(_ run: [Span], to units: inout [TextUnit]) {
    guard var unit = run.first.map({ TextUnit(span: $0, lines: 1) }) else { return }
    let width = run.reduce(0) { max($0, $1.count) }
    for (line, next) in zip(run, run.dropFirst()) {
      if isWrapped(line, before: next, width: width) {
        unit.span = unit.span.union(next)
        unit.lines += 1
      } else {
        units.append(unit)
        unit = TextUnit(span: next, lines: 1)
      }
    }
    units.append(unit)
  }

  private func isWrapped(_ line: Span, before next: Span, width: Int) -> Bool {
    guard (Self.narrowestWrap...Self.widestWrap).contains(width) else { return false }
    if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text.utf8[next.start]) { return true }
    let firstWord = text.utf8[next.start..<next.end].firstIndex(of: 0x20) ?? next.end
    return line.count + 1 + (firstWord - next.start) > width
  }
}
