internal import RapporteurCore

/// Works out the meaning of a time rule from the parts that it matched.
///
/// The functions that a rule may call are those of `functions`; each gives nil where its arguments
/// make no sense, and then the rule does not match.
struct TimeBuilder {
  /// The arguments of a call.
  struct Call {
    var arguments: [TimeTerm]
    /// Whether the sentence tells of the past or of what is to come.
    var tense: () -> TimeDirection

    /// The whole number that the argument is, or nil.
    func integer(_ index: Int) -> Int? { self[index].integer }
    /// The name that the argument is, or nil.
    func name(_ index: Int) -> String? { self[index].name }
    /// The unit that the argument names, or nil.
    func unit(_ index: Int) -> TimeUnit? { self[index].name.flatMap { TimeUnit(rawValue: $0) } }
    /// The recurring period that the argument is, or nil.
    func point(_ index: Int) -> CalendarPoint? {
      if case .point(let point) = self[index] { point } else { nil }
    }
    /// The length of time that the argument is, or nil.
    func amount(_ index: Int) -> TimeAmount? {
      if case .amount(let amount) = self[index] { amount } else { nil }
    }
    /// The time expression that the argument is, or nil.
    func reading(_ index: Int) -> TimeReading? {
      if case .reading(let reading) = self[index] { reading } else { nil }
    }
    /// The number that the argument is; the inner nil where it stays open.
    func number(_ index: Int) -> Double?? {
      switch self[index] {
      case .number(let number): .some(number)
      case .symbol(let symbol): Int(symbol).map { .some(Double($0)) }
      default: .none
      }
    }
    /// The argument, `none` if there is none.
    subscript(index: Int) -> TimeTerm { index < arguments.count ? arguments[index] : .none }
  }

  /// Whether the sentence of a word tells of the past or of what is to come.
  let tense: (Int) -> TimeDirection

  /// The meaning of `formula` with those parts, at that word; nil if it makes no sense.
  func term(
    _ formula: TimeFormula, captures: [(variable: Int32, term: TimeTerm)], word: Int
  ) -> TimeTerm? {
    switch formula {
    case .number(let number): return .number(Double(number))
    case .name(let name): return .symbol(name)
    case .variable(let variable):
      return captures.last { $0.variable == Int32(variable) }?.term ?? TimeTerm.none
    case .call(let name, let arguments):
      var terms: [TimeTerm] = []
      for argument in arguments {
        guard let term = term(argument, captures: captures, word: word) else { return nil }
        terms.append(term)
      }
      return Self.functions[name]?(Call(arguments: terms, tense: { tense(word) }))
    }
  }

  /// The functions that a rule's meaning may call.
  static let functions: [String: @Sendable (Call) -> TimeTerm?] = {
    var all = absolute
    all.merge(points) { first, _ in first }
    all.merge(relative) { first, _ in first }
    all.merge(clocks) { first, _ in first }
    all.merge(lengths) { first, _ in first }
    return all
  }()

  // MARK: Absolute dates

  private static let absolute: [String: @Sendable (Call) -> TimeTerm?] = [
    // date(year, month, day)
    "date": { call in
      guard let year = call.integer(0), let month = call.integer(1), let day = call.integer(2)
      else {
        return nil
      }
      return Day(year: fullYear(year), month: month, day: day).map { period(.day, $0) }
    },
    // month(year, month)
    "month": { call in
      guard let year = call.integer(0), let month = call.integer(1) else { return nil }
      return Day(year: fullYear(year), month: month, day: 1).map { period(.month, $0) }
    },
    // year(year)
    "year": { call in
      guard let year = call.integer(0) else { return nil }
      return Day(year: fullYear(year), month: 1, day: 1).map { period(.year, $0) }
    },
    // decade(first year)
    "decade": { call in
      guard let year = call.integer(0), year % 10 == 0 else { return nil }
      return Day(year: year < 100 ? year + 1900 : year, month: 1, day: 1).map {
        period(.decade, $0)
      }
    },
    // century(ordinal)
    "century": { call in
      guard let number = call.integer(0), (1...30).contains(number) else { return nil }
      return Day(year: (number - 1) * 100, month: 1, day: 1).map { period(.century, $0) }
    },
    // skip(): the words only look like a time expression
    "skip": { _ in TimeTerm.none },
    // ref(PRESENT_REF)
    "ref": { call in
      call.name(0).map { name in
        .reading(
          TimeReading(
            meaning: .absolute(TimeValue(timex: name, interval: nil)), kind: .date, modifier: nil))
      }
    },
  ]

