internal import Foundation
public import RapporteurCore
internal import RapporteurLanguage

/// The names of offices under which a record knows its actors.
public enum HeldOffice {
  /// The offices that the record gives an actor as held at its day, `President of France`; former ones, and words
  /// that are no title, left out.
  ///
  /// - Complexity: O(n) in the words of its titles.
  public static func names(of actor: Actor, in record: Record) -> [String] {
    let sketch = RecordSketch(record)
    return names(of: actor, sketch)
  }

  /// The offices of all actors of a record, by the number of the actor.
  public static func names(in record: Record) -> [Int: [String]] {
    let sketch = RecordSketch(record)
    var names: [Int: [String]] = [:]
    for actor in record.actors {
      let held = Self.names(of: actor, sketch)
      if !held.isEmpty { names[actor.id.number] = held }
    }
    return names
  }

  /// The office of a head of state or of government that the record gives an actor as held at its day; nil for none.
  ///
  /// `side` is the code of the state for which it stands where the actor itself says none, or nil.
  static func sole(of actor: Actor, side: String? = nil, _ sketch: RecordSketch) -> String? {
    names(of: actor, side: side, sketch, only: own).first
  }

  /// The office by which alone an actor is told ("the President of the French Republic", "Ukraine’s president"), with the name
  /// of the state as the table has it; nil for one with a name, and for offices of which a state has more than one.
  static func described(by actor: Actor, _ sketch: RecordSketch) -> String? {
    guard actor.kind == .group || sketch.isUnnamed(actor), let code = sketch.party(actor.id),
      let state = StateTable.standard.state(code: code)
    else { return nil }
    let words = actor.name.split(separator: " ").map(String.init)
    if words.contains(where: { past.contains($0.lowercased()) }) { return nil }
    for start in words.indices.prefix(3) {
      guard let (entry, _) = TitleLexicon.standard.title(at: start, in: words) else { continue }
      return own.contains(entry.class) ? "\(entry.title) of \(state.name)" : nil
    }
    return nil
  }

  private static func names(
    of actor: Actor, side: String? = nil, _ sketch: RecordSketch,
    only classes: Set<TitleLexicon.Entry.Class>? = nil
  ) -> [String] {
    var names: [String] = []
    for role in actor.roles {
      guard let (title, kind) = title(in: role.title), classes?.contains(kind) ?? true else {
        continue
      }
      var places = [role.of.flatMap { place($0, sketch) }, role.body].compactMap { $0 }
      // "President Kovač" is the president of the state that she speaks for.
      if places.isEmpty, own.contains(kind), let state = sketch.party(actor.id) ?? side,
        let entry = StateTable.standard.state(code: state)
      {
        places = [entry.name]
      }
      for place in places {
        let name = title.hasSuffix(" of " + place) ? title : "\(title) of \(place)"
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  /// Offices that there is one of in a state.
  private static let own: Set<TitleLexicon.Entry.Class> = [.headOfState, .headOfGovernment, .royal]
  /// Words that say that an office is held no longer, or not yet.
  private static let past: Set<String> = [
    "former", "ex", "ex-president", "then", "late", "onetime", "outgoing", "incoming", "previous",
    "elect", "-elect", "designate", "nominee",
  ]

  /// The name of a state as the table has it, else as the report prints it.
  private static func place(_ id: Identifier<Actor>, _ sketch: RecordSketch) -> String? {
    if let code = sketch.code(id), let entry = StateTable.standard.state(code: code) {
      return entry.name
    }
    return sketch.record.actor(id)?.name
  }

  /// The title of a head of state or of government where all words are titles of the lexicon ("His Majesty King", "Amir
  /// Sheikh"): that of the highest office, else the first; nil where they are not, or none is such a title.
  private static func ownTitle(_ words: [String]) -> (String, TitleLexicon.Entry.Class)? {
    var entries: [TitleLexicon.Entry] = []
    var start = 0
    while start < words.count {
      if ["His", "Her", "Your", "Their", "Majesty", "Highness", "Royal"].contains(words[start]) {
        start += 1
      } else if let (entry, count) = TitleLexicon.standard.title(at: start, in: words) {
        entries.append(entry)
        start += count
      } else {
        return nil
      }
    }
    let offices = entries.filter { own.contains($0.class) }
    let first = offices.first { $0.class != .royal } ?? offices.first
    return first.map { ($0.title, $0.class) }
  }

  /// A title as printed, without what stands before it, and what sort it is of; nil where no title of the lexicon
  /// is in it or where it is held no longer.
  private static func title(in text: String) -> (String, TitleLexicon.Entry.Class)? {
    let dash = text.range(of: " - ")?.upperBound ?? text.startIndex
    let words = text[dash...].split(separator: " ").map(String.init).filter { $0 != "-" }
    guard let first = words.first, first.first?.isUppercase ?? false else { return nil }
    if words.contains(where: { past.contains($0.lowercased()) }) { return nil }
    if let own = ownTitle(words) { return own }
    // Some words of a body or state may go before it: "National Security Bureau Chief".
    for start in words.indices.prefix(5) {
      guard let (entry, count) = TitleLexicon.standard.title(at: start, in: words) else { continue }
      if entry.class == .civil || entry.class == .modifier { continue }
      guard start == 0 || start + count == words.count else { return nil }
      let isWhole = start == 0 && count == words.count
      return (isWhole ? entry.title : words.joined(separator: " "), entry.class)
    }
    return nil
  }
}
