internal import RapporteurCore

/// What has been spoken of so far, by position, so that later words can take it up.
struct Discourse {
  private struct Entry {
    let position: Int
    let actors: [Identifier<Actor>]
    let isSubject: Bool
    let lemma: String?
  }

  /// Pronouns whose meaning depends on who speaks.
  static let firstPerson: Set<String> = [
    "i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves",
  ]

  private var personEntries: [Entry] = []
  private var groups: [Entry] = []
  private var sideEntries: [Entry] = []
  private var things: [Entry] = []
  private var meetings: [Entry] = []
  /// The one whose document the report relays ("the statement", "it is noted"), or nil.
  var issuer: Identifier<Actor>?

  /// Notes a person at `position`.
  mutating func note(person: Identifier<Actor>, at position: Int, isSubject: Bool) {
    personEntries.append(
      Entry(position: position, actors: [person], isSubject: isSubject, lemma: nil))
  }

  /// Notes a state or body at `position`.
  mutating func note(thing: Identifier<Actor>, at position: Int, isSubject: Bool) {
    things.append(Entry(position: position, actors: [thing], isSubject: isSubject, lemma: nil))
  }

  /// Notes several actors that were spoken of together, or one whose name is plural.
  mutating func note(
    group: [Identifier<Actor>], at position: Int, isSubject: Bool, lemma: String? = nil
  ) {
    groups.append(Entry(position: position, actors: group, isSubject: isSubject, lemma: lemma))
  }

  /// Notes the sides of an encounter.
  mutating func note(sides: [Identifier<Actor>], at position: Int) {
    sideEntries.append(Entry(position: position, actors: sides, isSubject: false, lemma: nil))
  }

  /// Notes those who take part in an encounter.
  mutating func note(meeting: [Identifier<Actor>], at position: Int) {
    meetings.append(Entry(position: position, actors: meeting, isSubject: false, lemma: nil))
  }

  /// The person that "he" or "she" at `position` means: the last subject, else the last one named.
  func person(before position: Int) -> Identifier<Actor>? {
    let before = personEntries.filter { $0.position < position }
    return (before.last { $0.isSubject } ?? before.last)?.actors.first
  }

  /// The persons spoken of before `position`, the last one first.
  func persons(before position: Int) -> [Identifier<Actor>] {
    personEntries.filter { $0.position < position }.reversed().flatMap(\.actors).uniqued()
  }

  /// What "they" at `position` means.
  func plural(before position: Int) -> [Identifier<Actor>]? {
    groups.last { $0.position < position }?.actors
  }

  /// What "the leaders" at `position` means: the last persons spoken of together.
  func group(before position: Int, like lemma: String) -> [Identifier<Actor>]? {
    groups.last {
      $0.position < position && $0.isSubject && ($0.actors.count > 1 || $0.lemma == lemma)
    }?.actors
  }

  /// What "both sides" at `position` means; of `count` sides if that is said.
  func sides(before position: Int, count: Int? = nil) -> [Identifier<Actor>]? {
    sideEntries.last {
      $0.position < position && $0.actors.count > 1 && (count == nil || $0.actors.count == count)
    }?.actors
  }

  /// Those who took part in the encounter last spoken of.
  func lastMeeting(before position: Int) -> [Identifier<Actor>]? {
    meetings.last { $0.position < position }?.actors
  }

  /// The first sides of the text, the parties to a joint statement that names them in its body.
  var firstSides: [Identifier<Actor>]? { sideEntries.first { $0.actors.count > 1 }?.actors }

  /// What "it" at `position` means: the last state or body that was a subject.
  func thing(before position: Int) -> Identifier<Actor>? {
    let before = things.filter { $0.position < position }
    return (before.last { $0.isSubject } ?? before.last)?.actors.first
  }
}
