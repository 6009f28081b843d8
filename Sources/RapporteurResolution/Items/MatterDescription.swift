internal import RapporteurCore

/// Agreement items, conditions, commitments and positions as candidates: by parties and words.
struct MatterDescription: Description {
  /// Keys are made of the smallest of the words' hashes under so many orders.
  static let orders = 3
  /// What is on one table stays there for about so many days.
  static let period = 180

  func describe(_ sketch: RecordSketch) -> [Described] {
    let record = sketch.record
    var found: [Described] = []
    for outcome in record.outcomes {
      let issue = outcome.issues.first.map { [Feature("issue", $0)] } ?? []
      let key = sketch.key(outcome.id)
      found.append(
        matter(.item, key, outcome.parties, [("words", outcome.topic)], more: issue, sketch))
    }
    for condition in record.conditions {
      let spans = [("words", condition.consequent), ("antecedent", condition.antecedent)]
      let relation = [Feature("relation", condition.relation.rawValue)]
      let key = sketch.key(condition.id)
      found.append(matter(.condition, key, condition.holders, spans, more: relation, sketch))
    }
    for commitment in record.commitments {
      let key = sketch.key(commitment.id)
      found.append(
        matter(.commitment, key, commitment.actors, [("words", commitment.action)], sketch))
    }
    for position in record.positions {
      let stance = [Feature("stance", position.stance.rawValue)]
      let key = sketch.key(position.id)
      found.append(
        matter(.position, key, position.actors, [("words", position.content)], more: stance, sketch)
      )
    }
    return found
  }

  private func matter(
    _ kind: EntityKind, _ finding: FindingKey, _ actors: [Identifier<Actor>],
    _ spans: [(String, Span)], more: [Feature] = [], _ sketch: RecordSketch
  ) -> Described {
    let parties = Set(actors.compactMap { sketch.party($0) ?? named($0, sketch) }).sorted()
    var features = parties.map { Feature("party", $0) } + more
    var telling: Set<String> = []
    for (name, span) in spans {
      let words = ItemWords.standard.words(of: sketch.text[span])
      telling.formUnion(words.telling)
      features.append(
        Feature(
          name,
          words.telling.sorted().joined(separator: " ") + " / "
            + words.light.sorted().joined(separator: " ")))
    }
    if let published = sketch.published {
      features.append(Feature("period", String(published.number / Self.period)))
    }
    // What is told by fewer than two words is the same only within its report.
    if telling.isEmpty { features.append(Feature("finding", finding.description)) }
    return Described(
      kind: kind, finding: finding, features: features,
      keys: telling.isEmpty ? [] : keys(kind, telling, parties, sketch.published))
  }

  /// A person or body without a code, by name.
  private func named(_ id: Identifier<Actor>, _ sketch: RecordSketch) -> String? {
    guard let actor = sketch.record.actor(id) else { return nil }
    if actor.kind == .person {
      return PersonName(SpeakerLabel.name(in: actor.name)).skeletons.last
    }
    return Words.folded(actor.name)
  }

  private func keys(
    _ kind: EntityKind, _ telling: Set<String>, _ parties: [String], _ published: Day?
  ) -> [BlockingKey] {
    var least: Set<String> = []
    for order in 0..<Self.orders {
      let smallest = telling.map { (StableHash.value(of: "\(order) " + $0), $0) }.min {
        $0.0 < $1.0
      }
      if let smallest { least.insert(smallest.1) }
    }
    // Items are followed through a process, party by party; the rest is told again in the same words, about then.
    if kind == .item {
      return parties.prefix(3).flatMap { party in
        least.flatMap {
          BlockingKey.keys(kind, party, $0, around: published, days: Self.period)
        }
      }
    }
    let pair = telling.map { (StableHash.value(of: $0), $0) }.sorted { $0.0 < $1.0 }.prefix(2)
      .map(\.1).joined(separator: " ")
    return BlockingKey.keys(
      kind, parties.joined(separator: "+"), pair, around: published, days: Self.period)
  }
}

/// Compares matters.
struct MatterComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison {
    PreparedMatters(candidates)
  }
}

