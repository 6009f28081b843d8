internal import RapporteurCore
internal import RapporteurLanguage

/// Statements as candidates: by the words that are quoted, and whose they are.
struct StatementDescription: Description {
  /// Words in a run.
  static let run = 4
  /// Of so many runs that follow one another the one with the smallest hash is a key, so that two fragments which share
  /// `run + window - 1` words in a row share a key for certain.
  static let window = 6
  /// The most keys of one statement.
  static let mostKeys = 40

  func describe(_ sketch: RecordSketch) -> [Described] {
    sketch.record.statements.map { statement in
      let spans = [statement.content] + statement.continued
      let words = spans.flatMap { Words.list(sketch.text[$0]) }
      var features = [Feature("words", words.joined(separator: " "))]
      for speaker in statement.speakers {
        if let label = self.speaker(speaker, in: sketch) {
          features.append(Feature("speaker", label))
        }
      }
      if let published = sketch.published { features.append(Feature("published", published.iso)) }
      if let said = statement.said?.interval {
        features += [Feature("from", said.from.iso), Feature("to", said.to.iso)]
      }
      features.append(Feature("kind", statement.kind.rawValue))
      if let publisher = sketch.record.report.publisher {
        features.append(Feature("publisher", Words.folded(publisher)))
      }
      features.append(Feature("report", sketch.record.report.id))
      var keys: [BlockingKey] = []
      if words.count >= Self.run + 2 {
        keys = self.keys(
          Shingles.hashes(of: words, length: Self.run), published: sketch.published)
      }
      return Described(
        kind: .statement, finding: sketch.key(statement.id), features: features, keys: keys)
    }
  }

  /// The keys of a statement with those runs.
  private func keys(_ hashes: [UInt64], published: Day?) -> [BlockingKey] {
    guard published != nil else {
      return Set(hashes).sorted().prefix(Self.mostKeys).map {
        BlockingKey(.statement, [String($0)], period: nil)
      }
    }
    let runs = Shingles.winnowed(hashes, window: Self.window).sorted().prefix(Self.mostKeys)
      .map { String($0) }
    return runs.flatMap {
      BlockingKey.keys(.statement, $0, around: published, days: PreparedStatements.mostDays)
    }
      // By one run it is found from a report of no day that has more of it.
      + runs.prefix(1).map { BlockingKey(.statement, [$0], period: nil) }
  }

  /// A speaker's family name as a skeleton, or the code of a state, or the name of a body.
  private func speaker(_ id: Identifier<Actor>, in sketch: RecordSketch) -> String? {
    guard let actor = sketch.record.actor(id) else { return nil }
    if actor.kind == .person {
      return sketch.isUnnamed(actor)
        ? nil : PersonName(SpeakerLabel.name(in: actor.name)).skeletons.last
    }
    return actor.code
      ?? BodyName(actor.name, states: .standard).words.sorted().joined(
        separator: " ")
  }
}

/// Compares statements.
struct StatementComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison {
    PreparedStatements(candidates)
  }
}

/// Statements read for comparing.
private struct PreparedStatements: PreparedComparison {
  final class Traits {
    var words = ""
    /// The hashes of the runs of its words, made when they are first asked for.
    lazy var runs = Set(
      Shingles.hashes(of: words.split(separator: " "), length: StatementDescription.run)
    ).sorted()
    var count: Int { words.isEmpty ? 0 : words.utf8.count { $0 == UInt8(ascii: " ") } + 1 }
    var speakers: Set<String> = []
    var published: Day?
    var said: DayInterval?
    var report = ""
    var publisher: String?
    var isQuoted = false
  }

  /// The least score of a link.
  static let threshold = 0.6
  /// The fewest words that two fragments must share, and that two of which one is not quoted must share.
  static let fewestWords = (quoted: 6, told: 10)
  /// The share of the shorter fragment that must be common, likewise.
  static let leastShare = (quoted: 0.5, told: 0.8)
  /// What an outlet prints again on another day is a set phrase, unless so much is common.
  static let formShare = 0.9
  /// Reports of one utterance appear within so many days, unless its words are many.
  static let days = 21
  /// Within so many days they are quoted again, be their words many.
  static let mostDays = 84
  /// So many common words in a row are no set phrase.
  static let manyWords = 18

  private var traits: [Candidate.ID: Traits] = [:]

  init(_ candidates: [Candidate]) {
    for candidate in candidates {
      let known = Traits()
      var from: Day?
      var to: Day?
      for feature in candidate.features {
        switch feature.name {
        case "words": known.words = feature.value
        case "speaker": known.speakers.insert(feature.value)
        case "published": known.published = Day(iso: feature.value)
        case "from": from = Day(iso: feature.value)
        case "to": to = Day(iso: feature.value)
        case "report": known.report = feature.value
        case "publisher": known.publisher = feature.value
        case "kind": known.isQuoted = feature.value != Statement.Kind.indirect.rawValue
        default: break
        }
      }
      if let from, let to { known.said = DayInterval(from: from, to: to) }
      traits[candidate.id] = known
    }
  }

  func rank(_ id: Candidate.ID) -> Int {
    // The fullest fragment leads: it has the most of the text.
    1 + (traits[id]?.count ?? 0)
  }

  func conflict(_ a: Candidate.ID, _ b: Candidate.ID) -> Bool {
    guard let one = traits[a], let other = traits[b] else { return true }
    return Self.days(one, other) ?? 0 > Self.mostDays
  }

  /// The days between the reports of two; nil where one is of no day.
  private static func days(_ one: Traits, _ other: Traits) -> Int? {
    guard let a = one.published, let b = other.published else { return nil }
    return abs(a.number - b.number)
  }

  func link(_ a: Candidate.ID, _ b: Candidate.ID) -> Link? {
    guard let one = traits[a], let other = traits[b] else { return nil }
    let days = Self.days(one, other) ?? 0
    guard days <= Self.mostDays else { return nil }
    let common = Shingles.common(one.runs, other.runs)
    let words = common == 0 ? 0 : common + StatementDescription.run - 1
    let fewest = min(one.runs.count, other.runs.count)
    let share = Double(common) / Double(max(1, fewest))
    let quoted = one.isQuoted && other.isQuoted
    guard words >= (quoted ? Self.fewestWords.quoted : Self.fewestWords.told),
      share >= (quoted ? Self.leastShare.quoted : Self.leastShare.told)
    else { return nil }
    if !quoted, one.publisher == other.publisher, one.published != other.published,
      share < Self.formShare
    {
      return nil
    }
    if words < Self.manyWords, days > Self.days { return nil }
    var reasons = [
      Reason("words", "\(words) in common, \(Int(share * 100))% of the shorter", 0.2 + 0.6 * share)
    ]
    if words >= Self.manyWords { reasons.append(Reason("length", "\(words) words", 0.15)) }
    if !one.speakers.isEmpty, !other.speakers.isEmpty {
      let same = one.speakers.intersection(other.speakers).sorted()
      reasons.append(
        same.isEmpty
          ? Reason(
            "speaker", "\(one.speakers.sorted()[0]) ≠ \(other.speakers.sorted()[0])",
            words >= Self.manyWords ? -0.1 : -0.3)
          : Reason("speaker", same[0], 0.15))
    }
    let score = min(1, max(0, reasons.reduce(0) { $0 + $1.weight }))
    return score >= Self.threshold ? Link(a, b, score: score, reasons: reasons) : nil
  }
}
