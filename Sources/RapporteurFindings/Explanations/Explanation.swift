public import RapporteurCore

/// Why a finding is in the record: the rule that made it, the sentence's tree around it, the entries of
/// the lexicons that bore on it, and how its actors were told.
public struct Explanation: Sendable {
  /// A word of the tree fragment.
  public struct Word: Hashable, Sendable {
    /// The word as printed.
    public var form: String
    /// How deep it hangs under the fragment's root, 0 at the root itself.
    public var depth: Int
    /// Its relation to its head, a name of Universal Dependencies.
    public var relation: String
    /// The part that it has in the rule ("cue", "topic", "subject"), or nil.
    public var role: String?

    /// Creates a word.
    public init(form: String, depth: Int, relation: String, role: String?) {
      self.form = form
      self.depth = depth
      self.relation = relation
      self.role = role
    }
  }

  /// One who takes part in the finding, and how that was told.
  public struct Resolution: Hashable, Sendable {
    /// The part that the actor has in the finding ("parties", "speaker").
    public var role: String
    /// The actor's name in the record.
    public var name: String
    /// The words that mean the actor, or nil where none stand in the sentence.
    public var words: String?
    /// The basis: "explicit", "coreference", "document" or "inferred".
    public var basis: String
    /// By what those words were taken to mean the actor.
    public var means: String
  }

  /// The finding's identifier, `o2`.
  public var id: String
  /// The rule's name.
  public var rule: String
  /// Where the rule stands: file and line.
  public var place: String?
  /// The pattern that fits, as it is written; nil where the program reads the words itself.
  public var pattern: String?
  /// In a word or two what a rule without patterns reads.
  public var reads: String?
  /// What the rule says of the finding, `status discussed`.
  public var attributes: [String] = []
  /// How sure it is, 0 to 1, and where the figure comes from.
  public var confidence: Double
  /// Where the confidence comes from.
  public var confidenceBasis: String
  /// The words that the finding rests on.
  public var evidence: Span
  /// The sentence or sentences in which they stand.
  public var sentence: Span
  /// The modality, and whose statement it stands in.
  public var modality: Modality
  /// The identifiers of the statements that it stands in, innermost first, each with its speakers.
  public var chain: [String] = []
  /// The tree of the sentence around the rule's words, in the order of the text.
  public var tree: [Word] = []
  /// Entries of the lexicons that bore on it, each with its file.
  public var lexicon: [String] = []
  /// Its actors.
  public var actors: [Resolution] = []
}

extension Explanation {
  /// The explanation for a reader, a line each, with the words of `text`.
  public func lines(of text: ReportText) -> [String] {
    var lines = ["\(id)  \(rule)"]
    func add(_ lead: String, _ words: String) {
      lines.append("  " + lead + String(repeating: " ", count: max(1, 12 - lead.count)) + words)
    }
    if let place { add("rule", place) }
    if let pattern { add("pattern", pattern) }
    if let reads { add("reads", reads) }
    if !attributes.isEmpty { add("says", attributes.joined(separator: ", ")) }
    add("confidence", "\(confidence) (\(confidenceBasis))")
    add("modality", modality.rawValue)
    add("evidence", "“" + Self.oneLine(text[evidence]) + "”")
    if sentence != evidence { add("in", "“" + Self.oneLine(text[sentence]) + "”") }
    for (index, link) in chain.enumerated() { add(index == 0 ? "said in" : "", link) }
    for (index, actor) in actors.enumerated() {
      let words = actor.words.map { "“\($0)”, " } ?? ""
      add(
        index == 0 ? "actors" : "",
        "\(actor.name) (\(actor.role)): \(words)\(actor.means) [\(actor.basis)]")
    }
    for (index, entry) in lexicon.enumerated() { add(index == 0 ? "lexicon" : "", entry) }
    if !tree.isEmpty {
      lines.append("  tree")
      for word in tree {
        let indent = String(repeating: "  ", count: word.depth)
        let role = word.role.map { "  ← \($0)" } ?? ""
        lines.append("    \(indent)\(word.form) (\(word.relation))\(role)")
      }
    }
    return lines
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
