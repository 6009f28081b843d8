internal import RapporteurCore

/// What has been spoken of so far, by position, so that later words can take it up.
struct Discourse {
  /// Pronouns whose meaning depends on who speaks.
  static let firstPerson: Set<String> = [
    "i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves",
  ]

  /// Those, and the pronouns for somebody else than the one who speaks.
  static let ofSpeaker = firstPerson.union(["he", "him", "his", "she", "her", "hers"])

  private var personTrail = Trail()
  private var groups = Trail()
  private var sides = Trail()
  private var things = Trail()
  private var meetings = Trail()
  /// The one whose document the report relays ("the statement", "it is noted"), or nil.
  var issuer: Identifier<Actor>?

  /// Notes a person at `position`.
  mutating func note(person: Identifier<Actor>, at position: Int, isSubject: Bool) {
    personTrail.add([person], at: position, isSubject: isSubject)
  }

  /// Notes a state or body at `position`.
  mutating func note(thing: Identifier<Actor>, at position: Int, isSubject: Bool) {
    things.add([thing], at: position, isSubject: isSubject)
  }

  /// Notes that the subject at `position` is a thing which acts for nobody, and which "it" takes up.
  mutating func noteThingThatIsNobody(at position: Int) {
    things.add([], at: position, isSubject: true)
  }

  /// Notes several actors that were spoken of together, or one whose name is plural.
  mutating func note(
    group: [Identifier<Actor>], at position: Int, isSubject: Bool, lemma: String? = nil
  ) {
    groups.add(group, at: position, isSubject: isSubject, lemma: lemma)
  }

  /// Notes the sides of an encounter.
  mutating func note(sides actors: [Identifier<Actor>], at position: Int) {
    sides.add(actors, at: position)
  }

  /// Notes those who take part in an encounter.
  mutating func note(meeting: [Identifier<Actor>], at position: Int) {
    meetings.add(meeting, at: position)
  }

  /// The person that "he" or "she" at `position` means: of those who can be meant, the last subject,
  /// else the last one named.
  func person(
    before position: Int, where canBe: (Identifier<Actor>) -> Bool
  ) -> Identifier<Actor>? {
    func fits(_ entry: Trail.Entry) -> Bool { entry.actors.first.map(canBe) ?? false }
    return
      (personTrail.last(before: position) { $0.isSubject && fits($0) }
      ?? personTrail.last(before: position, where: fits))?.actors.first
  }

  /// The persons spoken of before `position`, subjects first, the last one first; at most the last hundred mentions
  /// are looked at.
  func persons(before position: Int) -> [Identifier<Actor>] {
    let latest = personTrail.latest(100, before: position)
    return (latest.filter(\.isSubject) + latest).flatMap(\.actors).uniqued()
  }

  /// What "they" at `position` means: those last spoken of together; but a body that the paragraph, begun at `start`,
  /// has made its subject where it has spoken of no others together. Those spoken of more than `reach` bytes before are not
  /// meant.
  func plural(
    before position: Int, paragraph start: Int, reach: Int?,
    where isBody: (Identifier<Actor>) -> Bool
  ) -> [Identifier<Actor>]? {
    let earliest = reach.map { position - $0 } ?? 0
    let group = groups.last(before: position).flatMap { $0.position >= earliest ? $0 : nil }
    if group.map({ $0.position < start }) ?? true,
      let body = things.last(before: position, where: { $0.isSubject }),
      body.position >= start, let id = body.actors.first, isBody(id)
    {
      return [id]
    }
    return group?.actors
  }

  /// The person last spoken of between two positions, subjects first.
  func person(
    from start: Int, to position: Int, where canBe: (Identifier<Actor>) -> Bool
  ) -> Identifier<Actor>? {
    func fits(_ entry: Trail.Entry) -> Bool {
      entry.position >= start && entry.actors.first.map(canBe) ?? false
    }
    return
      (personTrail.last(before: position) { $0.isSubject && fits($0) }
      ?? personTrail.last(before: position, where: fits))?.actors.first
  }

  /// What "the leaders" at `position` means: of those who can be meant, the last persons spoken of
  /// together.
  func group(
    before position: Int, like lemma: String, where canBe: ([Identifier<Actor>]) -> Bool
  ) -> [Identifier<Actor>]? {
    groups.last(before: position) {
      $0.isSubject && ($0.actors.count > 1 || $0.lemma == lemma) && canBe($0.actors)
    }?.actors
  }

  /// The last subject between two positions that `isWanted`, be it several actors or one body.
  func subjects(
    from start: Int, to position: Int, where isWanted: ([Identifier<Actor>]) -> Bool
  ) -> [Identifier<Actor>]? {
    let found = [groups, things].compactMap { trail in
      trail.last(before: position) { $0.position >= start && $0.isSubject && isWanted($0.actors) }
    }
    return found.max { $0.position < $1.position }?.actors
  }

  /// What "both sides" at `position` means; of `count` sides if that is said.
  func sides(before position: Int, count: Int? = nil) -> [Identifier<Actor>]? {
    sides.last(before: position) {
      $0.actors.count > 1 && (count == nil || $0.actors.count == count)
    }?.actors
  }

  /// Those who took part in the encounter last spoken of.
  func lastMeeting(before position: Int) -> [Identifier<Actor>]? {
    meetings.last(before: position)?.actors
  }

  /// Those who took part in the encounter told last between two positions.
  func meeting(from start: Int, before end: Int) -> [Identifier<Actor>]? {
    meetings.last(before: end) { $0.position >= start }?.actors
  }

  /// The first sides of the text, the parties to a joint statement that names them in its body.
  var firstSides: [Identifier<Actor>]? { sides.first { $0.actors.count > 1 }?.actors }

  /// What "it" at `position` means: the last state or body that was a subject.
  func thing(before position: Int) -> Identifier<Actor>? {
    (things.last(before: position) { $0.isSubject } ?? things.last(before: position))?.actors.first
  }
}

/// Mentions in the order of the text.
private struct Trail {
  struct Entry {
    let position: Int
    let actors: [Identifier<Actor>]
    let isSubject: Bool
    let lemma: String?
  }

  private var entries: [Entry] = []
  /// How far back a search goes, in mentions: what was named long ago is not taken up by a pronoun.
  private static let reach = 200

  mutating func add(
    _ actors: [Identifier<Actor>], at position: Int, isSubject: Bool = false, lemma: String? = nil
  ) {
    let entry = Entry(position: position, actors: actors, isSubject: isSubject, lemma: lemma)
    // Mentions come nearly in order; those of one position keep the order of their coming.
    var index = entries.count
    while index > 0, entries[index - 1].position > position { index -= 1 }
    entries.insert(entry, at: index)
  }

  func last(before position: Int, where isWanted: (Entry) -> Bool = { _ in true }) -> Entry? {
    latest(Self.reach, before: position).first(where: isWanted)
  }

  func first(where isWanted: (Entry) -> Bool) -> Entry? { entries.first(where: isWanted) }

  /// The last entries before `position`, the latest first.
  func latest(_ count: Int, before position: Int) -> ReversedCollection<ArraySlice<Entry>> {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].position >= position { high = middle } else { low = middle + 1 }
    }
    return entries[max(0, low - count)..<low].reversed()
  }
}
