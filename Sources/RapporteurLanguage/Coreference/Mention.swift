internal import RapporteurCore

/// A phrase that stands for something: a name, a noun with what belongs to it, or a pronoun.
struct Mention {
  enum Form {
    case name, definite, indefinite, pronoun
  }

  enum Person {
    case first, second, third
  }

  /// Three values: it is so, it is not, it is not known.
  typealias Known = Bool?

  /// The word that everything else hangs on.
  var head: Int
  /// The first and the last word.
  var words: ClosedRange<Int>
  var form: Form
  var sentence: Int
  /// The lemma of the head, in lower case.
  var lemma: String
  /// The words of a name, in lower case, without articles and endings; of others those before the head.
  var parts: [String]
  /// The index of its name in the analysis.
  var entity: Int?
  var isPlural: Known = nil
  var isPerson: Known = nil
  var isMan: Known = nil
  /// Of pronouns.
  var person: Person = .third
  /// Whether it stands for several that it names ("A and B").
  var isCoordination = false
  /// The number of the quotation that it stands in, nil outside of them.
  var quotation: Int?

  func span(in analysis: Analysis) -> Span {
    analysis.spans[words.lowerBound].union(analysis.spans[words.upperBound])
  }
}