  /// A year of two digits taken for one of 1950 to 2049.
  private static func fullYear(_ year: Int) -> Int {
    year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year
  }

  private static func period(_ unit: TimeUnit, _ start: Day) -> TimeTerm {
    let period = unit.period(from: start)
    let value = TimeValue(timex: period.timex, interval: period.interval)
    return .reading(TimeReading(meaning: .absolute(value), kind: .date, modifier: nil))
  }

  // MARK: Recurring periods

  private static let points: [String: @Sendable (Call) -> TimeTerm?] = [
    "weekday": { call in call.integer(0).map { .point(.weekday($0)) } },
    "weekend": { _ in .point(.weekend) },
    "dayofmonth": { call in
      call.integer(0).flatMap { (1...31).contains($0) ? .point(.dayOfMonth($0)) : nil }
    },
    "inmonth": { call in call.integer(0).map { .point(.month($0)) } },
    "monthday": { call in
      guard let month = call.integer(0), let day = call.integer(1), (1...12).contains(month),
        (1...Day.daysInMonth(month, year: 2000)).contains(day)
      else { return nil }
      return .point(.monthDay(month, day))
    },
    "quarter": { call in
      call.integer(0).flatMap { (1...4).contains($0) ? .point(.quarter($0)) : nil }
    },
    "half": { call in call.integer(0).flatMap { (1...2).contains($0) ? .point(.half($0)) : nil } },
    "season": { call in call.integer(0).map { .point(.season($0)) } },
    // holiday(12-25), holiday(easter+1), holiday(4th-4-11): the fourth Thursday of November
    "holiday": { call in call.name(0).flatMap(holiday).map { .point($0) } },
  ]

