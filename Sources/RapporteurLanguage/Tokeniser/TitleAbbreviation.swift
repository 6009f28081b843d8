/// Abbreviated titles that stand before names ("Gen. Hnatov"), and the "v." between the parties to a
/// case ("Roe v. Wade"), which no sentence ends with.
///
/// The treebanks hold too few of them to learn from: "Gen.", "Lt.", "Col.", "Sen.", "Rep." and
/// "Gov." together occur ten times (2026-11-22).
enum TitleAbbreviation {
  private static let words = [
    "gen", "lt", "col", "maj", "sgt", "capt", "cpl", "cmdr", "adm", "brig", "sen", "rep", "gov",
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "pres", "amb", "spc", "pvt", "messrs",
  ]

  private static let hashes = hashes(of: words)
  private static let versus = hashes(of: ["v", "vs"])

  private static func hashes(of words: [String]) -> Set<UInt64> {
    Set(
      words.map { word in
        word.unicodeScalars.reduce(Hash.seed) { Hash.mixed($0, UInt64($1.value)) }
      })
  }

  private static let stop = Hash.mixed(Hash.seed, 0x2E)

  /// Whether the atom at `index` is such a title or the full stop after it, and a word that begins
  /// with a capital follows.
  static func precedesName(_ atoms: Atoms, after index: Int) -> Bool {
    let title = atoms[index].kind == .mark ? index - 1 : index
    guard title >= 0, title + 2 < atoms.count else { return false }
    let (word, mark, next) = (atoms[title], atoms[title + 1], atoms[title + 2])
    guard word.kind == .letter, mark.gap == .none, mark.lower == stop, next.gap == .space,
      next.isCapitalised
    else { return false }
    return word.isCapitalised
      ? hashes.contains(word.lower)
      : versus.contains(word.lower) && title > 0 && atoms[title - 1].isCapitalised
  }
}
