/// English names of months and weekdays.
enum Calendar {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// 1 to 12 for a month's name or an abbreviation of three letters or more, in lower case.
  static func month(named name: String) -> Int? { number(of: name, in: months) }

  /// 1 (Monday) to 7 for a weekday's name or an abbreviation, in lower case.
  static func weekday(named name: String) -> Int? { number(of: name, in: weekdays) }

  private static func number(of name: String, in names: [String]) -> Int? {
    guard name.count >= 3 else { return nil }
    return names.firstIndex { $0 == name || (name.count <= 4 && $0.hasPrefix(name)) }
      .map { $0 + 1 }
  }
}
