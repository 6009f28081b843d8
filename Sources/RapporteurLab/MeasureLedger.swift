internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurLedger
internal import RapporteurTraining

/// `rapporteur-lab measure-ledger`: how long questions take.
struct MeasureLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-ledger",
    abstract:
      "Asks a ledger questions of each kind and prints p50 and p95 of the time of the processor that they take.",
    discussion: """
      Names, words and days are drawn from the ledger itself, by a generator that always starts from \
      the same seed: common and rare ones alike. Every kind of question is asked --questions times.
      """)

  @Argument(help: "The ledger.")
  var ledger: String

  @Option(help: "How many questions of each kind.")
  var questions = 60

  @Flag(help: "Also say which question of each kind took longest.")
  var slowest = false

  func run() throws {
    let ledger = try Ledger(reading: ledger)
    // Every run asks the same.
    var random = SplitMix(seed: 20_261_122)
    var everyone = Filter()
    everyone.limit = 400
    let actors = try ledger.actors(everyone)
    let words = [
      "ceasefire", "sanctions", "climate", "Sudan", "nuclear", "hostages", "vaccine", "trade",
      "security guarantees", "grain", "border", "semiconductors", "elections", "refugees",
    ]
    let counts = try ledger.counts()
    Self.say("\(counts.versions) reports, \(counts.findings) findings")

    // Days on which something was published.
    var latest = Filter()
    latest.limit = 1
    let published = try ledger.reports(latest).first?.published
    let last = published.flatMap { Day(iso: $0) }?.number ?? 20_000
    func day(_ random: inout SplitMix) -> Day {
      Day(number: Int.random(in: min(18_700, last)...last, using: &random))
    }
    func filter() -> Filter {
      var filter = Filter()
      filter.limit = 50
      return filter
    }
    func withActor(_ random: inout SplitMix) -> Filter {
      var filter = filter()
      filter.with = [actors.randomElement(using: &random)?.id ?? ""]
      return filter
    }
    func withTwo(_ random: inout SplitMix) -> Filter {
      var filter = withActor(&random)
      filter.with.append(actors.prefix(60).randomElement(using: &random)?.id ?? "")
      return filter
    }
    func withTopic(_ random: inout SplitMix) -> Filter {
      var filter = filter()
      filter.topic = words.randomElement(using: &random)
      return filter
    }
    func withDays(_ random: inout SplitMix) -> Filter {
      var filter = filter()
      let day = day(&random)
      filter.since = day
      filter.until = day + Int.random(in: 1...60, using: &random)
      return filter
    }
    func asOf(_ random: inout SplitMix) -> Filter {
      var filter = withActor(&random)
      filter.asOf = day(&random)
      return filter
    }
    func onlyAsOf(_ random: inout SplitMix) -> Filter {
      var filter = filter()
      filter.asOf = day(&random)
      return filter
    }
    let filters: [(String, (inout SplitMix) -> Filter)] = [
      ("", { _ in filter() }), ("--with", withActor), ("--with --with", withTwo),
      ("--topic", withTopic), ("--since --until", withDays), ("--with --as-of", asOf),
      ("--as-of", onlyAsOf),
    ]
    let kinds: [(String, FindingKind)] = [
      ("meetings", .meeting), ("statements", .statement), ("outcomes", .outcome),
      ("conditions", .condition), ("commitments", .commitment), ("positions", .position),
    ]
    for (name, kind) in kinds {
      for (options, make) in filters {
        try measure("\(name) \(options)", &random) { asked, random in
          asked = make(&random)
          _ = try ledger.entries(kind, asked)
        }
      }
    }
    for (options, make) in filters {
      try measure("reports \(options)", &random) { asked, random in
        asked = make(&random)
        _ = try ledger.reports(asked)
      }
    }
    for (options, make) in filters.filter({ $0.0 != "--with --with" }) {
      try measure("actors \(options)", &random) { asked, random in
        asked = make(&random)
        _ = try ledger.actors(asked)
      }
    }
    try measure("search", &random) { asked, random in
      asked.topic = words.randomElement(using: &random)
      _ = try ledger.search(asked.topic ?? "", filter())
    }
    try measure("changes", &random) { asked, random in
      let since = day(&random)
      asked.since = since
      var filter = filter()
      filter.limit = 10
      _ = try ledger.changes(since: since, kinds: [.meeting, .outcome], filter)
    }
    try measure("timeline", &random) { _, _ in
      for kind in FindingKind.course { _ = try ledger.entries(kind, filter()) }
    }
    try measure("review", &random) { _, _ in _ = try ledger.reviewQueue(limit: 20) }
    try measure("verify", &random) { asked, random in
      asked.topic = words.randomElement(using: &random)
      let hits = try ledger.search(asked.topic ?? "", filter())
      guard let hit = hits.first else { return }
      let text = hit.snippet.filter {
        $0 != SearchHit.openingMark && $0 != SearchHit.closingMark && $0 != "…"
      }
      _ = try ledger.verify(String(text), speaker: nil, filter())
    }
    // Each takes as long as fifty others.
    let checks: [(String, [String])] = [
      ("check", []), ("check of meetings", ["silent-meeting", "ordinal"]),
    ]
    for (name, statuses) in checks {
      try measure(name, &random, times: min(questions, 3)) { _, _ in
        var filter = filter()
        filter.status = statuses
        _ = try ledger.checks(filter)
      }
    }
    try measure("show", &random) { asked, random in
      asked.with = [actors.randomElement(using: &random)?.name ?? ""]
      _ = try ledger.subject(asked.with[0])
    }
    try measure("show, misspelt", &random) { asked, random in
      let name = actors.randomElement(using: &random)?.name ?? ""
      asked.with = [String(name.dropLast(2)) + String(name.suffix(2).reversed())]
      _ = try ledger.subject(asked.with[0])
    }
    try measure("process, proposed", &random, times: min(questions, 3)) { _, _ in
      _ = try ledger.proposedProcesses()
    }
  }

  /// Prints a line at once, so that a slow question is seen while it runs.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  /// Asks `times` times and prints how long it took; `ask` says which question it asked.
  private func measure(
    _ name: String, _ random: inout SplitMix, times: Int? = nil,
    _ ask: (inout Filter, inout SplitMix) throws -> Void
  ) throws {
    var taken: [(time: Double, asked: Filter)] = []
    for _ in 0..<(times ?? questions) {
      var asked = Filter()
      let start = ProcessorTime.seconds
      do {
        try ask(&asked, &random)
      } catch let error as LedgerError where [.ambiguous, .unknown].contains(error.code) {
        // Asking back is an answer too, and so is that nobody is called so.
      }
      taken.append(((ProcessorTime.seconds - start) * 1000, asked))
    }
    taken.sort { $0.time < $1.time }
    let p50 = taken[taken.count / 2].time
    let p95 = taken[min(taken.count - 1, taken.count * 95 / 100)].time
    guard let last = taken.last else { return }
    Self.say(
      name.padding(toLength: 28, withPad: " ", startingAt: 0)
        + String(format: "p50 %8.2f ms   p95 %8.2f ms   max %8.2f ms", p50, p95, last.time)
        + (slowest ? "   \(Self.words(of: last.asked))" : ""))
  }

  /// What a filter asks for, as the options of a command.
  private static func words(of filter: Filter) -> String {
    let options: [(String, String?)] =
      filter.with.map { ("--with", $0) } + [
        ("--topic", filter.topic), ("--since", filter.since?.iso), ("--until", filter.until?.iso),
        ("--as-of", filter.asOf?.iso),
      ]
    return options.compactMap { name, value in value.map { "\(name) \"\($0)\"" } }
      .joined(separator: " ")
  }
}
