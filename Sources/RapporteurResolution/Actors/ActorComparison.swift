internal import RapporteurLanguage

/// Compares actors.
///
/// Weights were set by hand, and mended on the tuning half of `Evaluation/resolution-pairs.tsv`, November 2026.
struct ActorComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison {
    PreparedActors(candidates)
  }
}

/// Actors read for comparing.
private struct PreparedActors: PreparedComparison {
  /// What is known of one actor.
  struct Traits {
    var kind: String
    var code: String?
    var name: String?
    var person: PersonName?
    var body: BodyName?
    var state: String?
    var titles: Set<String>
    var office: String?
  }

  /// The least score of a link.
  static let threshold = 0.55

  private var traits: [Candidate.ID: Traits] = [:]

  init(_ candidates: [Candidate]) {
    for candidate in candidates where traits[candidate.id] == nil {
      var known = Traits(kind: "", titles: [])
      for feature in candidate.features {
        switch feature.name {
        case "kind": known.kind = feature.value
        case "code": known.code = feature.value
        case "name": known.name = feature.value
        case "state": known.state = feature.value
        case "title": known.titles.insert(feature.value)
        case "office": known.office = feature.value
        default: break
        }
      }
      if known.kind == "person", let name = known.name { known.person = PersonName(name) }
      if known.kind == "organisation", let name = known.name {
        known.body = BodyName(Self.capitalised(name), states: .standard)
      }
      traits[candidate.id] = known
    }
  }

  /// A folded name with capitals, as `BodyName` expects one; a single short word is an acronym.
  private static func capitalised(_ name: String) -> String {
    let words = name.split(separator: " ")
    if words.count == 1, name.count <= 5 { return name.uppercased() }
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  func rank(_ id: Candidate.ID) -> Int {
    guard let known = traits[id] else { return 0 }
    if known.code != nil { return known.kind == "state" ? 4 : 3 }
    if let person = known.person { return person.isFull ? 2 : 0 }
    if let body = known.body { return body.isAcronym ? 0 : 2 }
    return 1
  }

  func conflict(_ a: Candidate.ID, _ b: Candidate.ID) -> Bool {
    guard let one = traits[a], let other = traits[b] else { return true }
    if let code = one.code, let second = other.code { return code != second }
    if let person = one.person, let second = other.person {
      return person.agreement(with: second) == nil
    }
    if one.body != nil, other.body != nil, let state = one.state, let second = other.state {
      return state != second
    }
    return false
  }

  func link(_ a: Candidate.ID, _ b: Candidate.ID) -> Link? {
    guard let one = traits[a], let other = traits[b] else { return nil }
    var reasons: [Reason] = []
    if let code = one.code {
      guard code == other.code else { return nil }
      reasons = [Reason("code", code, 1)]
    } else if one.person != nil {
      reasons = persons(one, other)
    } else if one.body != nil {
      reasons = bodies(one, other)
    } else if let office = one.office {
      guard office == other.office, let state = one.state, state == other.state else { return nil }
      reasons = [Reason("office", "\(office), \(state)", 0.9)]
    } else if let name = one.name {
      guard other.code == nil, name == other.name else { return nil }
      reasons = [Reason("name", name, 0.9)]
    }
    let score = min(1, max(0, reasons.reduce(0) { $0 + $1.weight }))
    guard score >= Self.threshold else { return nil }
    return Link(a, b, score: score, reasons: reasons)
  }

  private func persons(_ one: Traits, _ other: Traits) -> [Reason] {
    guard let name = one.person, let second = other.person,
      let agreement = name.agreement(with: second)
    else { return [] }
    let words = "\(one.name ?? "") ~ \(other.name ?? "")"
    var reasons: [Reason] = []
    switch agreement {
    case .same: reasons.append(Reason("name", words, 0.85))
    case .spelling: reasons.append(Reason("spelling", words, 0.8))
    case .form: reasons.append(Reason("given name", words, 0.72))
    case .initial: reasons.append(Reason("initial", words, 0.65))
    case .surname: reasons.append(Reason("surname", words, 0.6))
    case .given: reasons.append(Reason("first word", words, 0.35))
    }
    if let state = one.state, let other = other.state {
      reasons.append(
        state == other ? Reason("state", state, 0.1) : Reason("state", "\(state) ≠ \(other)", -0.12)
      )
    }
    if !one.titles.isEmpty, !other.titles.isEmpty {
      let common = one.titles.intersection(other.titles)
      reasons.append(
        common.isEmpty
          ? Reason("office", "\(one.titles.sorted()[0]) ≠ \(other.titles.sorted()[0])", -0.06)
          : Reason("office", common.sorted()[0], 0.15))
    }
    return reasons
  }

  private func bodies(_ one: Traits, _ other: Traits) -> [Reason] {
    guard let body = one.body, let second = other.body else { return [] }
    let words = "\(one.name ?? "") ~ \(other.name ?? "")"
    var reasons: [Reason] = []
    if one.name == other.name {
      reasons.append(Reason("name", words, 0.9))
    } else if body.isAcronym != second.isAcronym, let acronym = body.acronym,
      acronym == second.acronym
    {
      reasons.append(Reason("acronym", words, 0.62))
    } else {
      let common = body.words.intersection(second.words).count
      let all = body.words.union(second.words).count
      guard common > 0, all > 0 else { return [] }
      let share = Double(common) / Double(all)
      // Beyond the words that they share, only the same state makes two bodies one.
      reasons.append(Reason("words", words, share == 1 ? 0.75 : share * 0.62))
    }
    if let state = one.state, let other = other.state {
      reasons.append(
        state == other ? Reason("state", state, 0.12) : Reason("state", "\(state) ≠ \(other)", -1))
    }
    return reasons
  }
}
