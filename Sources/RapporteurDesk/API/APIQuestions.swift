internal import Foundation
internal import Hummingbird
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// The ledger's questions, under the names that the commands have.
enum APIQuestions {
  static let routes: [APIRoute] =
    [reports, actors] + kinds + [timeline, board, changes, search, show, report, verify, check]
    + [processes]

  private static let paged = APIRoute.Parameter.filter + [.limit, .cursor]
  private static let limited = APIRoute.Parameter.filter + [.limit]

  private static let reports = APIRoute(
    path: "/reports", operation: "listReports", summary: "Reports, the latest first.",
    parameters: paged, answer: .rows(.report)
  ) { desk, request, _ in
    try await desk.answer(request) { ledger, fields in
      let page = try RowOffset(fields).page { try ledger.reports($0) }
      return APIAnswer(rows: Listing(reports: page.rows), next: page.next)
    }
  }

  private static let actors = APIRoute(
    path: "/actors", operation: "listActors",
    summary: "Persons, bodies, states, groups and places, those that most reports name first.",
    parameters: paged, answer: .rows(.actor)
  ) { desk, request, _ in
    try await desk.answer(request) { ledger, fields in
      let page = try RowOffset(fields).page { try ledger.actors($0) }
      return APIAnswer(rows: Listing(actors: page.rows), next: page.next)
    }
  }

  private static let kinds: [APIRoute] = [
    kind(.meeting, "meetings", .meeting, "Meetings, each once however many reports tell of it."),
    kind(.statement, "statements", .statement, "Who said what, each statement once."),
    kind(.outcome, "outcomes", .outcome, "What was done with the items of agreements."),
    kind(.condition, "conditions", .condition, "What is said to depend on what."),
    kind(.commitment, "commitments", .commitment, "What who undertook to do."),
    kind(.position, "positions", .position, "What who thinks of which matter."),
  ]

  private static func kind(
    _ kind: FindingKind, _ name: String, _ shape: RowShape, _ summary: String
  ) -> APIRoute {
    let operation = "list" + name.prefix(1).uppercased() + name.dropFirst()
    return APIRoute(
      path: "/" + name, operation: operation, summary: summary, parameters: paged,
      answer: .rows(shape)
    ) { desk, request, _ in
      try await desk.answer(request) { ledger, fields in
        let page = try ledger.page(kind, try Desk.apiFilter(fields), from: try cursor(fields))
        return APIAnswer(rows: Listing(page.entries, of: kind), next: page.next)
      }
    }
  }

  private static func cursor(_ fields: FormFields) throws -> String? {
    guard let cursor = fields["cursor"] else { return nil }
    guard AccountPage.isCursor(cursor) else {
      throw Fault.badRequest("cursor: expected that of an earlier answer, found \"\(cursor)\"")
    }
    return cursor
  }

