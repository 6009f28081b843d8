internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// What does not fit together, as views.
struct CheckView {
  let ledger: Ledger

  /// The views of `checks`, each with the words of the findings that do not fit.
  func rows(_ checks: [Check]) throws -> [View] {
    var records: [String: RapporteurCore.Record] = [:]
    return try checks.map { check in
      let findings = try check.findings.prefix(6).map { key -> View in
        let short = String(EntryPage.shortName(of: key).prefix { $0 != "#" })
        if records[short] == nil { records[short] = try ledger.record(short) }
        guard let record = records[short] else { return [:] }
        return Self.finding(key, in: record, short)
      }
      return [
        "code": Self.name(of: check.code), "sort": check.code.rawValue,
        "difference": Self.difference(check), "text": check.code == .quotation ? "" : check.message,
        "findings": findings,
        "more": check.findings.count > 6 ? Words.count(check.findings.count - 6, "more") : "",
      ]
    }
  }

  private static func finding(_ key: FindingKey, in record: RapporteurCore.Record, _ short: String)
    -> View
  {
    var view: View = [
      "outlet": record.report.publisher ?? "the report",
      "known": Words.published(record.report.published) ?? "undated",
      "account": "",
      "wordsAt": key.finding == "r"
        ? Links.report(short) : Links.finding("\(short)#\(key.finding)"),
    ]
    let outline = RecordOutline(record)
    if let found = outline.findings.first(where: { $0.id == key.finding }) {
      let span = found.quotation.first ?? found.place
      view["quote"] = record.report.text[span].oneLine.shortened(toColumns: 240)
      view["account"] = Links.anything("\(short)#\(key.finding)")
    } else {
      view["quote"] = outline.title.oneLine
    }
    return view
  }

  /// Of variants of a quotation the words that differ, `[-one-] {+other+}`, as parts.
  private static func difference(_ check: Check) -> [View] {
    guard check.code == .quotation else { return [] }
    var parts: [View] = []
    var rest = Substring(check.message)
    while let open = rest.firstRange(of: #/\[-|\{\+/#) {
      if open.lowerBound > rest.startIndex {
        parts.append(["same": String(rest[..<open.lowerBound])])
      }
      let isRemoved = rest[open] == "[-"
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: isRemoved ? "-]" : "+}") else { break }
      parts.append([isRemoved ? "removed" : "added": String(rest[..<close.lowerBound])])
      rest = rest[close.upperBound...]
    }
    if !rest.isEmpty { parts.append(["same": String(rest)]) }
    return parts
  }

  static func name(of code: Check.Code) -> String {
    switch code {
    case .ordinal: "Count of meetings"
    case .weekday: "Weekday and date"
    case .participants: "Participants"
    case .day: "Day"
    case .status: "Held or not"
    case .quotation: "Wording of a quotation"
    case .speaker: "Speaker of a quotation"
    case .silentMeeting: "Meeting gone silent"
    case .silentCommitment: "Commitment gone silent"
    case .correction: "Taken back by a correction"
    case .singleSource: "One source alone"
    }
  }
}
