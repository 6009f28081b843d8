internal import GRDB

/// Words to search for, as the full-text index wants them.
///
/// - Source: SQLite, "FTS5", section 3, "Full-text Query Syntax": strings in double quotes are taken as they are.
struct SearchPattern {
  /// The words and phrases, without quotation marks.
  private var parts: [String]

  /// The pattern of a text: all words of it, and what stands in double quotes as a phrase; nil if it
  /// holds no letter or digit.
  init?(_ text: String) {
    var parts: [String] = []
    let quotes: Set<Character> = ["\"", "“", "”", "„"]
    for (index, piece) in text.split(
      omittingEmptySubsequences: false, whereSeparator: quotes.contains
    )
    .enumerated() {
      parts += index % 2 == 1 ? [String(piece)] : piece.split { $0.isWhitespace }.map(String.init)
    }
    self.parts = parts.filter { $0.contains { $0.isLetter || $0.isNumber } }
    if self.parts.isEmpty { return nil }
  }

  private init(parts: [String]) { self.parts = parts }

  /// The pattern as the index wants it.
  var query: String { parts.map(\.searchPhrase).joined(separator: " ") }

  /// The words alone.
  var words: [String] {
    parts.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
  }

  /// The words alone, for an index that keeps no places.
  var wordQuery: String {
    words.map { "\"\($0)\"" }.joined(separator: " ")
  }

  /// The pattern itself if the ledger has its words, else with those that are nearest.
  func known(in db: Database) throws -> SearchPattern { try corrected(in: db) ?? self }

  /// The pattern with each word that no report holds replaced by the nearest that one does; nil if all
  /// are held or one has nothing near.
  func corrected(in db: Database) throws -> SearchPattern? {
    var changed = false
    let parts = try parts.map { part -> String in
      if part.contains(" ") { return part }
      let known = try Int.fetchOne(
        db, sql: "SELECT 1 FROM report_search WHERE report_search MATCH ? LIMIT 1",
        arguments: [part.searchPhrase])
      guard known == nil, let near = try Self.nearest(to: part, in: db) else { return part }
      changed = true
      return near
    }
    return changed ? SearchPattern(parts: parts) : nil
  }

  /// The word of the index that is nearest to `word`, of two as near the commoner; nil if none is near.
  private static func nearest(to word: String, in db: Database) throws -> String? {
    let word = word.foldedForNames
    guard word.count >= 4, let first = word.first else { return nil }
    // Misspellings of the first letter are rare, and words are indexed by it.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT term, doc FROM report_words
        WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?
        """,
      arguments: [
        String(first), String(first) + "\u{10FFFF}", word.count - 3, word.count + 2,
      ])
    var best: (term: String, distance: Int, count: Int)?
    while let row = try rows.next() {
      let term: String = row[0]
      // Terms are stems, so that the word is compared without its end too.
      let shorter = String(word.prefix(term.count))
      let distance = [word, shorter].compactMap { EditDistance.between($0, term, limit: 2) }.min()
      guard let distance else { continue }
      let count: Int = row[1]
      if best == nil || (distance, -count) < (best?.distance ?? 0, -(best?.count ?? 0)) {
        best = (term, distance, count)
      }
    }
    return best?.term
  }
}

extension String {
  /// A phrase as the full-text index wants it.
  var searchPhrase: String { "\"" + replacing("\"", with: "") + "\"" }
}
