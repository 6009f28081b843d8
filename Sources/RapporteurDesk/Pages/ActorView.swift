internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// The page of one actor: names, offices over time, meetings, words, and positions and how they moved.
struct ActorView {
  let ledger: Ledger
  let actor: ActorEntry
  let asOf: Day?

  /// How many entries of a kind the page has; a link leads to all.
  private static let shown = 12
  /// In how many reports offices are looked for.
  private static let looked = 150

  /// A line of a listing.
  static func row(_ actor: ActorEntry) -> View {
    [
      "href": Links.actor(actor.id), "name": actor.name, "kind": actor.kind,
      "offices": actor.offices.prefix(3).joined(separator: "; "),
      "reports": Words.grouped(actor.reports), "first": actor.first.words(),
      "last": actor.last.words(), "iso": actor.last.iso,
    ]
  }

  func view() throws -> View {
    var view = Self.row(actor)
    view["heading"] = actor.name
    view["id"] = actor.id
    view["reportCount"] = Words.count(actor.reports, "report")
    view["others"] = actor.names.prefix(24).joined(separator: " · ")
    view["offices"] = try offices()
    view["merges"] = try ledger.merges(actor.id).prefix(40).map(MergeView.view)
    view["reportsHref"] = "/reports" + FormFields().with("with", actor.id).query
    var filter = Filter()
    filter.with = [actor.id]
    filter.asOf = asOf
    filter.limit = Self.shown
    var sections: [View] = []
    for kind in [FindingKind.meeting, .outcome, .statement, .position, .commitment, .condition] {
      let entries = try ledger.entries(kind, filter)
      guard !entries.isEmpty else { continue }
      let name = Words.name(of: kind)
      sections.append([
        "sectionTitle": name.prefix(1).uppercased() + name.dropFirst() + "s",
        "sectionID": name + "s", "rows": entries.map(EntryView.row),
        "all": Links.section(of: kind) + FormFields().with("with", actor.id).query,
        "isMore": entries.count >= Self.shown,
      ])
    }
    view["sections"] = sections
    view["met"] = try met()
    return view
  }

  /// Whom the actor met, those most often first.
  private func met() throws -> [View] {
    var filter = Filter()
    filter.with = [actor.id]
    filter.asOf = asOf
    filter.limit = 400
    var counts: [AccountEntry.Party: Int] = [:]
    for meeting in try ledger.entries(.meeting, filter) where meeting.status == "held" {
      for party in meeting.parties where party.id != actor.id && !party.id.isEmpty {
        counts[party, default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }.prefix(20).map {
      [
        "name": $0.key.name, "times": $0.value,
        "pairHref": "/meetings"
          + FormFields().with("with", actor.id).appending("with", $0.key.id).query,
      ]
    }
  }

  /// The offices that reports give, each with the days from the first to the last of those reports.
  private func offices() throws -> [View] {
    guard actor.kind == "person" else { return [] }
    var filter = Filter()
    filter.with = [actor.id]
    filter.asOf = asOf
    filter.limit = Self.looked
    let names = Set([actor.name] + actor.names)
    var offices: [String: (first: Day, last: Day, count: Int)] = [:]
    for report in try ledger.reports(filter) {
      guard let day = report.published.flatMap({ Day(iso: $0) }) else { continue }
      let record = try ledger.record(report.id)
      for person in record.actors where person.kind == .person && names.contains(person.name) {
        let given = person.roles.map { role in
          let held = role.of.flatMap { record.actor($0)?.name } ?? role.body
          return role.title.oneLine + (held.map { ", \($0.oneLine)" } ?? "")
        }
        for office in Set(given) {
          let known = offices[office] ?? (day, day, 0)
          offices[office] = (min(known.first, day), max(known.last, day), known.count + 1)
        }
      }
    }
    return offices.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(12)
      .sorted { ($0.value.first, $0.key) < ($1.value.first, $1.key) }.map { office, days in
        [
          "office": office, "given": Words.count(days.count, "report"),
          "span": DayInterval(from: days.first, to: days.last + 1).words,
        ]
      }
  }
}
