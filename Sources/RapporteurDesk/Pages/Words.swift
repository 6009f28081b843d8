internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// How the pages put values into words.
enum Words {
  /// "1 report", "2 reports", "1,200 reports".
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// 1200 as "1,200".
  static func grouped(_ number: Int) -> String {
    var digits = String(abs(number))
    var grouped = ""
    while digits.count > 3 {
      grouped = "," + digits.suffix(3) + grouped
      digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + digits + grouped
  }

  /// "6th".
  static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }

  /// "1 agreement item".
  static func name(of kind: FindingKind) -> String {
    switch kind {
    case .statement: "statement"
    case .meeting: "meeting"
    case .outcome: "item"
    case .condition: "condition"
    case .commitment: "commitment"
    case .position: "position"
    case .actor: "actor"
    }
  }

  /// How the parties met.
  static func format(_ format: String?) -> String? {
    switch format {
    case "in-person": "in person"
    case "phone": "by phone"
    case "video": "by video"
    default: format
    }
  }

  /// A status as it is read: "agreed in principle".
  static func status(_ status: String) -> String {
    status.contains("-") ? status.replacing("-", with: " ") : status
  }

  /// How good the news in a status is, for those who see colours: `good`, `wait`, `bad`, or nothing.
  static func tone(_ status: String) -> String {
    switch status {
    case "held", "ongoing", "agreed", "signed", "in-force", "implemented", "extended", "support",
      "welcome", "willing", "thank", "met", "kept":
      "good"
    case "scheduled", "proposed", "on-agenda", "agreed-in-principle", "pledged", "announced",
      "open",
      "moved":
      "wait"
    case "postponed", "cancelled", "denied", "suspended", "rejected", "violated", "oppose",
      "condemn", "concern", "silent", "disputed", "not met", "broken", "lapsed":
      "bad"
    default: ""
    }
  }

  /// A day of publication from ISO 8601, in words; nil without one.
  static func published(_ iso: String?) -> String? {
    guard let iso, let day = Day(iso: iso) else { return iso }
    return day.words()
  }
}
