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
  /// `CODE:surname`, the code empty where the side is unknown; surnames as skeletons.
  var persons: Set<String> = []
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

  /// The surnames alone.
  var surnames: Set<String> {
    Set(persons.map { String($0.drop { $0 != ":" }.dropFirst()) })
  }

  /// The persons on the side of `code`.
  func persons(of code: String) -> Set<String> {
    Set(persons.filter { $0.hasPrefix(code + ":") })
  }

  var features: [Feature] {
    var features = parties.map { Feature("party", $0) } + persons.map { Feature("person", $0) }
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
      case "person": persons.insert(value)
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
