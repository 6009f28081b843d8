internal import RapporteurCore

/// What is known of one encounter, by which it is compared.
struct MeetingTraits {
  /// How well its day is known.
  enum Dating: String {
    /// The report says the day, or a few.
    case stated
    /// It is the day of the report, or the one before: a readout tells what has just been.
    case report
    /// Some day within weeks.
    case window
    /// Not at all.
    case none
  }

  var parties: Set<String> = []
  /// Those who take part in person.
  var persons: Set<MeetingPerson> = []
  var bodies: Set<String> = []
  var interval: DayInterval?
  var dating = Dating.none
  var status = Meeting.Status.held
  var format: Meeting.Format?
  var place: String?
  var ordinal: Int?
  var report = ""
  var finding = ""
  /// Encounters of the same report that it is said to follow, prepare or be part of.
  var related: Set<String> = []

  init() {}

  /// Whether it had yet to take place.
  var isToCome: Bool { status == .scheduled || status == .proposed || status == .postponed }

  /// Whether its day is known, but for one.
  var isDated: Bool { dating == .stated || dating == .report }

  /// Whether both name persons, and each of one of them may be one of the other.
  func isNamed(as other: MeetingTraits) -> Bool {
    guard !persons.isEmpty, persons.count == other.persons.count, format == other.format else {
      return false
    }
    return persons.allSatisfy { person in other.persons.contains { person.canBe($0) } }
  }

  /// The surnames alone.
  var surnames: Set<String> { Set(persons.compactMap(\.words.last)) }

  /// The persons on the side of `code`.
  func persons(of code: String) -> [MeetingPerson] { persons.filter { $0.code == code } }

  var features: [Feature] {
    var features =
      parties.map { Feature("party", $0) } + persons.map { Feature("person", $0.encoded) }
    features += bodies.map { Feature("body", $0) }
    if let interval {
      features += [Feature("from", interval.from.iso), Feature("to", interval.to.iso)]
    }
    features += [Feature("dating", dating.rawValue), Feature("status", status.rawValue)]
    if let format { features.append(Feature("format", format.rawValue)) }
    if let place { features.append(Feature("place", place)) }
    if let ordinal { features.append(Feature("ordinal", String(ordinal))) }
    features += [Feature("report", report), Feature("finding", finding)]
    features += related.map { Feature("related", $0) }
    return features
  }

  init(_ candidate: Candidate) {
    var from: Day?
    var to: Day?
    for feature in candidate.features {
      let value = feature.value
      switch feature.name {
      case "party": parties.insert(value)
      case "person": persons.insert(MeetingPerson(encoded: value))
      case "body": bodies.insert(value)
      case "from": from = Day(iso: value)
      case "to": to = Day(iso: value)
      case "dating": dating = Dating(rawValue: value) ?? .none
      case "status": status = Meeting.Status(rawValue: value) ?? .held
      case "format": format = Meeting.Format(rawValue: value)
      case "place": place = value
      case "ordinal": ordinal = Int(value)
      case "report": report = value
      case "finding": finding = value
      case "related": related.insert(value)
      default: break
      }
    }
    if let from, let to { interval = DayInterval(from: from, to: to) }
  }
}

/// One who takes part in an encounter, as far as others can be told from him or her.
struct MeetingPerson: Hashable, Comparable, Sendable {
  /// The code of the side; empty where it is unknown.
  var code: String
  /// The words of the name as skeletons, the family name last as a rule.
  var words: [String]
  /// The office of which a state has one, `President of Indonesia`, as held then; or nil.
  var office: String?

  init(code: String, words: [String], office: String? = nil) {
    self.code = code
    self.words = words
    self.office = office
  }

  /// The name as printed; empty where it is not known.
  var printed = ""

  /// The person that `actor` is, on the side of `code`; nil for one without a name, and for all but persons.
  init?(_ actor: Actor, code: String, _ sketch: RecordSketch) {
    guard actor.kind == .person, !sketch.isUnnamed(actor) else { return nil }
    let name = SpeakerLabel.name(in: actor.name)
    let words = PersonName(name).skeletons
    guard !words.isEmpty else { return nil }
    self.init(code: code, words: words, office: HeldOffice.sole(of: actor, sketch))
    printed = name
  }

  /// `IDN:ioko vidodo|President of Indonesia`.
  var encoded: String {
    code + ":" + words.joined(separator: " ") + (office.map { "|" + $0 } ?? "")
  }

  init(encoded: String) {
    let parts = encoded.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    code = String(name[0])
    words = name.count > 1 ? name[1].split(separator: " ").map(String.init) : []
    office = parts.count > 1 ? String(parts[1]) : nil
  }

  /// Whether the two can be one person: by one office, or by names of which one may be short for the other or have
  /// the family name first ("Xi", "Xi Jinping"; "Kishida Fumio", "Fumio Kishida").
  ///
  /// The side of one who is named in short is often that of whoever speaks, and says nothing against it.
  func canBe(_ other: MeetingPerson) -> Bool {
    let isShort = words.count == 1 || other.words.count == 1
    if !isShort, !code.isEmpty, !other.code.isEmpty, code != other.code { return false }
    if let office, office == other.office { return true }
    guard let last = words.last, let otherLast = other.words.last else { return false }
    // "Derrick Johnson", of nobody knows which side, is not Boris Johnson of Britain.
    if !isShort, code != other.code, words[0].first != other.words[0].first, last == otherLast {
      return false
    }
    if last == otherLast || PersonName.areSpellings(last, otherLast) { return true }
    if isShort {
      return words[0] == other.words[0] || words[0] == otherLast || last == other.words[0]
    }
    if words.joined() == other.words.joined() || words.sorted() == other.words.sorted() {
      return true
    }
    return Set(words).intersection(other.words).count > 1
  }

  /// The side of the one person that the two are, by the fuller of the descriptions; nil where neither tells.
  func side(with other: MeetingPerson) -> String? {
    let ordered = [self, other].filter { !$0.code.isEmpty }.max { a, b in
      (a.office == nil ? 0 : 1, a.words.count) < (b.office == nil ? 0 : 1, b.words.count)
    }
    return ordered?.code
  }

  /// The family name of one of whose state it comes first, "Xi" of "Xi Jinping"; nil where it comes last.
  var familyName: String? {
    words.count > 1 && Self.familyNameFirst.contains(code) ? words.first : nil
  }

  /// Where the family name comes first.
  private static let familyNameFirst: Set<String> = [
    "CHN", "HUN", "JPN", "KHM", "KOR", "MNG", "PRK", "SGP", "TWN", "VNM",
  ]

  /// How a reader is told of the person.
  var name: String { words.last ?? office ?? "" }

  static func < (a: Self, b: Self) -> Bool { a.encoded < b.encoded }
}
