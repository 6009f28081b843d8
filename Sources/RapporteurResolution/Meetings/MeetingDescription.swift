internal import RapporteurCore
internal import RapporteurLanguage

/// Encounters as candidates: by parties, days, place and format.
struct MeetingDescription: Description {
  let states: StateTable

  func describe(_ sketch: RecordSketch) -> [Described] {
    sketch.record.meetings.map { meeting in
      let parties = Set(meeting.parties.compactMap { sketch.party($0) }).sorted()
      var features = parties.map { Feature("party", $0) }
      var keys: [BlockingKey] = []
      if let day = meeting.date?.interval?.onlyDay, parties.count > 1 {
        features.append(Feature("day", day.iso))
        keys.append(BlockingKey(.meeting, parties.joined(separator: "+"), day.iso))
      } else {
        features.append(Feature("finding", sketch.key(meeting.id).description))
      }
      return Described(
        kind: .meeting, finding: sketch.key(meeting.id), features: features, keys: keys)
    }
  }
}

/// Compares meetings.
struct MeetingComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison { NoComparison() }
}
