internal import Hummingbird
internal import RapporteurExchange

/// What went wrong, as programs are told it.
/// - Source: RFC 9457, Problem Details for HTTP APIs.
extension Fault {
  /// The answer that tells of the fault.
  func problem(at path: String) -> Response {
    var json = JSONWriter(layout: .line)
    json.object { json in
      json.field("type", "about:blank")
      json.field("title", title)
      json.field("status", status.code)
      json.field("detail", message)
      json.field("instance", path)
      if !candidates.isEmpty {
        json.key("candidates")
        json.array(candidates) { json, line in
          let candidate = Candidate(line: line)
          json.object { json in
            json.field("id", candidate.id.isEmpty ? nil : candidate.id)
            json.field("words", candidate.words)
          }
        }
      }
    }
    var headers: HTTPFields = [
      .contentType: "application/problem+json", .cacheControl: "no-store",
    ]
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    if status == .unauthorized {
      // Calendar programs know passwords only; a browser would ask for one that is none of its business.
      let isCalendar = path.hasSuffix(".ics")
      headers[.wwwAuthenticate] = "\(isCalendar ? "Basic" : "Bearer") realm=\"Rapporteur\""
    }
    return Response(
      status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: json.string)))
  }
}
