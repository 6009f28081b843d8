internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// Meetings as a picture: a lane for each party, time from left to right.
///
/// A day that is known is a point, days of which one is meant an interval; held, scheduled, silent and
/// called off differ in shape as well as in colour.
struct TimelinePicture {
  /// What lanes stand for.
  enum Lanes: String, CaseIterable {
    case sides, persons, tracks
  }

  private struct Lane {
    var name: String
    var id: String?
    var meetings: Set<String> = []
  }

  private static let (left, laneHeight, top, most) = (180, 32, 30, 12)

  let meetings: [AccountEntry]
  let present: Day?
  let lanes: Lanes

  /// The picture, and what it leaves out; nil if there is nothing to draw.
  func view(_ kinds: inout ActorKinds) -> View? {
    let drawn = meetings.filter { !Self.interval($0).isEmpty }
    guard let range = range(of: drawn) else { return nil }
    let inRange = drawn.filter { Self.overlaps(Self.interval($0)[0], range) }
    let rows = rows(of: inRange, &kinds)
    guard !rows.isEmpty else { return nil }
    let days = range.to.number - range.from.number
    let scale = max(1.2, min(44, 860 / Double(days)))
    let width = Self.left + Int(Double(days) * scale) + 24
    let height = Self.top + rows.count * Self.laneHeight + 10
    let x = { (day: Day) in
      Self.left + 8 + Int(Double(day.number - range.from.number) * scale)
    }
    var view: View = [
      "width": width, "height": height, "left": Self.left, "top": Self.top,
      "bottom": height - 8,
      "lanes": rows.enumerated().map { index, lane -> View in
        var view: View = [
          "laneName": lane.name.count > 26 ? lane.name.prefix(25) + "…" : lane.name,
          "fullName": lane.name,
          "y": y(index), "textY": y(index) + 4, "right": width,
        ]
        if let id = lane.id { view["laneHref"] = Links.actor(id) }
        return view
      },
      "ticks": ticks(range, scale).map { day, label -> View in
        ["x": x(day), "tick": label]
      },
      "marks": inRange.compactMap { mark($0, rows, x, scale) },
    ]
    if let present, Self.overlaps(DayInterval(present), range) {
      view["presentX"] = x(present) + Int(scale)
      view["presentDay"] = present.words()
    }
    let left = meetings.count - inRange.count
    if left > 0 { view["left out"] = left }
    view["omitted"] = left > 0 ? Words.count(left, "meeting") : ""
    return view
  }

  private func y(_ lane: Int) -> Int { Self.top + lane * Self.laneHeight + Self.laneHeight / 2 }

  /// The days of a meeting; where no report says them, the day of the first report.
  private static func interval(_ entry: AccountEntry) -> [DayInterval] {
    if let days = entry.days { return [days] }
    return entry.mentions.first.map { [DayInterval($0.known)] } ?? []
  }

  private static func overlaps(_ a: DayInterval, _ b: DayInterval) -> Bool {
    a.from < b.to && b.from < a.to
  }

  /// From the first day to the last, what is announced for a far day left out.
  private func range(of drawn: [AccountEntry]) -> DayInterval? {
    let intervals = drawn.flatMap(Self.interval)
    guard let first = intervals.map(\.from).min(), let last = intervals.map(\.to).max() else {
      return nil
    }
    var from = first - 1
    var to = last + 1
    if let present {
      to = min(to, max(present + 60, first + 2))
      from = max(from, present - 500)
    }
    return DayInterval(from: min(from, to - 1), to: to)
  }

  private func rows(of entries: [AccountEntry], _ kinds: inout ActorKinds) -> [Lane] {
    var lanes: [String: Lane] = [:]
    var others = Lane(name: "others")
    for entry in entries {
      let names = keys(of: entry, &kinds)
      for (key, name, id) in names {
        lanes[key, default: Lane(name: name, id: id)].meetings.insert(entry.id)
      }
      if names.isEmpty { others.meetings.insert(entry.id) }
    }
    let ranked = lanes.values.sorted {
      ($1.meetings.count, $0.name) < ($0.meetings.count, $1.name)
    }
    var rows = Array(ranked.prefix(Self.most))
    let shown = rows.reduce(into: Set<String>()) { $0.formUnion($1.meetings) }
    for lane in ranked.dropFirst(Self.most) {
      others.meetings.formUnion(lane.meetings.subtracting(shown))
    }
    if !others.meetings.isEmpty { rows.append(others) }
    return rows
  }