  /// The day that the value of a holiday in `time-words.tsv` names, or nil.
  static func holiday(_ text: String) -> CalendarPoint? {
    if text.hasPrefix("easter") { return .easter(Int(text.dropFirst(6)) ?? 0) }
    let parts = text.split(separator: "-").map(String.init)
    if parts.count == 3, parts[0].hasSuffix("th"), let n = Int(parts[0].dropLast(2)),
      let weekday = Int(parts[1]), let month = Int(parts[2])
    {
      return .nthWeekday(n: n, weekday: weekday, month: month)
    }
    guard parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]) else { return nil }
    return .monthDay(month, day)
  }

  // MARK: Relative dates

  private static let relative: [String: @Sendable (Call) -> TimeTerm?] = [
    // anchor(): the day that words are reckoned from
    "anchor": { _ in .reading(TimeReading(meaning: .anchor, kind: .date, modifier: nil)) },
    // previous(): the time mentioned before
    "previous": { _ in
      .reading(TimeReading(meaning: .anchor, kind: .date, modifier: nil, isAnaphoric: true))
    },
    // yearback(): the year before, or the same quarter of it where the text speaks of a quarter
    "yearback": { _ in
      .reading(
        TimeReading(
          meaning: .shifted(.anchor, by: -1, .year, as: .year), kind: .date, modifier: nil,
          comparesQuarters: true))
    },
    // period(unit, base, offset)
    "period": { call in
      guard let unit = call.unit(0), let offset = call.integer(2) else { return nil }
      return date(call.reading(1)) { .period(unit, of: $0, offset: offset) }
    },
    // shift(base, number, unit): keeps the size of the base
    "shift": { call in
      guard let number = call.integer(1), let unit = call.unit(2) else { return nil }
      return date(call.reading(0)) { .shifted($0, by: number, unit, as: nil) }
    },
    // distance(base, amount, sign): as far from the base as the amount says
    "distance": { call in
      guard let amount = call.amount(1), let sign = call.integer(2) else { return nil }
      let parts = amount.wholeParts
      guard let parts, let first = parts.first else {
        let name = sign < 0 ? "PAST_REF" : "FUTURE_REF"
        return date(call.reading(0)) { _ in .absolute(TimeValue(timex: name, interval: nil)) }
      }
      if parts.count > 1 {
        return date(call.reading(0)) { base in
          parts.reduce(base) { .shifted($0, by: sign * $1.count, $1.unit, as: .day) }
        }
      }
      let size: TimeUnit =
        switch first.unit {
        case .month, .quarter, .year, .decade, .century: first.unit
        default: .day
        }
      return date(call.reading(0)) { .shifted($0, by: sign * first.count, first.unit, as: size) }
    },
    // ordinal(n, point, base): the n-th occurrence within the base
    "ordinal": { call in
      guard let number = call.integer(0), let point = call.point(1) else { return nil }
      return date(call.reading(2)) {
        .shifted(.within(point, $0), by: number - 1, .week, as: nil)
      }
    },
    // week(n, base): the n-th week of the base, the one with its first day being the first; or the
    // week(last, base)
    "week": { call in
      if call.name(0) == "last" {
        return date(call.reading(1)) {
          .period(.week, of: .lastDay(of: $0), offset: 0)
        }
      }
      guard let number = call.integer(0) else { return nil }
      return date(call.reading(1)) { .period(.week, of: $0, offset: number - 1) }
    },
    // nearest(point, direction, base?)
    "nearest": { call in
      guard let point = call.point(0), let name = call.name(1) else { return nil }
      var direction = TimeDirection(rawValue: name)
      if name == "tense" {
        direction = call.tense()
        if direction == .nearest { direction = .past }
      } else if name == "soon" {
        direction = call.tense() == .past ? .nearest : .future
      } else if name == "near" {
        switch call.tense() {
        case .past: direction = .likelyPast
        case .future: direction = .likelyFuture
        default: direction = .nearest
        }
      }
      guard let direction else { return nil }
      let base = call.reading(2) ?? TimeReading(meaning: .anchor, kind: .date, modifier: nil)
      return date(base) { .nearest(point, direction, from: $0) }
    },
    // within(point, base)
    "within": { call in
      guard let point = call.point(0) else { return nil }
      return date(call.reading(1)) { .within(point, $0) }
    },
    // span(first, last)
    "span": { call in
      guard var first = call.reading(0), let last = call.reading(1) else { return nil }
      if case .absolute(let from) = first.meaning, case .absolute(let to) = last.meaning,
        let start = from.interval, let end = to.interval
      {
        guard start.from <= end.from else { return nil }
        first.meaning = .absolute(
          TimeValue(
            timex: from.timex + "/" + to.timex,
            interval: DayInterval(from: start.from, to: end.to)))
      } else {
        first.meaning = .range(first.meaning, last.meaning)
      }
      return .reading(first)
    },
    // mod(reading, START)
    "mod": { call in
      guard var reading = call.reading(0), let modifier = call.name(1) else { return nil }
      reading.modifier = modifier
      return .reading(reading)
    },
    // claim(reading, weekday): the weekday that stands beside the date
    "claim": { call in
      guard var reading = call.reading(0), let weekday = call.integer(1) else { return nil }
      reading.weekday = weekday
      return .reading(reading)
    },
  ]

  /// `base` with its meaning changed, as a date.
  private static func date(_ base: TimeReading?, _ change: (TimeMeaning) -> TimeMeaning)
    -> TimeTerm?
  {
    guard var reading = base else { return nil }
    reading.meaning = change(reading.meaning)
    reading.kind = .date
    return .reading(reading)
  }

  // MARK: Times of day

  private static let clocks: [String: @Sendable (Call) -> TimeTerm?] = [
    // part(base, MO)
    "part": { call in
      guard var reading = call.reading(0), let part = call.name(1) else { return nil }
      reading.meaning = .part("T" + part, of: reading.meaning)
      reading.kind = .time
      return .reading(reading)
    },
    // clock(hour, minute?, am|pm?, second?): a time that is joined to a day by at
    "clock": { call in
      guard var hour = call.integer(0) else { return nil }
      let minute = call.integer(1)
      switch call.name(2) {
      case "am": if hour > 12 { return nil } else if hour == 12 { hour = 0 }
      case "pm": if hour > 12 { return nil } else if hour < 12 { hour += 12 }
      default: break
      }
      guard (0...24).contains(hour), (0...59).contains(minute ?? 0) else { return nil }
      let second = call.integer(3).map { ":" + twoDigits($0) } ?? ""
      return .symbol(twoDigits(hour) + ":" + twoDigits(minute ?? 0) + second)
    },
  ]

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }

  // MARK: Lengths of time and sets

  private static let lengths: [String: @Sendable (Call) -> TimeTerm?] = [
    // amount(number, unit)
    "amount": { call in
      guard let number = call.number(0), let unit = call.unit(1) else { return nil }
      // "The 1988 quarter" is none of 1988 quarters.
      if let number, (1900...2100).contains(number), unit == .quarter { return nil }
      return .amount(TimeAmount(parts: [(number, unit)]))
    },
    // some(unit): an open number of units
    "some": { call in
      call.unit(0).map { .amount(TimeAmount(parts: [(nil, $0)])) }
    },
    // andhalf(number, unit): a half more than the number
    "andhalf": { call in
      guard case .some(let number?) = call.number(0), let unit = call.unit(1) else { return nil }
      return .amount(TimeAmount(parts: [(number + 0.5, unit)]))
    },
    // halfof(unit)
    "halfof": { call in
      call.unit(0).map { .amount(TimeAmount(parts: [(0.5, $0)])) }
    },
    // plus(amount, amount)
    "plus": { call in
      guard let first = call.amount(0), let second = call.amount(1) else { return nil }
      return .amount(TimeAmount(parts: first.parts + second.parts))
    },
    // duration(amount)
    "duration": { call in
      call.amount(0).map { amount in
        .reading(
          TimeReading(
            meaning: .absolute(TimeValue(timex: amount.timex, interval: nil)), kind: .duration,
            modifier: nil))
      }
    },
    // window(amount, sign): a duration that ends or starts at the anchor
    "window": { call in
      guard let amount = call.amount(0), let sign = call.integer(1) else { return nil }
      let single = amount.single
      return .reading(
        TimeReading(
          meaning: .window(
            timex: amount.timex, by: single?.count.map { $0 * sign }, single?.unit ?? .day,
            from: .anchor),
          kind: .duration, modifier: nil))
    },
    // set(amount)
    "set": { call in call.amount(0).map { set($0.timex) } },
    // setof(point): every Monday
    "setof": { call in
      switch call.point(0) {
      case .weekday(let weekday): set("XXXX-WXX-\(weekday)")
      case .weekend: set("XXXX-WXX-WE")
      case .month(let month): set("XXXX-" + twoDigits(month))
      case .monthDay(let month, let day): set("XXXX-\(twoDigits(month))-\(twoDigits(day))")
      case .quarter(let number): set("XXXX-Q\(number)")
      case .season(let number): set("XXXX-" + ["SP", "SU", "FA", "WI"][max(0, min(3, number - 1))])
      default: nil
      }
    },
    // setpart(MO): every morning
    "setpart": { call in call.name(0).map { set("XXXX-XX-XXT" + $0) } },
  ]

  private static func set(_ timex: String) -> TimeTerm {
    .reading(
      TimeReading(
        meaning: .absolute(TimeValue(timex: timex, interval: nil)), kind: .set, modifier: nil))
  }
}
