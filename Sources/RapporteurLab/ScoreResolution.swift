internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

struct ScoreResolution: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolution",
    abstract: "Measures on pairs of mentions what resolution holds to be the same.")

  @Option(help: "The records, one a line, as `rapporteur read --format ndjson` prints them.")
  var records: String?

  @Option(help: "A ledger that has the records, instead.")
  var ledger: String?

  @Option(help: "The pairs.")
  var pairs = "Evaluation/resolution-pairs.tsv"

  @Option(help: "Only pairs of this kind: actor, meeting, statement.")
  var kind: String?

  @Option(help: "The file with the floors; below one the exit status is 1.")
  var baseline: String?

  @Flag(help: "Read the reports of the pairs alone, which is faster and a little easier.")
  var mentionedOnly = false

  @Flag(
    help:
      "Also list the pairs of the tuning half that are wrong, with what the two mentions are read as."
  )
  var mistakes = false

  mutating func validate() throws {
    guard (records == nil) != (ledger == nil) else {
      throw ValidationError("Give either --records or --ledger.")
    }
  }

  /// Hands over the records one by one.
  private func forEachRecord(of names: Set<String>, _ body: (Record) throws -> Void) throws {
    func isWanted(_ name: String?) -> Bool { !mentionedOnly || name.map(names.contains) ?? false }
    if let ledger {
      let ledger = try Ledger(reading: ledger)
      for report in try ledger.reports(Filter()) where isWanted(report.identifier) {
        try body(try ledger.record(report.id))
      }
    } else if let records {
      for line in try String(contentsOfFile: records, encoding: .utf8).utf8.split(separator: 10) {
        let record = try RecordReader().record(from: line)
        if isWanted(record.report.identifier) { try body(record) }
      }
    }
  }

  func run() throws {
    let pairs = try GoldPair.list(path: pairs).filter { kind == nil || $0.kind == kind }
    var store = MemoryStore()
    let kinds = Set(pairs.compactMap { EntityKind(rawValue: $0.kind) })
    let resolver = Resolver(kinds: kinds)
    var mentioned: [String: Record] = [:]
    let names = Set(pairs.flatMap { [$0.first.report, $0.second.report] })
    var batch: [Contribution] = []
    try forEachRecord(of: names) { record in
      batch.append(resolver.contribution(of: record))
      if let name = record.report.identifier, names.contains(name) { mentioned[name] = record }
      if batch.count == 64 {
        try resolver.absorb(batch, into: &store)
        batch = []
      }
    }
    try resolver.absorb(batch, into: &store)

    var counts: [String: Counts] = [:]
    for pair in pairs {
      let findings = [pair.first, pair.second].map { mention in
        mentioned[mention.report].map { mention.findings(kind: pair.kind, in: $0) } ?? []
      }
      let clusters = findings.map { Set($0.compactMap { store.cluster(of: $0)?.id }) }
      let found = !clusters[0].isDisjoint(with: clusters[1])
      for group in [pair.half + " " + pair.kind, pair.half, "all"] {
        counts[group, default: Counts()].add(same: pair.isSame, found: found)
      }
      if mistakes, pair.half == "tuning", found != pair.isSame {
        print("wrong: \(pair.line)")
        for finding in findings { print("  " + describe(finding.first, store)) }
      }
    }
    for (group, count) in counts.sorted(by: { $0.key < $1.key }) {
      print(
        group + String(repeating: " ", count: max(1, 22 - group.count))
          + String(
            format: "pairs %3d  P %.3f  R %.3f  F1 %.3f", count.total, count.precision,
            count.recall, count.f1))
    }
    if let baseline { try compare(counts, with: baseline) }
  }

  /// What a mention was read as, for one who looks for the cause of a mistake.
  private func describe(_ finding: FindingKey?, _ store: MemoryStore) -> String {
    guard let finding else { return "not found by the analysis" }
    guard
      let sighting = store.sightings(ofReport: finding.report).first(where: {
        $0.finding == finding
      }), let candidate = store.candidates.first(where: { $0.id == sighting.candidate })
    else { return "no candidate" }
    let features = candidate.features.map { "\($0.name) \($0.value)" }
    let others = store.cluster(of: finding).map { store.findings(of: $0).count - 1 } ?? 0
    return "\(finding.finding), told by \(others) more: " + features.joined(separator: " · ")
  }

  /// Holds the held-out figures against the floors of `path`.
  private func compare(_ counts: [String: Counts], with path: String) throws {
    let floors = try JSONDecoder().decode(
      Floors.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    var isBelow = false
    for floor in floors.figures where floor.data == "resolution-pairs.tsv" {
      let group = floor.figure == "all" ? "held-out" : "held-out " + floor.figure
      guard kind == nil || kind == floor.figure, let reached = counts[group]?.f1,
        reached < floor.floor
      else { continue }
      print(String(format: "%@ is below its floor: F1 %.3f < %.3f", group, reached, floor.floor))
      isBelow = true
    }
    if isBelow { throw ExitCode(1) }
  }
}

