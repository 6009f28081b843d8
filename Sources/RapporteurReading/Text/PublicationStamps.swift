internal import RapporteurCore

/// The dates and times that the lines above a body give.
struct PublicationStamps {
  private struct Stamp {
    var time: PublicationTime
    var basis: String
    var line: Span

    /// Lower is better: a line that says when it was published, any other one, one that says when
    /// it was changed; in each, with a time of day before without one.
    var rank: (Int, Int) {
      let isOfChange = basis.contains("updated") || basis.contains("modified")
      let isOfPublication = basis.contains("publi") || basis.contains("posted")
      return (isOfChange ? 2 : isOfPublication ? 0 : 1, time.hasTime ? 0 : 1)
    }
  }

  private var stamps: [Stamp] = []

  /// Whether none was found.
  var isEmpty: Bool { stamps.isEmpty }

  /// Takes in the time that stands in `line`, and gives it; nil if there is none.
  mutating func take(_ line: String, at span: Span, basis: String) -> PublicationTime? {
    guard let time = PublicationTime(line, isDayFirst: nil) else { return nil }
    add(time, at: span, basis: basis)
    return time
  }

  mutating func add(_ time: PublicationTime, at span: Span, basis: String) {
    stamps.append(Stamp(time: time, basis: basis, line: span))
  }

  /// Sets the time of publication of `report` with its basis, and warns of what is odd.
  func describe(_ report: inout Report) {
    guard let best = stamps.min(by: { $0.rank < $1.rank }) else { return }
    report.published = best.time.iso
    report.publishedBasis = best.basis
    if best.time.isAmbiguous {
      report.warnings.append(
        Warning(
          code: "ambiguous-date",
          message: "Day and month could be the other way round; read as \(best.time.day.iso). "
            + "The option --published settles it.", span: best.line))
    }
    for stamp in stamps {
      guard let weekday = stamp.time.weekday, weekday != stamp.time.day.weekday else { continue }
      report.warnings.append(
        Warning(
          code: "weekday-mismatch",
          message: "Expected the weekday of \(stamp.time.day.iso), found another one.",
          span: stamp.line))
    }
    let other = stamps.first { $0.rank.0 == best.rank.0 && $0.time.day != best.time.day }
    if let other {
      report.warnings.append(
        Warning(
          code: "conflicting-dates",
          message: "Expected one day of publication, found \(best.time.day.iso) and "
            + "\(other.time.day.iso); the former was taken.", span: other.line))
    }
  }
}