  private func keys(of entry: AccountEntry, _ kinds: inout ActorKinds) -> [(
    String, String, String?
  )] {
    let all = entry.parties + entry.sides
    let sides = all.filter { party in
      !party.id.isEmpty && ["state", "organisation", "group"].contains(kinds.kind(of: party.id))
    }
    switch lanes {
    case .persons:
      return all.filter { kinds.kind(of: $0.id) == "person" }.map { ($0.id, $0.name, $0.id) }
    case .sides: return sides.map { ($0.id, $0.name, $0.id) }
    case .tracks:
      let track = sides.isEmpty ? entry.parties : sides
      guard track.count > 1 else { return [] }
      let names = track.prefix(3).map(\.name).sorted()
      let name = names.joined(separator: " – ") + (track.count > 3 ? " …" : "")
      return [(name, name, nil)]
    }
  }

  private func mark(
    _ entry: AccountEntry, _ rows: [Lane], _ x: (Day) -> Int, _ scale: Double
  ) -> View? {
    guard let interval = Self.interval(entry).first else { return nil }
    let places = rows.indices.filter { rows[$0].meetings.contains(entry.id) }
    guard let first = places.first, let last = places.last else { return nil }
    let isSilent = entry.standing == "silent"
    let sort =
      switch entry.status {
      case _ where isSilent: "silent"
      case "held", "ongoing": "held"
      case "scheduled", "proposed": "scheduled"
      default: "off"
      }
    let from = x(interval.from)
    let until = max(from, x(interval.to) - Int(scale))
    let middle = (from + until) / 2 + Int(scale / 2)
    let names = entry.parties.map(\.name).joined(separator: ", ")
    return [
      "href": Links.entry(.meeting, entry.id), "sort": sort, "isUndated": entry.days == nil,
      "title": [
        isSilent ? "scheduled, then silent" : Words.status(entry.status), names,
        entry.days == nil ? "day not said" : interval.words, entry.place?.name ?? "",
      ].filter { !$0.isEmpty }.joined(separator: " · "),
      "spread": first == last ? [] : [["x": middle, "y1": y(first), "y2": y(last)] as View],
      "points": places.map { lane -> View in
        let y = y(lane)
        return [
          "cx": middle, "cy": y, "isBar": interval.onlyDay == nil,
          "barX": from + Int(scale / 2) - 5,
          "barY": y - 5, "barWidth": max(10, until - from + 10), "isCross": sort == "off",
          "isSilent": sort == "silent", "x1": middle - 5, "x2": middle + 5, "y1": y - 5,
          "y2": y + 5,
        ]
      },
    ]
  }

  /// Days with a label: each day, week, month or year, whichever is not too dense.
  private func ticks(_ range: DayInterval, _ scale: Double) -> [(Day, String)] {
    var ticks: [(Day, String)] = []
    var lastMonth = 0
    for number in range.from.number..<range.to.number {
      let day = Day(number: number)
      let (year, month, date) = day.components
      let words = day.words().split(separator: " ")
      if scale >= 24 {
        let isNew = month != lastMonth
        ticks.append((day, isNew ? "\(date) \(words[1])" : "\(date)"))
      } else if scale >= 5, day.weekday == 1 {
        ticks.append((day, "\(date) \(words[1])"))
      } else if scale < 5, date == 1, scale >= 1.6 || month % 3 == 1 {
        ticks.append((day, month == 1 || ticks.isEmpty ? "\(words[1]) \(year)" : "\(words[1])"))
      }
      lastMonth = month
    }
    return ticks
  }
}
