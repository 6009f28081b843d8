/// How a lemma is made from a form: `case`, then so many characters off the end, then an ending; or
/// a whole word. Written `l2y` (lower case, two off, "y" on), `=be` (the word itself).
package struct LemmaScript: Hashable, Sendable {
  private enum Letters: Character { case asIs = "k", lower = "l", title = "t" }

  package let text: String
  private let word: String?
  private let letters: Letters
  private let cut: Int
  private let ending: String

  /// Reads a script.
  package init?(_ text: String) {
    guard let first = text.first else { return nil }
    self.text = text
    if first == "=" {
      word = String(text.dropFirst())
      (letters, cut, ending) = (.asIs, 0, "")
      return
    }
    let rest = text.dropFirst()
    guard let letters = Letters(rawValue: first), let digit = rest.first,
      let cut = digit.wholeNumberValue
    else { return nil }
    word = nil
    self.letters = letters
    self.cut = cut
    ending = String(rest.dropFirst())
  }

  /// The script that makes `lemma` of `form`; nil where none does.
  package init?(form: String, lemma: String) {
    for letters in [Letters.lower, .asIs, .title] {
      let cased = Self.cased(form, letters)
      let common = zip(cased, lemma).prefix { $0 == $1 }.count
      let cut = cased.count - common
      // A lemma that shares hardly anything with its form is a word of its own.
      guard cut <= 4, common > 0, lemma.count - common <= 4 else { continue }
      self.init("\(letters.rawValue)\(cut)\(lemma.dropFirst(common))")
      return
    }
    self.init("=\(lemma)")
  }

  /// The lemma of `form`.
  package func lemma(of form: String) -> String {
    if let word { return word }
    let cased = Self.cased(form, letters)
    if cut == 0, ending.isEmpty { return cased }
    guard cased.count > cut else { return cased }
    return cased.dropLast(cut) + ending
  }

  private static func cased(_ form: String, _ letters: Letters) -> String {
    switch letters {
    case .asIs: return form
    case .lower:
      // Most words are in lower case already.
      if form.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) { return form }
      return form.lowercased()
    case .title: return form.prefix(1).uppercased() + form.dropFirst().lowercased()
    }
  }
}
