internal import HTTPTypes
internal import Hummingbird
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurReading

/// Reports are handed in by programs, which may ask what became of them.
enum ReportIntake {
  static let routes = [post, job]

  private static let post = APIRoute(
    path: "/reports", method: .post, operation: "addReports",
    summary:
      "Reads reports into the ledger: all that `rapporteur read` takes, and records as NDJSON.",
    parameters: [
      .init(
        name: "published", summary: "The day of publication, whatever the reports say.",
        schema: APIRoute.Parameter.day),
      .init(
        name: "publisher", summary: "The outlet, whatever the reports say.",
        schema: #"{"type":"string"}"#),
      .init(
        name: "name", summary: "What the input is called in messages and as the reports' source.",
        schema: #"{"type":"string"}"#),
      .init(
        name: "wait", summary: "For how many seconds to wait until the reports are read.",
        schema: #"{"type":"integer","minimum":0,"maximum":60,"default":0}"#),
    ], answer: .value("Job"), status: 202, takesReports: true, role: .reviewer
  ) { desk, request, context in
    try request.checkOrigin()
    let body = try await desk.body(of: request, upTo: desk.configuration.largestUpload)
    guard body.readableBytes > 0 else {
      throw Fault.badRequest("Expected reports as the body of the request, found nothing.")
    }
    let fields = FormFields(encoded: request.uri.query ?? "")
    let input = Intake.Input(name: fields["name"] ?? "request", bytes: Array(buffer: body))
    let overrides = ReportReader.Overrides(
      published: try FilterFields.day("published", of: fields), publisher: fields["publisher"])
    let id = try await desk.audited(.reportsAdd, Intake.words(on: [input]), context) {
      try desk.intake.begin([input], overrides: overrides, by: context.doer)
    }
    let wait = min(60, fields["wait"].flatMap { Int($0) } ?? 0)
    return try await answer(id, after: wait, desk)
  }

  private static let job = APIRoute(
    path: "/jobs/{id}", operation: "getJob", summary: "What became of reports that were handed in.",
    parameters: [
      .init(
        name: "wait", summary: "For how many seconds to wait until the reports are read.",
        schema: #"{"type":"integer","minimum":0,"maximum":60,"default":0}"#)
    ], answer: .value("Job"), role: .reviewer
  ) { desk, request, context in
    let fields = FormFields(encoded: request.uri.query ?? "")
    let wait = min(60, fields["wait"].flatMap { Int($0) } ?? 0)
    var response = try await answer(try context.identifier(), after: wait, desk)
    response.status = .ok
    return response
  }

  /// How far a job has come, as soon as it is done or that many seconds have passed.
  private static func answer(_ id: String, after seconds: Int, _ desk: Desk) async throws
    -> Response
  {
    let end = ContinuousClock.now + .seconds(seconds)
    while let progress = desk.intake.progress(of: id), !progress.isDone, .now < end {
      try await Task.sleep(for: .milliseconds(50))
    }
    guard let progress = desk.intake.progress(of: id) else {
      throw Fault.missing("That was too long ago, or the Desk was started anew since.")
    }
    var json = JSONWriter(layout: .line)
    write(progress, id, to: &json)
    return Response(
      status: .accepted,
      headers: [
        .contentType: "application/json", .cacheControl: "no-store",
        .location: "/api/v1/jobs/\(id)",
      ], body: .init(byteBuffer: ByteBuffer(string: json.string)))
  }

  private static func write(_ progress: Intake.Progress, _ id: String, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.key("done")
      json.value(progress.isDone)
      json.field("waiting", progress.waiting)
      json.field("failure", progress.failure)
      json.key("reports")
      json.array(progress.outcomes) { json, outcome in
        json.object { json in
          json.field("report", outcome.report)
          json.field("state", outcome.state)
          json.field("words", outcome.words)
        }
      }
    }
  }
}

extension Request {
  /// Makes sure that no page of another site sent this: browsers say where a request comes from. With `isProof`,
  /// they must.
  /// - Throws: `Fault`.
  func checkOrigin(isProof: Bool = false) throws {
    let site = headers[HTTPField.Name(known: "Sec-Fetch-Site")]
    let origin = headers[.origin]
    let own = head.authority.map { ["http://" + $0, "https://" + $0] } ?? []
    guard !isProof || site == "same-origin" || origin != nil,
      site == nil || site == "same-origin" || site == "none",
      origin == nil || own.contains(origin ?? "")
    else { throw Fault.forbidden("A page of another site may not change the ledger.") }
  }
}