/// What `Evaluation/baseline.json` says of resolution.
private struct Floors: Decodable {
  struct Figure: Decodable {
    var data: String
    var figure: String
    var floor: Double
  }

  var figures: [Figure]
}

/// How pairs came out.
private struct Counts {
  var right = 0
  var wrong = 0
  var missed = 0
  var total = 0

  mutating func add(same: Bool, found: Bool) {
    total += 1
    if same, found { right += 1 }
    if !same, found { wrong += 1 }
    if same, !found { missed += 1 }
  }

  var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
  var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
  var f1: Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }
}

/// A line of the gold set.
private struct GoldPair {
  /// Words for something in a report.
  struct Mention {
    var report: String
    /// Code points.
    var start: Int
    var end: Int

    /// The findings whose words share most with the mention's: several where one word tells of several, "held meetings with A
    /// and B". An encounter is meant too where its clause is the shortest that has the mention, "will | host | her for a
    /// meeting", as the word that names it is not always the verb.
    func findings(kind: String, in record: Record) -> [FindingKey] {
      let text = record.report.text
      var best: (ids: [String], share: Double) = ([], 0)
      func look(_ id: String, _ span: Span, isClause: Bool = false) {
        let from = text.codePointOffset(ofByte: span.start)
        let to = text.codePointOffset(ofByte: span.end)
        let common = min(to, end) - max(from, start)
        guard isClause ? from <= start && end <= to : common > 0 else { return }
        let share = Double(common) / Double(max(to, end) - min(from, start))
        if share > best.share {
          best = ([id], share)
        } else if share == best.share {
          best.ids.append(id)
        }
      }
      switch kind {
      case "actor":
        for actor in record.actors {
          for span in actor.mentions { look(actor.id.description, span) }
        }
      case "meeting":
        for meeting in record.meetings { look(meeting.id.description, meeting.trigger) }
        if best.ids.isEmpty {
          for meeting in record.meetings {
            look(meeting.id.description, meeting.provenance.evidence, isClause: true)
          }
        }
      default:
        for statement in record.statements { look(statement.id.description, statement.content) }
      }
      return best.ids.map { FindingKey(report: record.report.id, finding: $0) }
    }
  }

  var half: String
  var kind: String
  var isSame: Bool
  var first: Mention
  var second: Mention
  var line: String

  static func list(path: String) throws -> [GoldPair] {
    var pairs: [GoldPair] = []
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.hasPrefix("#") && !line.isEmpty {
      let cells = line.split(separator: "\t").map(String.init)
      guard cells.count == 9, let start = Int(cells[4]), let end = Int(cells[5]),
        let otherStart = Int(cells[7]), let otherEnd = Int(cells[8])
      else {
        throw ValidationError(
          "\(path):\(number + 1): expected nine cells, offsets in the 5th, 6th, 8th and 9th")
      }
      pairs.append(
        GoldPair(
          half: cells[0], kind: cells[1], isSame: cells[2] == "same",
          first: Mention(report: cells[3], start: start, end: end),
          second: Mention(report: cells[6], start: otherStart, end: otherEnd), line: String(line)))
    }
    return pairs
  }
}
