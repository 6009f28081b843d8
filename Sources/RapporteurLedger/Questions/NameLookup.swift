internal import Foundation
internal import GRDB
internal import RapporteurResolution

/// Finds the actors that a name means.
///
/// It is tried in turn as an identifier, as a whole name or office, as words of a name, and with small
/// misspellings; the first way that finds somebody holds.
struct NameLookup {
  /// Those whom a name means.
  struct Match {
    /// The candidates.
    var candidates: [Int64]
    /// How the ledger writes what was asked for, where it does so differently; or nil.
    var note: String?
  }

  /// One actor that a name fits.
  private struct Fit {
    var cluster: Int64
    var name: String
    var mentions: Int
  }

  private struct Found {
    var candidate: Int64
    var cluster: Int64
    var name: String
    var folded: String
    var isOffice: Bool
    var mentions: Int
  }

  let db: Database

  /// The candidates that `name` means.
  /// - Throws: `LedgerError` with the code `unknown` if nobody fits, `ambiguous` if several do.
  func match(_ name: String) throws -> Match {
    if let number = CandidateNumber.number(of: name),
      let cluster = try Int64.fetchOne(
        db, sql: "SELECT cluster FROM candidate WHERE number = ?", arguments: [number])
    {
      return Match(candidates: try members(of: cluster))
    }
    let folded = name.foldedForNames
    guard !folded.isEmpty else {
      throw LedgerError(code: .unknown, message: "expected a name, found \"\(name)\"")
    }
    let exact = try rows("folded = ?", [folded])
    let offices = exact.filter(\.isOffice)
    let names = exact.filter { !$0.isOffice }
    if !names.isEmpty { return try choose(among: names, for: name, isExact: true) }
    if !offices.isEmpty {
      // Those who held an office are meant one and all, each as far as reports call them by it.
      let clusters = Set(offices.map(\.cluster))
      let candidates =
        clusters.count == 1
        ? try members(of: offices[0].cluster) : Array(Set(offices.map(\.candidate))).sorted()
      return Match(candidates: candidates)
    }
    let within = try rowsHolding(words: folded)
    if !within.isEmpty { return try choose(among: within, for: name, isExact: false) }
    let near = try rowsNear(folded)
    if !near.isEmpty {
      return try choose(among: near, for: name, isExact: false, isMisspelt: true)
    }
    throw LedgerError(code: .unknown, message: "nobody in the ledger is called \"\(name)\"")
  }

  /// How many times as often the first of several must be named to be taken without asking, where
  /// each bears exactly the name that was asked for.
  private static let dominance = 20

  private func choose(
    among found: [Found], for name: String, isExact: Bool, isMisspelt: Bool = false
  ) throws -> Match {
    let fits = Dictionary(grouping: found, by: \.cluster).map { cluster, rows in
      Fit(
        cluster: cluster, name: rows.max { $0.mentions < $1.mentions }?.name ?? name,
        mentions: rows.reduce(0) { $0 + $1.mentions })
    }.sorted { ($0.mentions, $1.cluster) > ($1.mentions, $0.cluster) }
    let dominates =
      fits.count == 1 || isExact && fits[0].mentions >= Self.dominance * fits[1].mentions
    guard dominates else {
      throw LedgerError(
        code: .ambiguous,
        message: "\"\(name)\" fits several; say which, by its name or its identifier",
        candidates: try fits.prefix(12).map { fit in
          let id = CandidateNumber.id(of: fit.cluster)
          let canonical = try db.name(ofCluster: fit.cluster) ?? fit.name
          return "\(id)  \(canonical), \(fit.mentions) report\(fit.mentions == 1 ? "" : "s")"
        } + (fits.count > 12 ? ["and \(fits.count - 12) more"] : []))
    }
    return Match(
      candidates: try members(of: fits[0].cluster),
      note: isMisspelt ? try db.name(ofCluster: fits[0].cluster) ?? fits[0].name : nil)
  }

  private func members(of cluster: Int64) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT number FROM candidate WHERE cluster = ? ORDER BY number"),
      arguments: [cluster])
  }

  private func rows(_ condition: String, _ arguments: StatementArguments) throws -> [Found] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT name.candidate, candidate.cluster, name.name, name.folded, name.is_office,
          name.mentions
        FROM name CROSS JOIN candidate ON candidate.number = name.candidate
        WHERE \(condition) AND candidate.cluster IS NOT NULL
        """, arguments: arguments
    ).map {
      Found(
        candidate: $0[0], cluster: $0[1], name: $0[2], folded: $0[3], isOffice: $0[4],
        mentions: $0[5])
    }
  }

  /// The names that hold all words of `folded`, as whole words.
  private func rowsHolding(words folded: String) throws -> [Found] {
    let words = folded.split(separator: " ")
    let long = words.filter { $0.count >= 3 }
    guard !long.isEmpty else { return [] }
    let query = long.map { "\"\($0)\"" }.joined(separator: " AND ")
    return try rows(
      "name.number IN (SELECT rowid FROM name_search WHERE name_search MATCH ?) AND is_office = 0",
      [query]
    ).filter { Set($0.folded.split(separator: " ")).isSuperset(of: words) }
  }

  /// The names of which each word is a small misspelling of one of `folded`, the nearest only.
  private func rowsNear(_ folded: String) throws -> [Found] {
    let words = folded.split(separator: " ").map(String.init)
    let grams = Set(words.flatMap { word in Self.grams(of: word) })
    guard !grams.isEmpty else { return [] }
    let query = grams.sorted().map { "\"\($0)\"" }.joined(separator: " OR ")
    let candidates = try rows(
      """
      name.number IN (SELECT rowid FROM name_search WHERE name_search MATCH ?
        ORDER BY rank LIMIT 400) AND is_office = 0
      """, [query])
    let measured = candidates.compactMap { found -> (Found, Int)? in
      Self.distance(of: words, in: found.folded).map { (found, $0) }
    }
    let least = measured.map(\.1).min()
    return measured.filter { $0.1 == least }.map(\.0)
  }

  private static func grams(of word: String) -> [String] {
    let letters = Array(word)
    guard letters.count >= 3 else { return [] }
    return (0...(letters.count - 3)).map { String(letters[$0..<($0 + 3)]) }
  }

  /// The sum of the distances of `words` from the nearest words of `name`; nil where one is too far.
  private static func distance(of words: [String], in name: String) -> Int? {
    let others = name.split(separator: " ").map(String.init)
    var sum = 0
    for word in words {
      let limit = word.count < 5 ? 1 : 2
      let nearest = others.compactMap { EditDistance.between(word, $0, limit: limit) }.min()
      guard let nearest else { return nil }
      sum += nearest
    }
    return sum
  }
}

extension Database {
  /// The name of an actor: the one by which its leading candidate is called most often.
  func name(ofCluster cluster: Int64) throws -> String? {
    try String.fetchOne(
      cachedStatement(
        sql: """
          SELECT name FROM name INDEXED BY name_candidate WHERE candidate = ? AND is_office = 0
          ORDER BY mentions DESC, name LIMIT 1
          """), arguments: [cluster])
  }
}
