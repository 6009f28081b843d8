internal import RapporteurCore
internal import RapporteurLanguage

/// A record read for resolution: its actors by identifier, its day, and what is said in whose name.
struct RecordSketch {
  let record: Record
  /// The day of publication, or nil.
  let published: Day?

  init(_ record: Record) {
    self.record = record
    published = record.report.publicationDay
  }

  /// The code of the state whose government a body's name stands for ("Kremlin", "The White House"), or nil.
  private static func code(ofBody actor: Actor) -> String? {
    guard actor.kind == .organisation || actor.kind == .state else { return nil }
    return code(ofBody: actor.name)
  }

  private static func code(ofBody name: String) -> String? {
    let bare = name.hasPrefix("The ") ? String(name.dropFirst(4)) : name
    let states = StateTable.standard
    return (states.state(government: bare) ?? states.state(named: bare))?.code
  }

  /// The code of the state or body that an actor itself is, or whose government its name stands for; nil for none.
  func code(_ id: Identifier<Actor>) -> String? {
    record.actor(id).flatMap { $0.code ?? Self.code(ofBody: $0) }
  }

  /// The code of the state whose government publishes the report, or nil.
  var publishingState: String? { record.report.publisher.flatMap(Self.code(ofBody:)) }

  var text: ReportText { record.report.text }

  func key<Entry>(_ id: Identifier<Entry>) -> FindingKey { FindingKey(id, in: record) }

  /// The state or body that an actor is or stands for, as its code, or nil.
  ///
  /// A person's own state is asked for first; what it represents is followed once.
  func party(_ id: Identifier<Actor>) -> String? {
    guard let actor = record.actor(id) else { return nil }
    return code(id) ?? actor.represents.flatMap { code($0) }
  }
}

extension StateTable {
  /// The state whose government is called by its seat, "the Kremlin"; a department is a body of it.
  func state(government name: String) -> Entry? {
    let isDepartment = name.split(separator: " ").contains { ["Department", "Dept"].contains($0) }
    return isDepartment ? nil : state(seat: name)
  }
}
