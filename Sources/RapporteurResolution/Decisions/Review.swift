internal import RapporteurCore

/// The decisions on one record, applied to it.
struct Review {
  /// The record with its edits.
  private(set) var record: Record
  /// The findings that a reviewer rejected.
  private(set) var rejected: Set<FindingKey> = []
  /// The findings that a split names: each is a candidate by itself.
  private(set) var pinned: Set<FindingKey> = []
  private var votes: [(decision: Decision, merges: Bool, side: Int, finding: FindingKey)] = []

  /// Applies the decisions that hold, oldest first.
  init(of record: Record, decisions: [Decision]) {
    self.record = record
    for decision in Decision.standing(decisions) {
      switch decision.action {
      case .accept(let anchor):
        if let key = anchor.finding(in: record) { rejected.remove(key) }
      case .reject(let anchor):
        if let key = anchor.finding(in: record) { rejected.insert(key) }
      case .edit(let anchor, let field, let value):
        if let key = anchor.finding(in: record) {
          self.record.edit(key.finding, field, value, by: decision)
        }
      case .merge(let anchors):
        for anchor in anchors {
          if let key = anchor.finding(in: record) { votes.append((decision, true, 0, key)) }
        }
      case .split(let one, let other):
        for (side, anchors) in [one, other].enumerated() {
          for anchor in anchors {
            guard let key = anchor.finding(in: record) else { continue }
            pinned.insert(key)
            votes.append((decision, false, side, key))
          }
        }
      case .retract: break
      }
    }
  }

  /// The ballots of the decisions to merge and to split, on the candidates that the findings show.
  func ballots(candidates: [FindingKey: Candidate.ID]) -> [Ballot] {
    votes.compactMap { vote in
      candidates[vote.finding].map {
        Ballot(
          decision: vote.decision, merges: vote.merges, side: vote.side, finding: vote.finding,
          candidate: $0)
      }
    }.sorted()
  }
}

extension Record {
  /// Gives a field of a finding another value. A value that does not fit the field changes nothing.
  mutating func edit(_ id: String, _ field: Decision.Field, _ value: String?, by decision: Decision)
  {
    if field == .modality {
      guard let modality = value.flatMap(Modality.init(rawValue:)) else { return }
      editProvenance(of: id) { $0.modality = modality }
      return
    }
    let basis = "\(decision.reviewer), \(decision.time.prefix(10))"
    if let index = meetings.firstIndex(where: { $0.id.description == id }) {
      switch field {
      case .status:
        if let status = value.flatMap(Meeting.Status.init(rawValue:)) {
          meetings[index].status = status
        }
      case .date: meetings[index].date = TimeReference(edited: value, basis: basis)
      case .ordinal: meetings[index].ordinal = value.flatMap { Int($0) }
      case .format: meetings[index].format = value.flatMap(Meeting.Format.init(rawValue:))
      default: break
      }
    } else if let index = outcomes.firstIndex(where: { $0.id.description == id }) {
      if field == .status, let status = value.flatMap(Outcome.Status.init(rawValue:)) {
        outcomes[index].status = status
      }
    } else if let index = commitments.firstIndex(where: { $0.id.description == id }) {
      if field == .date { commitments[index].due = TimeReference(edited: value, basis: basis) }
    } else if let index = statements.firstIndex(where: { $0.id.description == id }) {
      if field == .date { statements[index].said = TimeReference(edited: value, basis: basis) }
    } else if let index = actors.firstIndex(where: { $0.id.description == id }) {
      switch field {
      case .name: actors[index].name = value ?? actors[index].name
      case .code: actors[index].code = value
      case .kind:
        if let kind = value.flatMap(Actor.Kind.init(rawValue:)) { actors[index].kind = kind }
      default: break
      }
    }
  }

  private mutating func editProvenance(of id: String, _ change: (inout Provenance) -> Void) {
    func edit<Found: Finding>(_ findings: inout [Found]) {
      for index in findings.indices where findings[index].id.description == id {
        change(&findings[index].provenance)
      }
    }
    edit(&statements)
    edit(&meetings)
    edit(&outcomes)
    edit(&conditions)
    edit(&commitments)
    edit(&positions)
  }
}

extension TimeReference {
  /// The time that a reviewer gives: a day, two with "/" between, or nil.
  fileprivate init?(edited value: String?, basis: String) {
    guard let value else { return nil }
    let days = value.split(separator: "/").compactMap { Day(iso: $0) }
    guard let first = days.first, let last = days.last else { return nil }
    self.init(
      value: value, interval: DayInterval(from: first, to: last + 1), anchor: .absolute,
      basis: basis)
  }
}
