internal import ArgumentParser
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// `rapporteur show`: everything on one thing.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show everything on one meeting, actor, report or finding, with its evidence.",
    discussion: """
      ID is what the first column of a listing says, a finding of a report (593c0a4de2#m2), or an \
      actor's name. --why says for what reasons descriptions were taken to be of one thing.

      Examples:
        rapporteur show "Warren Christopher"
        rapporteur show 593c0a4de2
        rapporteur show 593c0a4de2#m2 --why
      """)

  @Argument(help: "What to show.")
  var id: String

  @Flag(help: "Say why descriptions were put together, with their scores.")
  var why = false

  @Option(help: ArgumentHelp("As it was known at the end of this day.", valueName: "YYYY-MM-DD"))
  var asOf: PublicationDay?

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let ledger = try ledger.open()
    var lines: [String] = []
    var merged = id
    switch try ledger.subject(id, asOf: asOf?.day) {
    case .report(let record, let entry):
      let width = StandardOutput.width ?? 80
      lines.append(
        SummaryFormat(width: width, colour: StandardOutput.isTerminal).text(of: [record]))
      lines.append(
        "\n\(entry.digest), version \(entry.version)\(entry.isSuperseded ? ", superseded" : "")")
      lines.append("read from \(entry.source)")
    case .actor(let actor):
      merged = actor.id
      lines += Self.lines(of: actor)
    case .entry(let entry):
      merged = entry.id
      lines += Self.lines(of: entry)
    }
    if why { lines += Self.lines(of: try ledger.merges(merged)) }
    do {
      try StandardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    } catch is StandardOutput.Closed {
      return
    }
  }

  private static func lines(of actor: ActorEntry) -> [String] {
    var lines = ["\(actor.name)  (\(actor.kind), \(actor.id))"]
    lines.append(
      "named in \(actor.reports) report\(actor.reports == 1 ? "" : "s"), "
        + "from \(actor.first.iso) to \(actor.last.iso)")
    if !actor.offices.isEmpty { lines.append("offices: " + actor.offices.joined(separator: ", ")) }
    if !actor.names.isEmpty { lines.append("also: " + actor.names.joined(separator: ", ")) }
    return lines
  }

  private static func lines(of entry: AccountEntry) -> [String] {
    let day = entry.days.map { days in
      days.onlyDay?.iso ?? "\(days.from.iso) to \((days.to - 1).iso)"
    }
    let kind = "\(entry.kind)"
    var lines = ["\(kind.prefix(1).uppercased() + kind.dropFirst()) \(entry.id): \(entry.stand)"]
    if entry.kind != .meeting { lines.append("“\(entry.words)”") }
    let facts: [(String, String?)] = [
      ("when", day), ("who", entry.parties.map(\.name).joined(separator: ", ")),
      ("sides", entry.sides.map(\.name).joined(separator: ", ")), ("where", entry.place?.name),
      ("announced first for", entry.movedFrom?.isoWords), ("due", entry.due?.isoWords),
      ("how", entry.format), ("number", entry.ordinal.map(String.init)),
      ("stands so since", entry.since.iso),
      (
        "told by",
        "\(entry.sources) independent source\(entry.sources == 1 ? "" : "s") in "
          + "\(entry.mentionCount) mention\(entry.mentionCount == 1 ? "" : "s")"
      ),
    ]
    for case (let name, let value?) in facts where !value.isEmpty {
      lines.append("\(name): \(value)")
    }
    for difference in entry.differences { lines.append("reports differ: \(difference)") }
    for move in entry.moves {
      lines.append(
        "\(move.isMet ? "for" : "against") its being \(entry.kind == .commitment ? "kept" : "met"): "
          + "“\(move.words)” (\(move.publisher ?? "a report"), \(move.known?.iso ?? "undated"), \(move.id))"
      )
    }
    if entry.mentions.allSatisfy(\.isSuperseded) {
      lines.append("no longer told: later versions of its reports do not have it")
    }
    for mention in entry.mentions {
      let modality = mention.modality == .asserted ? "" : ", \(mention.modality.rawValue)"
      lines.append("")
      lines.append(
        "\(mention.id)  known since \(mention.known.iso): \(mention.status)\(modality)"
          + "  (\(mention.rule), \(mention.confidence))")
      if let headline = mention.headline { lines.append("  \(headline)") }
      if let correction = mention.correction { lines.append("  the report says: \(correction)") }
      if mention.isSuperseded { lines.append("  a later version of the report is known") }
      if let days = mention.days?.isoWords {
        let told =
          mention.toldDays.map { ", narrowed from \($0.isoWords) by when it was said" } ?? ""
        lines.append("  \(days)\(told)")
      }
      lines.append("  │ " + mention.evidence.split { $0.isWhitespace }.joined(separator: " "))
      lines.append("  — " + mention.chain.joined(separator: " → "))
    }
    let more = entry.mentionCount - entry.mentions.count
    if more > 0 { lines.append("\nand \(more) more mentions") }
    return lines
  }

  private static func lines(of merges: [Merge]) -> [String] {
    guard !merges.isEmpty else {
      return ["", "Nothing was put together: there is one description."]
    }
    var lines = ["", "Why these are one:"]
    for merge in merges {
      lines.append("")
      for side in [merge.first, merge.second] {
        lines.append(
          "  \(side.id)  \(side.features.joined(separator: ", "))  "
            + "[\(side.findings.joined(separator: ", "))]")
      }
      lines.append("  score \(Self.number(merge.score))")
      for reason in merge.reasons {
        lines.append(
          "    \(reason.weight < 0 ? "" : "+")\(Self.number(reason.weight))  \(reason.feature): \(reason.detail)"
        )
      }
    }
    return lines
  }

  private static func number(_ value: Double) -> String { String((value * 100).rounded() / 100) }
}
