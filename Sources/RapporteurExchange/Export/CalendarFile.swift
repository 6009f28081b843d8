internal import RapporteurCore
internal import RapporteurLedger

/// Meetings as a calendar of whole days.
///
/// A meeting has the identifier of the ledger for its UID, which stays when more reports tell of it, and
/// the number of those reports as its sequence. Held and ongoing meetings are CONFIRMED, announced,
/// proposed and postponed ones TENTATIVE, cancelled ones CANCELLED. One of which no report says when it was
/// is left out: an event needs a day. No time of writing is in it: DTSTAMP is the day since when it is known.
/// - Source: RFC 5545; RFC 7986 for the calendar's name and refresh interval.
struct CalendarFile {
  private let source: ExportSource
  /// The most bytes of a line, its end not counted.
  private static let longestLine = 75

  init(_ source: ExportSource) { self.source = source }

  func write(to output: ExportOutput) throws {
    try put("BEGIN:VCALENDAR", to: output)
    try put("VERSION:2.0", to: output)
    try put("PRODID:-//Rapporteur//Rapporteur//EN", to: output)
    try put("CALSCALE:GREGORIAN", to: output)
    try put("METHOD:PUBLISH", to: output)
    try put("NAME:" + Self.escaped(source.title), to: output)
    try put("X-WR-CALNAME:" + Self.escaped(source.title), to: output)
    try put("REFRESH-INTERVAL;VALUE=DURATION:PT1H", to: output)
    try source.extract.entries(.meeting, source.filter) { entry in
      guard let days = entry.days, let status = Self.status(of: entry) else { return }
      try put("BEGIN:VEVENT", to: output)
      try put("UID:\(entry.id)@rapporteur", to: output)
      let known = entry.mentions.map(\.known).max() ?? entry.since
      try put("DTSTAMP:\(Self.basic(known))T000000Z", to: output)
      try put("SEQUENCE:\(max(0, entry.mentionCount - 1))", to: output)
      try put("DTSTART;VALUE=DATE:\(Self.basic(days.from))", to: output)
      try put("DTEND;VALUE=DATE:\(Self.basic(days.to))", to: output)
      try put("STATUS:\(status)", to: output)
      try put("TRANSP:TRANSPARENT", to: output)
      try put("SUMMARY:" + Self.escaped(entry.meetingTitle), to: output)
      if let place = entry.place { try put("LOCATION:" + Self.escaped(place.name), to: output) }
      try put("CATEGORIES:" + Self.escaped(entry.status), to: output)
      try put("DESCRIPTION:" + Self.escaped(Self.description(of: entry)), to: output)
      if source.base.hasPrefix("http") {
        try put("URL:" + source.address(ofThing: entry.id), to: output)
      }
      try put("END:VEVENT", to: output)
    }
    try put("END:VCALENDAR", to: output)
  }

  private static func status(of entry: AccountEntry) -> String? {
    guard entry.modality != .denied else { return nil }
    return switch Meeting.Status(rawValue: entry.status) {
    case .held, .ongoing: "CONFIRMED"
    case .scheduled, .proposed, .postponed: "TENTATIVE"
    case .cancelled: "CANCELLED"
    case .denied, nil: nil
    }
  }

  private static func description(of entry: AccountEntry) -> String {
    let days = entry.days.map { $0.to.number - $0.from.number } ?? 1
    var lines = ["\(entry.status) (\(entry.modality.rawValue))"]
    if days > 1 { lines.append("on a day between these, or for all of them") }
    if !entry.sides.isEmpty {
      lines.append("Sides: " + entry.sides.map(\.name).joined(separator: ", "))
    }
    for mention in entry.mentions.prefix(5) {
      let words = mention.evidence.split { $0.isWhitespace }.joined(separator: " ")
      lines.append("“\(words)” — \(mention.chain.joined(separator: " → ")), \(mention.known.iso)")
    }
    if entry.mentionCount > 5 { lines.append("and \(entry.mentionCount - 5) more mentions") }
    return lines.joined(separator: "\n")
  }

  private static func basic(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

  /// `text` as a TEXT value, without control characters but line feeds.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\" + String(scalar)
      case "\n", "\u{85}", "\u{2028}", "\u{2029}": escaped += "\\n"
      case "\t": escaped += " "
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Writes a content line, folded between characters so that none is longer than 75 bytes.
  private func put(_ line: String, to output: ExportOutput) throws {
    var length = 0
    var folded = ""
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if length + width > Self.longestLine {
        folded += "\r\n "
        length = 1
      }
      folded.unicodeScalars.append(scalar)
      length += width
    }
    try output.put(folded + "\r\n")
  }
}
