public import RapporteurCore
internal import RapporteurLanguage

/// On whose word, and since when, something is known.
public struct Attribution: Hashable, Sendable {
  /// The finding that tells it.
  public var finding: FindingKey
  /// The day on which its report was published: since then it is known; nil where that is unknown.
  public var published: Day?
  /// The report's outlet, or nil.
  public var publisher: String?
  /// On whose word it stands, as a key: the party or the name of the innermost speaker, else the outlet.
  ///
  /// A party is one source, whichever of its offices or officials speaks.
  public var source: String
  /// Whether it is said to be so.
  public var modality: Modality
  /// How sure the rule is that found it.
  public var confidence: Double

  /// The attribution of a finding of `record`.
  public init(of id: String, _ provenance: Provenance, in record: Record) {
    let sketch = RecordSketch(record)
    finding = FindingKey(report: record.report.id, finding: id)
    published = sketch.published
    publisher = record.report.publisher
    modality = provenance.modality
    confidence = provenance.confidence
    source = sketch.source(of: provenance)
  }

  /// By the day of publication, what has none last, then by finding.
  static func isEarlier(_ a: Attribution, _ b: Attribution) -> Bool {
    let (x, y) = (a.published?.number ?? .max, b.published?.number ?? .max)
    return x != y ? x < y : a.finding < b.finding
  }

  /// Whether it was known on `day`; what has no day is always known. A nil `day` asks for all.
  func isKnown(on day: Day?) -> Bool {
    guard let day, let published else { return true }
    return published <= day
  }
}

extension RecordSketch {
  /// On whose word a finding stands, as a key.
  func source(of provenance: Provenance) -> String {
    if let said = provenance.assertedBy, let statement = record.statement(said) {
      for speaker in statement.speakers {
        if let code = party(speaker) { return code }
        guard let actor = record.actor(speaker) else { continue }
        if actor.kind == .person,
          let surname = PersonName(SpeakerLabel.name(in: actor.name)).skeletons.last
        {
          return surname
        }
        return Words.folded(actor.name)
      }
    }
    guard let publisher = record.report.publisher else { return record.report.id }
    let states = StateTable.standard
    let bare = publisher.hasPrefix("The ") ? String(publisher.dropFirst(4)) : publisher
    if let seat = states.state(seat: bare)
      ?? BodyName(bare, states: states).state.flatMap({ states.state(code: $0) })
    {
      return seat.code
    }
    return Words.folded(publisher)
  }
}

/// Counts who says so independently of one another.
public enum Corroboration {
  /// The number of independent sources of what `attributions` tell: those of one source count once, and so do
  /// those whose reports are copies or parts of one text.
  ///
  /// - Parameter texts: the cluster of kind `report` that each report is in, by the report's identifier; one that is
  ///   missing stands alone.
  /// - Complexity: O(n log n).
  public static func independentSources(
    of attributions: [Attribution], texts: [String: Cluster.ID] = [:]
  ) -> Int {
    var parent: [String: String] = [:]
    func root(_ key: String) -> String {
      var key = key
      while let next = parent[key], next != key { key = next }
      return key
    }
    for attribution in attributions where attribution.modality == .asserted {
      let source = "source " + attribution.source
      let report = attribution.finding.report
      let text = "text " + (texts[report] ?? report)
      for key in [source, text] where parent[key] == nil { parent[key] = key }
      let (a, b) = (root(source), root(text))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    return parent.keys.count { root($0) == $0 }
  }
}
