internal import RapporteurCore

/// The parts of a record that single findings need: each finding that is asked for, those that it names and on
/// whose word it stands. What was not asked for is an empty stand-in.
struct RecordExcerpt {
  /// The record as far as it was read.
  private(set) var record: Record
  /// The parts; nil where all was read at once.
  private let parts: RecordParts?
  private var actors: Set<Int> = []
  private var statements: Set<Int> = []
  private var findings: Set<String> = []

  /// An excerpt of the record of `report`, of which nothing was read yet.
  /// - Throws: `ByteReader.Fault` if `bytes` are broken.
  init(of report: Report, from bytes: [UInt8]) throws(ByteReader.Fault) {
    if RecordCoding.isVersion2(bytes) {
      record = try RecordCoding.record(of: report, from: bytes)
      parts = nil
      return
    }
    let parts = try RecordParts(bytes)
    self.parts = parts
    record = Record(report: report)
    record.actors = (0..<parts.count(.actors)).map {
      Actor(id: Identifier($0 + 1), kind: .group, name: "")
    }
    let nowhere = Provenance(evidence: Span(0, 0), confidence: 0, rule: "")
    record.statements = (0..<parts.count(.statements)).map {
      Statement(
        id: Identifier($0 + 1), provenance: nowhere, content: Span(0, 0), kind: .indirect, cue: nil)
    }
  }

  /// Reads the finding of that kind and number, where there is one.
  /// - Throws: `ByteReader.Fault` if it is broken.
  mutating func read(_ kind: FindingKind, _ number: Int) throws(ByteReader.Fault) {
    guard let parts, findings.insert(kind.letter + String(number)).inserted else { return }
    switch kind {
    case .actor: try actor(Identifier(number))
    case .statement: try statement(Identifier(number))
    case .meeting: try meeting(number, parts)
    case .outcome:
      let found = try find(parts, .outcomes, number) { reader throws(ByteReader.Fault) in
        try reader.outcome()
      }
      guard let found else { return }
      record.outcomes.append(found)
      if let id = found.meeting { try read(.meeting, id.number) }
      try read(found, found.parties)
    case .condition:
      let found = try find(parts, .conditions, number) { reader throws(ByteReader.Fault) in
        try reader.condition()
      }
      guard let found else { return }
      record.conditions.append(found)
      try read(found, found.holders + [found.obligor].compactMap { $0 })
    case .commitment:
      let found = try find(parts, .commitments, number) { reader throws(ByteReader.Fault) in
        try reader.commitment()
      }
      guard let found else { return }
      record.commitments.append(found)
      try read(found, found.actors)
    case .position:
      let found = try find(parts, .positions, number) { reader throws(ByteReader.Fault) in
        try reader.position()
      }
      guard let found else { return }
      record.positions.append(found)
      try read(found, found.actors)
    }
  }

  /// The finding of that number, which stands at its place as a rule; nil where there is none.
  private func find<Found: Finding>(
    _ parts: RecordParts, _ section: RecordParts.Section, _ number: Int,
    _ read: (inout ByteReader) throws(ByteReader.Fault) -> Found
  ) throws(ByteReader.Fault) -> Found? {
    if number >= 1, number <= parts.count(section) {
      let found = try parts.one(section, number - 1, read)
      if found.id.number == number { return found }
    }
    return try parts.all(section, read).first { $0.id.number == number }
  }

  private mutating func meeting(_ number: Int, _ parts: RecordParts) throws(ByteReader.Fault) {
    let found = try find(parts, .meetings, number) { reader throws(ByteReader.Fault) in
      try reader.meeting()
    }
    guard let found else { return }
    record.meetings.append(found)
    let named = found.participants.flatMap { [$0.actor, $0.side].compactMap { $0 } }
    try read(
      found,
      named + found.parties + found.mediators + [found.host, found.place].compactMap { $0 })
  }

  private mutating func read(_ finding: some Finding, _ named: [Identifier<Actor>])
    throws(ByteReader.Fault)
  {
    for id in named { try actor(id) }
    if let id = finding.provenance.assertedBy { try statement(id) }
  }

  private mutating func statement(_ id: Identifier<Statement>) throws(ByteReader.Fault) {
    let index = id.number - 1
    guard let parts, record.statements.indices.contains(index), statements.insert(index).inserted
    else {
      return
    }
    let found = try parts.one(.statements, index) { reader throws(ByteReader.Fault) in
      try reader.statement()
    }
    record.statements[index] = found
    try read(found, found.speakers + found.via)
  }

  private mutating func actor(_ id: Identifier<Actor>) throws(ByteReader.Fault) {
    let index = id.number - 1
    guard let parts, record.actors.indices.contains(index), actors.insert(index).inserted else {
      return
    }
    let found = try parts.one(.actors, index) { reader throws(ByteReader.Fault) in
      try reader.actor()
    }
    record.actors[index] = found
    if let side = found.represents { try actor(side) }
  }
}