  private static let all = APIRoute.Parameter(
    name: "all", summary: "Statements and positions too.", schema: #"{"type":"boolean"}"#)

  private static func kinds(_ fields: FormFields) -> [FindingKind] {
    let isAll = ["true", "1"].contains(fields["all"])
    return FindingKind.course + (isAll ? [.statement, .position] : [])
  }

  private static let timeline = APIRoute(
    path: "/timeline", operation: "timeline",
    summary: "Meetings, outcomes, commitments and conditions day by day, the earliest first.",
    parameters: limited + [all], answer: .rows(.timeline)
  ) { desk, request, _ in
    try await desk.answer(request) { ledger, fields in
      let filter = try Desk.apiFilter(fields)
      let entries = try kinds(fields).flatMap { try ledger.entries($0, filter) }
      return APIAnswer(rows: Listing(timeline: entries, limit: filter.limit))
    }
  }

  private static let board = APIRoute(
    path: "/status", operation: "status",
    summary: "Where each agreement item stands, who says so, and since when.", parameters: paged,
    answer: .rows(.board)
  ) { desk, request, _ in
    try await desk.answer(request) { ledger, fields in
      let page = try ledger.page(.outcome, try Desk.apiFilter(fields), from: try cursor(fields))
      return APIAnswer(rows: Listing(board: page.entries), next: page.next)
    }
  }

  private static let changes = APIRoute(
    path: "/changes", operation: "changes",
    summary: "What reports published on the day `since` or later made new, moved or corroborated.",
    parameters: limited.map { parameter in
      var parameter = parameter
      if parameter.name == "since" { parameter.isRequired = true }
      return parameter
    } + [all], answer: .rows(.change)
  ) { desk, request, _ in
    try await desk.answer(request) { ledger, fields in
      var filter = try Desk.apiFilter(fields)
      guard let day = filter.since else {
        throw Fault.badRequest("since: expected a day such as 1995-11-21, found none")
      }
      filter.since = nil
      let found = try ledger.changes(since: day, kinds: kinds(fields), filter)
      return APIAnswer(rows: Listing(changes: found))
    }
  }

  private static let search = APIRoute(
    path: "/search", operation: "search",
    summary: "Full text of the reports, the best first; hits stand between ⟦ and ⟧.",
    parameters: [
      .init(
        name: "words", summary: "The words; a phrase in double quotes.",
        schema: #"{"type":"string"}"#, isRequired: true)
    ] + paged, answer: .rows(.hit)
  ) { desk, request, _ in
    try await desk.answer(request) { ledger, fields in
      guard let words = fields["words"] else {
        throw Fault.badRequest("words: expected words to search for, found none")
      }
      let page = try RowOffset(fields).page { try ledger.search(words, $0) }
      return APIAnswer(rows: Listing(hits: page.rows), next: page.next)
    }
  }

  private static let show = APIRoute(
    path: "/show/{id}", operation: "show",
    summary: "Everything on one thing, by its identifier, that of a finding, or an actor's name.",
    parameters: [
      .init(
        name: "as-of", summary: "As it was known at the end of this day.",
        schema: APIRoute.Parameter.day)
    ], answer: .value("Thing")
  ) { desk, request, context in
    let id = try context.identifier()
    return try await desk.answer(request) { ledger, fields in
      let asOf = try FilterFields.day("as-of", of: fields)
      switch try ledger.subject(id, asOf: asOf) {
      case .report(let record, _): return APIAnswer(RecordJSON.ndjson.text(of: [record]))
      case .actor(let actor): return APIAnswer { EntryJSON.write(actor, to: &$0) }
      case .entry(let entry): return APIAnswer { EntryJSON.write(entry, to: &$0) }
      }
    }
  }

  private static let report = APIRoute(
    path: "/reports/{id}", operation: "getRecord",
    summary: "The record of one report: its text and all findings in it.", answer: .value("Record")
  ) { desk, request, context in
    let id = try context.identifier()
    return try await desk.answer(request) { ledger, _ in
      APIAnswer(RecordJSON.ndjson.text(of: [try ledger.record(id)]))
    }
  }

  private static let verify = APIRoute(
    path: "/verify", operation: "verify", summary: "Whether a quotation is right.",
    parameters: [
      .init(
        name: "quotation", summary: "The words, with or without quotation marks.",
        schema: #"{"type":"string","maxLength":4000}"#, isRequired: true),
      .init(
        name: "speaker", summary: "To whom it is attributed.", schema: #"{"type":"string"}"#),
    ] + APIRoute.Parameter.filter, answer: .rows(.verdict)
  ) { desk, request, _ in
    try await desk.answer(request) { ledger, fields in
      guard let quotation = fields["quotation"], quotation.utf8.count <= 8000 else {
        throw Fault.badRequest("quotation: expected a text of at most 8000 bytes")
      }
      let (verdict, places) = try ledger.verify(
        quotation, speaker: fields["speaker"], try Desk.apiFilter(fields))
      var rows = Listing.verdicts
      rows.add(verdict, on: quotation, places: places)
      return APIAnswer(rows: rows)
    }
  }

  private static let check = APIRoute(
    path: "/check", operation: "check", summary: "What does not fit together.",
    parameters: limited, answer: .rows(.check)
  ) { desk, request, _ in
    let filter = try Desk.apiFilter(FormFields(encoded: request.uri.query ?? ""))
    let present = filter.asOf ?? filter.present ?? Desk.today
    let look = { @Sendable (ledger: Ledger) in
      try desk.checks.checks(ledger, filter, present: present, share: 0)
    }
    // All records are compared aside; meanwhile no thread waits that others could ask on.
    let end = ContinuousClock.now + .seconds(desk.configuration.patience)
    while try await desk.ledger.ask(look) == nil {
      guard .now < end else { throw LedgerQueue.Refusal.late }
      try await Task.sleep(for: .milliseconds(100))
    }
    return try await desk.answer(request) { ledger, _ in
      guard let all = try look(ledger) else { throw LedgerQueue.Refusal.late }
      let found = all.checks.filter {
        filter.status.isEmpty || filter.status.contains($0.code.rawValue)
      }
      var answer = APIAnswer(rows: Listing(checks: Array(found.prefix(filter.limit ?? .max))))
      answer.isFinal = all.isCurrent
      return answer
    }
  }

  private static let processes = APIRoute(
    path: "/processes", operation: "listProcesses", summary: "The processes: named questions.",
    answer: .rows(.process)
  ) { desk, request, _ in
    try await desk.answer(request) { ledger, _ in
      APIAnswer(rows: Listing(processes: try ledger.processes()))
    }
  }
}

extension DeskContext {
  /// The parameter `id` of the address, decoded.
  /// - Throws: `Fault` if there is none.
  func identifier() throws -> String {
    guard let id = parameters.get("id")?.removingPercentEncoding, !id.isEmpty else {
      throw Fault.missing("There is no such address.")
    }
    return id
  }
}
