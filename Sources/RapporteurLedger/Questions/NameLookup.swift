internal import Foundation
internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// Finds the actors that a name means.
///
/// It is tried in turn as an identifier, as a whole name or office, as words of a name, and with small
/// misspellings; the first way that finds somebody holds.
struct NameLookup {
  /// Those whom a name means.
  struct Match {
    /// Candidates, and the days from and up to which they are meant.
    struct Term {
      var candidates: [Int64]
      /// The first day, or nil for all before.
      var from: Day?
      /// The first day after, or nil for all after.
      var to: Day?
    }

    /// The candidates, and for an office when each held it.
    var terms: [Term]
    /// All candidates, whenever they are meant.
    var candidates: [Int64] { Array(Set(terms.flatMap(\.candidates))).sorted() }
    /// How the ledger writes what was asked for, where it does so differently; or nil.
    var note: String?

    init(candidates: [Int64], note: String? = nil) {
      self.init(terms: [Term(candidates: candidates)], note: note)
    }

    init(terms: [Term], note: String? = nil) {
      self.terms = terms
      self.note = note
    }
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
    /// Whether it is an office of which no report says who held it.
    var isUnnamed: Bool
  }

  let db: Database

  /// The candidates that `name` means; `asPlace` where a place is asked for, and not those who act in its name.
  /// - Throws: `LedgerError` with the code `unknown` if nobody fits, `ambiguous` if several do.
  func match(_ name: String, asPlace: Bool = false) throws -> Match {
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
    let designation = Designation(name)
    if case .office? = designation, let match = try designation.flatMap({ try self.match($0) }) {
      return match
    }
    if !offices.isEmpty {
      // Those who held an office are meant one and all, each for as long as it was theirs.
      let unnamed = names.filter { $0.isUnnamed }.map(\.candidate)
      return Match(terms: try holders(offices) + [Match.Term(candidates: unnamed)])
    }
    // "Kyiv" is Ukraine's government, wherever no place is asked for.
    if case .state? = designation, !asPlace || names.isEmpty,
      var match = try designation.flatMap({ try self.match($0) })
    {
      let named = names.filter { !match.candidates.contains($0.candidate) }
      if !named.isEmpty { match.terms.append(Match.Term(candidates: named.map(\.candidate))) }
      return match
    }
    if !names.isEmpty { return try choose(among: names, for: name) }
    if case .person(let name)? = designation { return try match(name, asPlace: asPlace) }
    let within = try rowsHolding(words: folded)
    if !within.isEmpty { return try choose(among: within, for: name) }
    let near = try rowsNear(folded)
    if !near.isEmpty {
      return try choose(among: near, for: name, isMisspelt: true)
    }
    throw LedgerError(code: .unknown, message: "nobody in the ledger is called \"\(name)\"")
  }

  /// Those whom a description means, or nil where the ledger has none of them.
  private func match(_ designation: Designation) throws -> Match? {
    let shown = try designation.candidates.compactMap { CandidateNumber.number(of: $0) }
      .compactMap { try db.cluster(of: $0) }
    var terms = try Set(shown).sorted().map { Match.Term(candidates: try members(of: $0)) }
    if case .office(let name, _, _) = designation {
      terms = try holders(rows("folded = ? AND is_office = 1", [name.foldedForNames])) + terms
    }
    return terms.isEmpty ? nil : Match(terms: terms)
  }

