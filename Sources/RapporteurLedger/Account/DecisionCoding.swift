internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

/// A decision's action as text: its name, then its parts, with tabs between.
///
/// `accept ANCHOR`, `reject ANCHOR`, `edit ANCHOR FIELD [VALUE]`, `merge ANCHOR…`,
/// `split ANCHOR… | ANCHOR…`, `retract ID`; an anchor is `REPORT LETTER START END` with blanks between.
enum DecisionCoding {
  static func text(of action: Decision.Action) -> String {
    let parts: [String] =
      switch action {
      case .accept(let anchor): ["accept", text(of: anchor)]
      case .reject(let anchor): ["reject", text(of: anchor)]
      case .edit(let anchor, let field, let value):
        ["edit", text(of: anchor), field.rawValue] + [value].compactMap { $0 }
      case .merge(let anchors): ["merge"] + anchors.map(text)
      case .split(let one, let other): ["split"] + one.map(text) + ["|"] + other.map(text)
      case .retract(let id): ["retract", id]
      }
    return parts.map { $0.replacing("\t", with: " ") }.joined(separator: "\t")
  }

  static func action(from text: String) -> Decision.Action? {
    let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2 else { return nil }
    switch parts[0] {
    case "accept": return anchor(from: parts[1]).map { .accept($0) }
    case "reject": return anchor(from: parts[1]).map { .reject($0) }
    case "edit":
      guard parts.count >= 3, let anchor = anchor(from: parts[1]),
        let field = Decision.Field(rawValue: parts[2])
      else { return nil }
      return .edit(anchor, field: field, value: parts.count > 3 ? parts[3] : nil)
    case "merge": return .merge(parts.dropFirst().compactMap(anchor))
    case "split":
      guard let bar = parts.firstIndex(of: "|") else { return nil }
      return .split(
        parts[1..<bar].compactMap(anchor), parts[(bar + 1)...].compactMap(anchor))
    case "retract": return .retract(parts[1])
    default: return nil
    }
  }

  /// The reports that an action names.
  static func reports(of action: Decision.Action) -> Set<String> {
    switch action {
    case .accept(let anchor), .reject(let anchor), .edit(let anchor, _, _): [anchor.report]
    case .merge(let anchors): Set(anchors.map(\.report))
    case .split(let one, let other): Set((one + other).map(\.report))
    case .retract: []
    }
  }

  private static func text(of anchor: FindingAnchor) -> String {
    "\(anchor.report) \(anchor.letter) \(anchor.evidence.start) \(anchor.evidence.end)"
  }

  private static func anchor(from text: String) -> FindingAnchor? {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 4, let start = Int(parts[2]), let end = Int(parts[3]) else { return nil }
    return FindingAnchor(report: parts[0], letter: parts[1], evidence: Span(start, end))
  }
}

extension Database {
  /// The decisions that name a finding of a report, and all retractions of them.
  func decisions(onReport report: String) throws -> [Decision] {
    try Row.fetchAll(
      cachedStatement(
        sql: """
          SELECT decision.* FROM decision_report
          JOIN decision ON decision.id = decision_report.decision
          WHERE decision_report.report = ?
          """), arguments: [report]
    ).compactMap { Decision(row: $0) }
  }
}

extension Decision {
  init?(row: Row) {
    guard let action = DecisionCoding.action(from: row["action"]) else { return nil }
    self.init(
      id: row["id"], reviewer: row["reviewer"], time: row["time"], action: action, note: row["note"]
    )
  }
}
