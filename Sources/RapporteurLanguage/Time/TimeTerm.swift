internal import RapporteurCore

/// What a part of a time rule stands for.
indirect enum TimeTerm: Hashable, Sendable {
  /// An optional part that is not there.
  case none
  /// A number; nil where it stays open ("several").
  case number(Double?)
  /// A word of a lexicon, or a name in a rule's meaning.
  case symbol(String)
  /// A recurring period.
  case point(CalendarPoint)
  /// A length of time.
  case amount(TimeAmount)
  /// A time expression.
  case reading(TimeReading)

  /// The whole number that it is, or nil.
  var integer: Int? {
    switch self {
    case .number(let number?) where number == number.rounded() && abs(number) < 1e9: Int(number)
    case .symbol(let symbol): Int(symbol)
    default: nil
    }
  }

  /// The name that it is, or nil.
  var name: String? { if case .symbol(let name) = self { name } else { nil } }
}

/// A length of time: a number of units, nil where it stays open, and smaller parts.
struct TimeAmount: Hashable, Sendable {
  /// The parts, the largest first.
  var parts: [(count: Double?, unit: TimeUnit)] = []

  /// The whole number and the unit of its only part, or nil.
  var single: (count: Int?, unit: TimeUnit)? {
    guard parts.count == 1, let part = parts.first else { return nil }
    guard let count = part.count else { return (nil, part.unit) }
    return count == count.rounded() && abs(count) < 1e6 ? (Int(count), part.unit) : nil
  }

  /// Its parts if all are whole numbers, or nil.
  var wholeParts: [(count: Int, unit: TimeUnit)]? {
    var whole: [(count: Int, unit: TimeUnit)] = []
    for (count, unit) in parts {
      guard let count, count == count.rounded(), abs(count) < 1e6 else { return nil }
      whole.append((Int(count), unit))
    }
    return whole
  }

  /// The TIMEX3 value, `P2W`, `PT1M30S`, `P2Y6M`, `PXD`.
  var timex: String {
    var date = ""
    var clock = ""
    for (count, unit) in parts.flatMap({ Self.whole($0.count, $0.unit) }) {
      let number: String
      var letters = unit.designator
      if let count {
        let scaled: Double
        switch unit {
        case .decade: (scaled, letters) = (count * 10, "Y")
        case .century: (scaled, letters) = (count * 100, "Y")
        case .fortnight: (scaled, letters) = (count * 2, "W")
        default: scaled = count
        }
        number =
          scaled == scaled.rounded() && abs(scaled) < 1e12 ? String(Int(scaled)) : "\(scaled)"
      } else {
        number = "X"
      }
      if letters.first == "T" {
        clock += number + letters.dropFirst()
      } else {
        date += number + letters
      }
    }
    return "P" + date + (clock.isEmpty ? "" : "T" + clock)
  }

  /// A half as the next smaller unit where that is whole: 2.5 years as 2 years and 6 months.
  private static func whole(_ count: Double?, _ unit: TimeUnit) -> [(
    count: Double?, unit: TimeUnit
  )] {
    guard let count, count != count.rounded() else { return [(count, unit)] }
    let smaller: (unit: TimeUnit, number: Double)? =
      switch unit {
      case .year: (.month, 12)
      case .day: (.hour, 24)
      case .hour: (.minute, 60)
      case .minute: (.second, 60)
      default: nil
      }
    guard let smaller else { return [(count, unit)] }
    let rest = (count - count.rounded(.down)) * smaller.number
    guard rest == rest.rounded() else { return [(count, unit)] }
    let full = count.rounded(.down)
    return (full == 0 ? [] : [(full, unit)]) + [(rest, smaller.unit)]
  }

  static func == (a: TimeAmount, b: TimeAmount) -> Bool {
    a.parts.elementsEqual(b.parts) { $0.count == $1.count && $0.unit == $1.unit }
  }

  func hash(into hasher: inout Hasher) {
    for part in parts {
      hasher.combine(part.count)
      hasher.combine(part.unit)
    }
  }
}

/// A time expression as the rules read it.
struct TimeReading: Hashable, Sendable {
  /// What it means; where it is anaphoric, its anchor is the time mentioned before it.
  var meaning: TimeMeaning
  /// The type.
  var kind: TimeExpression.Kind
  /// The TIMEX3 modifier, or nil.
  var modifier: String?
  /// Whether it is reckoned from the time mentioned before it ("the next day").
  var isAnaphoric = false
  /// Whether it means the same quarter of another year where the text speaks of a quarter ("up from
  /// $5 million a year ago").
  var comparesQuarters = false
  /// The weekday that stands beside a date, or nil.
  var weekday: Int?
}

/// The meaning of a time rule: an expression over the parts that it matched.
indirect enum TimeFormula: Sendable {
  case number(Int)
  case name(String)
  case variable(Int)
  case call(String, [TimeFormula])
}