  /// Who held an office, each from the day on which a report first says so to that on which one says so of the next.
  ///
  /// What a report gives once to one who is named a hundred times is another's, as a rule.
  private func holders(_ offices: [Found]) throws -> [Match.Term] {
    struct Holder {
      var cluster: Int64
      var said: Int
      var first: Int
      var last: Int
    }
    var holders: [Holder] = []
    for (cluster, rows) in Dictionary(grouping: offices, by: \.cluster) {
      let said = rows.reduce(0) { $0 + $1.mentions }
      let candidates = list(Set(rows.map(\.candidate)))
      let seen = try Row.fetchOne(
        db, sql: "SELECT min(first), max(last) FROM actor_seen WHERE candidate IN (\(candidates))")
      let first: Int? = seen?[0]
      let last: Int? = seen?[1]
      let named = try Int.fetchOne(
        db,
        sql: """
          SELECT sum(reports) FROM candidate c CROSS JOIN actor_seen a ON a.candidate = c.number
          WHERE c.cluster = ?
          """, arguments: [cluster])
      // Nobody is president of two states.
      let title = rows[0].folded.split(separator: " ").prefix { $0 != "of" }.joined(separator: " ")
      let elsewhere = try Int.fetchOne(
        db,
        sql: """
          SELECT sum(n.mentions) s FROM candidate c CROSS JOIN name n ON n.candidate = c.number
          WHERE c.cluster = ? AND n.is_office = 1 AND n.folded LIKE ? AND n.folded <> ?
          GROUP BY n.folded ORDER BY s DESC LIMIT 1
          """, arguments: [cluster, title + " of %", rows[0].folded])
      guard let first, let last, let named, elsewhere ?? 0 <= said,
        said * Self.rarely >= named || said >= Self.often
      else {
        continue
      }
      holders.append(Holder(cluster: cluster, said: said, first: first, last: last))
    }
    let most = holders.map(\.said).max() ?? 0
    holders = holders.filter { $0.said * 10 >= most }
      .sorted { ($0.first, $0.cluster) < ($1.first, $1.cluster) }
    return try holders.indices.map { index in
      let next = holders[(index + 1)...].first {
        $0.first > holders[index].first && $0.last >= holders[index].last
      }
      return Match.Term(
        candidates: try members(of: holders[index].cluster),
        from: index == 0 ? nil : Day(number: holders[index].first),
        to: next.map { Day(number: $0.first) })
    }
  }

  /// One report in so many must give an office to somebody, or so many reports, for it to be believed.
  private static let (rarely, often) = (40, 5)

  /// How many times as often the first of several must be named to be taken without asking.
  private static let dominance = 8
  /// Likewise where the name may be misspelt.
  private static let misspeltDominance = 32

  private func choose(
    among found: [Found], for name: String, isMisspelt: Bool = false
  ) throws -> Match {
    let fits = Dictionary(grouping: found, by: \.cluster).map { cluster, rows in
      Fit(
        cluster: cluster, name: rows.max { $0.mentions < $1.mentions }?.name ?? name,
        mentions: rows.reduce(0) { $0 + $1.mentions })
    }.sorted { ($0.mentions, $1.cluster) > ($1.mentions, $0.cluster) }
    let factor = isMisspelt ? Self.misspeltDominance : Self.dominance
    let dominates = fits.count == 1 || fits[0].mentions >= factor * fits[1].mentions
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
          name.mentions, candidate.features GLOB 'office' || char(9) || '*' OR
            instr(candidate.features, char(10) || 'office' || char(9)) > 0
        FROM name CROSS JOIN candidate ON candidate.number = name.candidate
        WHERE \(condition) AND candidate.cluster IS NOT NULL
        """, arguments: arguments
    ).map {
      Found(
        candidate: $0[0], cluster: $0[1], name: $0[2], folded: $0[3], isOffice: $0[4],
        mentions: $0[5], isUnnamed: $0[6])
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
  /// The name of an actor: a state's as its leading candidate is called most often, another's as most reports call it,
  /// a full one before a surname, unless hardly any does.
  func name(ofCluster cluster: Int64) throws -> String? {
    let features = try String.fetchOne(
      cachedStatement(sql: "SELECT features FROM candidate WHERE number = ?"), arguments: [cluster])
    let isState = features?.contains("kind\tstate") ?? false
    return try String.fetchOne(
      cachedStatement(
        sql: """
          SELECT name FROM (
            SELECT n.name, sum(n.mentions) AS uses, sum(sum(n.mentions)) OVER () AS of_all
            FROM candidate c
            CROSS JOIN name n INDEXED BY name_candidate ON n.candidate = c.number
            WHERE c.cluster = ?1 AND n.is_office = 0 AND (?2 = 0 OR c.number = ?1)
            GROUP BY n.name)
          ORDER BY (instr(name, ' ') = 0 OR uses * 50 < of_all) AND ?2 = 0, uses DESC, name LIMIT 1
          """), arguments: [cluster, isState])
  }
}
