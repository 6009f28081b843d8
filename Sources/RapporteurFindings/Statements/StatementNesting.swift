internal import RapporteurCore

/// Statements by the places of their contents, so that the innermost around a place is found without
/// looking at all of them.
struct StatementNesting {
  private struct Part {
    let span: Span
    let statement: Int
    /// The nearest part before this one, in the order of the text, that contains it.
    let outer: Int?
  }

  private let statements: [Statement]
  private let parts: [Part]

  /// The nesting of `statements`, whose contents may lie within each other.
  init(_ statements: [Statement] = []) {
    self.statements = statements
    var spans: [(span: Span, index: Int)] = []
    for (index, statement) in statements.enumerated() {
      for span in [statement.content] + statement.continued { spans.append((span, index)) }
    }
    spans.sort { a, b in a.span == b.span ? a.index < b.index : a.span < b.span }
    var parts: [Part] = []
    var open: [Int] = []
    for (span, index) in spans {
      while let last = open.last, parts[last].span.end < span.end { open.removeLast() }
      parts.append(Part(span: span, statement: index, outer: open.last))
      open.append(parts.count - 1)
    }
    self.parts = parts
  }

  /// The innermost statement in whose content `span` stands, or nil.
  /// - Complexity: O(log n) in the number of statements, and their depth of nesting.
  func innermost(containing span: Span) -> Statement? {
    innermost(containing: span) { _ in true }
  }

  /// The innermost statement for which `isWanted` says so and in whose content `span` stands.
  func innermost(containing span: Span, where isWanted: (Statement) -> Bool) -> Statement? {
    var low = 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].span.start > span.start { high = middle } else { low = middle + 1 }
    }
    var next: Int? = low > 0 ? low - 1 : nil
    while let index = next {
      let part = parts[index]
      if part.span.contains(span), isWanted(statements[part.statement]) {
        return statements[part.statement]
      }
      next = part.outer
    }
    return nil
  }
}
