internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// `rapporteur review`: a person decides what the machine is least certain of.
struct Review: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decide what is least certain, one key a decision.",
    discussion: """
      The queue starts with the least certain. Keys: y it is so, n it is not so, s skip, u undo the last \
      decision, q stop. Decisions are written down with your name and the time, outrank the program's \
      own, survive a new analysis, and can be undone. Without a terminal, keys are read from standard \
      input.

      Examples:
        rapporteur review
        rapporteur review --list
        rapporteur review --decisions
      """)

  @Option(help: ArgumentHelp("Who decides; else the name you are logged in by.", valueName: "name"))
  var reviewer: String?

  @Option(help: ArgumentHelp("The most to decide.", valueName: "N"))
  var limit = 100

  @Flag(help: "Print the queue and decide nothing.")
  var list = false

  @Flag(help: "Print the decisions that hold.")
  var decisions = false

  @OptionGroup var ledger: LedgerOptions

  mutating func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be 1 or more.") }
  }

  func run() throws {
    if decisions {
      for decision in Decision.standing(try ledger.open().decisions()) {
        try write("\(decision.time)  \(decision.reviewer)  \(Self.words(for: decision.action))")
      }
      return
    }
    if list {
      for item in try ledger.open().reviewQueue(limit: limit) { try write(Self.words(for: item)) }
      return
    }
    let ledger = try Ledger(writing: ledger.path)
    let name = reviewer ?? ProcessInfo.processInfo.environment["USER"] ?? "reviewer"
    let queue = try ledger.reviewQueue(limit: limit)
    guard !queue.isEmpty else { return try write("Nothing is left to decide.") }
    var keys = try KeyReader()
    defer { keys.restore() }
    var index = 0
    var decided = 0
    while index < queue.count {
      try write("\n\(index + 1) of \(queue.count)  " + Self.words(for: queue[index]))
      try write("[y]es  [n]o  [s]kip  [u]ndo  [q]uit")
      let key = keys.next()
      switch key {
      case "y", "n":
        if let action = try action(for: queue[index], isSo: key == "y", in: ledger) {
          try ledger.decide(action, reviewer: name)
          decided += 1
        }
        index += 1
      case "s": index += 1
      case "u":
        if try ledger.undo(reviewer: name) != nil {
          decided -= 1
          index = max(0, index - 1)
        }
      case "q", nil: index = queue.count
      default: continue
      }
    }
    try write("\(max(0, decided)) decision\(decided == 1 ? "" : "s") written down.")
  }

  private func action(for item: ReviewItem, isSo: Bool, in ledger: Ledger) throws
    -> Decision.Action?
  {
    switch item {
    case .finding(_, let mention):
      guard let anchor = try ledger.anchor(mention.id) else { return nil }
      return isSo ? .accept(anchor) : .reject(anchor)
    case .pair(let merge, _):
      let (one, other) = try ledger.anchors(of: merge)
      guard let first = one.first, let second = other.first else { return nil }
      return isSo ? .merge([first, second]) : .split(one, other)
    }
  }

  private func write(_ line: String) throws { try StandardOutput.write(Array((line + "\n").utf8)) }

  private static func words(for item: ReviewItem) -> String {
    switch item {
    case .finding(let entry, let mention):
      let parties = entry.parties.map(\.name).joined(separator: ", ")
      return [
        "Is this right?  \(entry.kind) \(mention.status), \(mention.id), \(mention.rule) \(mention.confidence)",
        parties.isEmpty ? nil : "  \(parties)",
        "  │ " + mention.evidence.split { $0.isWhitespace }.joined(separator: " "),
        "  — " + mention.chain.joined(separator: " → "),
      ].compactMap { $0 }.joined(separator: "\n")
    case .pair(let merge, let isMerged):
      let sides = [merge.first, merge.second].map { side in
        "  \(side.id)  \(side.features.joined(separator: ", "))  [\(side.findings.joined(separator: ", "))]"
      }
      return
        ([
          "Are these one?  \(isMerged ? "taken to be" : "too close to call"), "
            + "\((merge.score * 100).rounded() / 100)"
        ] + sides).joined(separator: "\n")
    }
  }

  private static func words(for action: Decision.Action) -> String {
    func name(_ anchor: FindingAnchor) -> String {
      let digits = anchor.report.replacing("sha256:", with: "").prefix(10)
      return "\(digits) \(anchor.letter) \(anchor.evidence.start)–\(anchor.evidence.end)"
    }
    return switch action {
    case .accept(let anchor): "accepted \(name(anchor))"
    case .reject(let anchor): "rejected \(name(anchor))"
    case .edit(let anchor, let field, let value):
      "edited \(name(anchor)): \(field.rawValue) is \(value ?? "not known")"
    case .merge(let anchors): "merged " + anchors.map(name).joined(separator: ", ")
    case .split(let one, let other):
      "split " + one.map(name).joined(separator: ", ") + " from "
        + other.map(name).joined(separator: ", ")
    case .retract(let id): "undid \(id)"
    }
  }
}

/// Reads single keys: from a terminal without waiting for the end of a line, else from standard input.
private struct KeyReader {
  private var saved: termios?

  init() throws {
    guard isatty(STDIN_FILENO) == 1 else { return }
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    saved = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  /// The next key that is no white space; nil at the end.
  mutating func next() -> Character? {
    var byte: UInt8 = 0
    while Foundation.read(STDIN_FILENO, &byte, 1) == 1 {
      let character = Character(Unicode.Scalar(byte))
      if !character.isWhitespace { return Character(character.lowercased()) }
    }
    return nil
  }

  func restore() {
    guard var saved else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &saved)
  }
}
