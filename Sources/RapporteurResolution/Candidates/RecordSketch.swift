internal import RapporteurCore

/// A record read for resolution: its actors by identifier, its day, and what is said in whose name.
struct RecordSketch {
  let record: Record
  /// The day of publication, or nil.
  let published: Day?

  init(_ record: Record) {
    self.record = record
    published = record.report.publicationDay
  }

  var text: ReportText { record.report.text }

  func key<Entry>(_ id: Identifier<Entry>) -> FindingKey { FindingKey(id, in: record) }

  /// The state or body that an actor is or stands for, as its code, or nil.
  ///
  /// A person's own state is asked for first; what it represents is followed once.
  func party(_ id: Identifier<Actor>) -> String? {
    guard let actor = record.actor(id) else { return nil }
    if let code = actor.code { return code }
    if actor.kind == .person, let side = actor.represents {
      return record.actor(side)?.code
    }
    return actor.represents.flatMap { record.actor($0)?.code }
  }
}