/// Matters read for comparing.
private struct PreparedMatters: PreparedComparison {
  struct Traits {
    var kind: EntityKind
    var parties: Set<String> = []
    var telling: [UInt64] = []
    var light: [UInt64] = []
    var told: [String] = []
    var relation: String?
    var period: Int?
  }

  /// The least score of a link.
  static let threshold = 0.6
  /// What a light word counts beside a telling one.
  static let lightWeight = 0.2

  private var traits: [Candidate.ID: Traits] = [:]

  init(_ candidates: [Candidate]) {
    for candidate in candidates {
      var known = Traits(kind: candidate.kind)
      for feature in candidate.features {
        switch feature.name {
        case "party": known.parties.insert(feature.value)
        case "words", "antecedent":
          let sides = feature.value.split(separator: "/", omittingEmptySubsequences: false)
          known.told += sides[0].split(separator: " ").map(String.init)
          // The two halves of a condition are told apart by a mark.
          let mark = feature.name == "words" ? "" : "<"
          known.telling += sides[0].split(separator: " ").map { StableHash.value(of: mark + $0) }
          known.light += (sides.last ?? "").split(separator: " ").map {
            StableHash.value(of: mark + $0)
          }
        case "relation", "stance": known.relation = feature.value
        case "period": known.period = Int(feature.value)
        default: break
        }
      }
      known.telling = Set(known.telling).sorted()
      known.light = Set(known.light).sorted()
      traits[candidate.id] = known
    }
  }

  func rank(_ id: Candidate.ID) -> Int { 1 }

  func conflict(_ a: Candidate.ID, _ b: Candidate.ID) -> Bool {
    guard let one = traits[a], let other = traits[b] else { return true }
    return Self.areOfOthers(one, other) || Self.likeness(one, other) < 0.34
  }

  /// Whether each is between somebody whom the other has not: what A discusses with B is not what A discusses with C.
  private static func areOfOthers(_ one: Traits, _ other: Traits) -> Bool {
    !one.parties.isSubset(of: other.parties) && !other.parties.isSubset(of: one.parties)
  }

  /// The share of common words, light ones counting less.
  private static func likeness(_ one: Traits, _ other: Traits) -> Double {
    let common = Shingles.common(one.telling, other.telling)
    guard common > 0 else { return 0 }
    let light = Double(Shingles.common(one.light, other.light)) * lightWeight
    let all = Double(one.telling.count + other.telling.count - common)
    let allLight = Double(one.light.count + other.light.count) * lightWeight - light
    return (Double(common) + light) / (all + allLight)
  }

  func link(_ a: Candidate.ID, _ b: Candidate.ID) -> Link? {
    guard let one = traits[a], let other = traits[b] else { return nil }
    if one.kind != .item, one.relation != other.relation { return nil }
    // As far as keys reach, and no further.
    if let a = one.period, let b = other.period, abs(a - b) > 1 { return nil }
    let parties = one.parties.intersection(other.parties)
    guard !parties.isEmpty || one.parties.isEmpty && other.parties.isEmpty,
      !Self.areOfOthers(one, other)
    else { return nil }
    let likeness = Self.likeness(one, other)
    guard likeness > 0 else { return nil }
    let words = one.told.filter { other.told.contains($0) }.sorted().joined(separator: " ")
    var reasons = [Reason("words", words, likeness * 0.8)]
    if one.parties == other.parties {
      reasons.append(Reason("parties", parties.sorted().joined(separator: ", "), 0.15))
    } else {
      reasons.append(
        Reason("parties", parties.sorted().joined(separator: ", ") + " in common", 0.05))
    }
    // One word alone is too little, unless it is all that either says and the same two parties say it.
    if min(one.telling.count, other.telling.count) < 2,
      likeness < 1 || one.parties != other.parties || parties.count < 2
    {
      reasons.append(Reason("few words", "one telling word", -0.4))
    }
    let score = min(1, max(0, reasons.reduce(0) { $0 + $1.weight }))
    return score >= Self.threshold ? Link(a, b, score: score, reasons: reasons) : nil
  }
}
