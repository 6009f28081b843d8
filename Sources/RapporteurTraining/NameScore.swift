public import RapporteurLanguage
internal import RapporteurCore

/// How well names are found in raw text: right are those of the same extent and kind.
public struct NameScore: Sendable {
  /// The figures of one kind of names.
  public struct Row: Sendable {
    /// The kind, or "all".
    public var name: String
    /// How many there are, how many were found, and how many of these are right.
    public var gold: Int, system: Int, right: Int

    /// The harmonic mean of precision and recall, from 0 to 1.
    public var f1: Double { gold + system == 0 ? 0 : 2 * Double(right) / Double(gold + system) }
  }

  /// Persons, organisations, places (states among them), and all three together.
  public private(set) var rows: [Row] = []

  /// The names that were missed ("-") and those that are none ("+"), with their kind, in text order.
  public private(set) var mistakes: [String] = []

  /// Measures `analyser` on the sentences of the corpus, one a line.
  public init(of analyser: Analyser, on corpus: NameCorpus) {
    struct Name: Hashable {
      var span: Span
      var kind: EntityMention.Kind
    }
    var text = ""
    var gold: Set<Name> = []
    for sentence in corpus.sentences {
      let base = text.utf8.count
      for name in sentence.names {
        gold.insert(
          Name(
            span: Span(base + name.range.lowerBound, base + name.range.upperBound),
            kind: name.kind))
      }
      text += sentence.text + "\n"
    }
    let report = ReportText(text)
    let analysis = analyser.analysis(
      of: report, blocks: [Block(.paragraph, report.span)], publicationDay: nil)
    let system = Set(
      analysis.entities.map { Name(span: $0.span, kind: $0.kind == .state ? .place : $0.kind) })
    let kinds: [EntityMention.Kind] = [.person, .organisation, .place]
    for kind in kinds {
      let (a, b) = (gold.filter { $0.kind == kind }, system.filter { $0.kind == kind })
      rows.append(
        Row(name: kind.rawValue, gold: a.count, system: b.count, right: a.intersection(b).count))
    }
    let wrong = gold.symmetricDifference(system).filter { kinds.contains($0.kind) }
    for name in wrong.sorted(by: { $0.span < $1.span }) {
      mistakes.append(
        (gold.contains(name) ? "- " : "+ ") + name.kind.rawValue + " " + report[name.span])
    }
    rows.append(
      Row(
        name: "all", gold: rows.reduce(0) { $0 + $1.gold },
        system: rows.reduce(0) { $0 + $1.system }, right: rows.reduce(0) { $0 + $1.right }))
  }
}
