/// Verbs by which one undertakes nothing, from `no-undertakings.tsv`.
struct NoUndertakings: Sendable {
  private let objectsByVerb: [String: Set<String>]

  /// Reads the table, whose header says what its columns are.
  /// - Throws: `RuleFileError` at the first row that is short of a column.
  init(_ source: String, file: String = "no-undertakings.tsv") throws(RuleFileError) {
    var objects: [String: Set<String>] = [:]
    for row in TableRow.rows(of: source, file: file) {
      let columns = row.columns
      guard columns.count == 2 else {
        throw row.fault("expected verbs and objects parted by a tab")
      }
      for verb in columns[0].split(separator: ",") {
        objects[String(verb)] = Set(columns[1].split(separator: ",").map(String.init))
      }
    }
    objectsByVerb = objects
  }

  /// Whether `verb` with that object undertakes nothing; `isBare` if it has neither an object nor a
  /// phrase of its own.
  func contains(_ verb: String, object: String?, isBare: Bool) -> Bool {
    guard let objects = objectsByVerb[verb] else { return false }
    return objects.contains("always") || (isBare && objects.contains("bare"))
      || object.map(objects.contains) ?? false
  }
}
