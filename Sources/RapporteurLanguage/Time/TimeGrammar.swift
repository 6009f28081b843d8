/// The rules for time expressions, compiled.
///
/// Its data is `Resources/en/time-words.tsv` and `Resources/en/time-rules.txt`; the head of each
/// says what it may hold.
struct TimeGrammar: Sendable {
  /// A node of a pattern over atoms; nodes and their children are addressed by index.
  enum Node: Sendable {
    /// One atom.
    case word(Int32, glued: Bool)
    /// Something that a symbol matches, kept in a variable.
    case symbol(Int32, variable: Int32, glued: Bool)
    /// All of its children in a row.
    case sequence(Range<Int32>)
    /// One of its children.
    case choice(Range<Int32>)
    /// The node, or nothing.
    case optional(Int32)
  }

  /// What stands beside a match.
  struct Neighbours: Sendable {
    var words: Set<Int32> = []
    var digits = false
    var glued = false
    var edge = false
    var unknown = false
    var name = false
  }

  /// A condition on a match.
  enum Condition: Sendable {
    case before(Neighbours, Bool)
    case after(Neighbours, Bool)
    case capital(Bool)
    case tags(Set<String>, Bool)
    case tagsBefore(Set<String>, Bool)
    case notSentenceStart
    case future
  }

  /// A worked example of a rule.
  struct Example: Hashable, Sendable {
    /// The line of the file.
    var line: Int
    /// The day that the example is read on.
    var day: String
    /// The text, with the expression between "[" and "]" where it is not all of it.
    var text: String
    /// The type and the value, or nil where nothing should be found.
    var expected: String?
  }

  /// A rule: what it matches and what that means.
  struct Rule: Sendable {
    var name: String
    var category: Int
    /// The nodes at which its patterns start.
    var patterns: [Int32] = []
    var formula: TimeFormula = .name("")
    var conditions: [Condition] = []
    var examples: [Example] = []
    /// The ids of the atoms that a match can start with.
    var first: Set<Int32> = []
  }

  /// What a symbol stands for.
  enum Symbol: Sendable {
    /// The entries of a class of words, by the id of their first atom.
    case words([Int32: [(rest: [Int32], value: String)]])
    /// Something that the matcher knows by itself.
    case builtin(Builtin)
    /// What the rules of a category match.
    case category([Int])
  }

  /// What the matcher reads without rules.
  enum Builtin: String, Sendable, CaseIterable {
    /// A number in digits or words.
    case number
    /// An ordinal in digits or words.
    case ordinal
    /// One or two digits.
    case int2
    /// Two digits.
    case digits2
    /// Four digits from 1000 to 2199.
    case int4
    /// A year in words, "nineteen ninety-six".
    case yearwords
  }

  /// The grammar that the package ships; loaded once.
  static let standard: TimeGrammar = {
    var compiler = TimeGrammarCompiler()
    compiler.compile(
      words: ResourceTable.text(of: "time-words.tsv"),
      rules: ResourceTable.text(of: "time-rules.txt"))
    return compiler.grammar
  }()

  /// The words.
  var vocabulary = TimeVocabulary()
  /// The symbols; a symbol is addressed by its index.
  var symbols: [Symbol] = []
  /// The nodes of all patterns.
  var nodes: [Node] = []
  /// The children of the nodes that have several, those of one node in a row.
  var children: [Int32] = []
  /// The rules, in the order of the file.
  var rules: [Rule] = []
  /// The symbols whose matches are time expressions.
  var expressions: [Int] = []
  /// By symbol and atom id, the rules of a category that can start with that atom.
  var rulesByAtom: [[[Int]]] = []
  /// By atom id, whether an expression can start with it.
  var startsExpression: [Bool] = []
  /// By atom id, what it adds to a number.
  var numberParts: [NumberWords.Part?] = []
  /// By atom id, whether it is an open number.
  var isOpenNumber: [Bool] = []
  /// The names of variables; a variable is addressed by its index.
  var variables: [String] = []
  /// What could not be read; empty for the grammar that the package ships.
  var problems: [ResourceProblem] = []

  /// Whether `text` ends with an abbreviation of the vocabulary, its period included.
  func endsWithAbbreviation(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.last == UInt8(ascii: ".") else { return false }
    let start = text.lastIndex { $0 <= 0x20 } ?? text.startIndex - 1
    return vocabulary.id(of: text[(start + 1)...]) != nil
  }
}
