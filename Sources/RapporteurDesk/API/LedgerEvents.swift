internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import ServiceLifecycle
internal import Synchronization

/// What is new in the ledger, as server-sent events: one for each report that comes in, by whichever program.
/// - Source: WHATWG HTML, 9.2 Server-sent events.
final class LedgerEvents: Sendable {
  private let open = Atomic<Int>(0)
  /// How many may listen at a time.
  private static let most = 64
  /// How often the ledger's files are looked at, and after how many looks a listener is told that all is well.
  private static let (interval, silence) = (Duration.milliseconds(500), 30)
  /// How long one connection lasts; a browser comes back by itself, and goes on where it was.
  private static let longest = Duration.seconds(3600)

  static let route = APIRoute(
    path: "/events", operation: "events",
    summary: "Server-sent events: `report` for each report that comes in, in its row's form.",
    parameters: [
      .init(
        name: "after", summary: "The number of the last event known, as Last-Event-ID.",
        schema: #"{"type":"integer","minimum":0}"#)
    ], answer: .file("text/event-stream")
  ) { desk, request, context in
    let fields = FormFields(encoded: request.uri.query ?? "")
    let last = request.headers[HTTPField.Name(known: "Last-Event-ID")] ?? fields["after"]
    let isStillAdmitted = { @Sendable in
      guard let access = desk.access else { return true }
      let identity = try await access.identity(
        of: request, context.client, session: context.session)
      return identity == context.identity
    }
    return try await desk.events.response(
      desk, after: last.flatMap { Int64($0) }, isStillAdmitted: isStillAdmitted)
  }

  private func response(
    _ desk: Desk, after last: Int64?, isStillAdmitted: @escaping @Sendable () async throws -> Bool
  ) async throws -> Response {
    guard open.add(1, ordering: .relaxed).newValue <= Self.most else {
      open.subtract(1, ordering: .relaxed)
      throw LedgerQueue.Refusal.busy
    }
    let listener = Listener { [self] in open.subtract(1, ordering: .relaxed) }
    let start: Int64
    if let last {
      start = last
    } else {
      start = try await desk.ledger.ask { try $0.arrivals(after: nil).last }
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-cache"],
      body: .init { writer in
        try await writer.write(ByteBuffer(string: "retry: 2000\nid: \(start)\n: listening\n\n"))
        let shared = WriterBox(writer)
        await cancelWhenGracefulShutdown {
          try? await Self.send(to: shared, desk, from: start, isStillAdmitted)
        }
        _ = listener
        try await shared.writer.finish(nil)
      })
  }

  private static func send(
    to box: WriterBox, _ desk: Desk, from start: Int64,
    _ isStillAdmitted: @Sendable () async throws -> Bool
  ) async throws {
    var (last, stamp, looks) = (start, LedgerStamp?.none, 0)
    let end = ContinuousClock.now + longest
    while .now < end, !Task.isCancelled {
      let now = LedgerStamp(path: desk.ledger.ledger.path)
      if now != stamp {
        // A full page may not be all.
        let known = last
        let news = try await desk.ledger.ask { try $0.arrivals(after: known) }
        if news.reports.isEmpty { stamp = now }
        for (number, report) in news.reports {
          var json = JSONWriter(layout: .line)
          Listing(reports: [report]).write(to: &json)
          let row = json.string.dropFirst().dropLast()
          try await box.writer.write(
            ByteBuffer(string: "id: \(number)\nevent: report\ndata: \(row)\n\n"))
          last = number
          looks = 0
        }
        if !news.reports.isEmpty { continue }
      }
      looks += 1
      // A token may have been withdrawn meanwhile.
      if looks % silence == 0, try await !isStillAdmitted() { return }
      if looks % silence == 0 { try await box.writer.write(ByteBuffer(string: ": \n\n")) }
      try await Task.sleep(for: interval)
    }
  }

  /// Calls back when the last one who holds it lets go.
  private final class Listener: Sendable {
    private let end: @Sendable () -> Void
    init(end: @escaping @Sendable () -> Void) { self.end = end }
    deinit { end() }
  }
}

/// A writer that one task at a time uses.
///
/// The task that owns it waits while the one that sends uses it, so they never use it at once.
private final class WriterBox: @unchecked Sendable {
  var writer: any ResponseBodyWriter
  init(_ writer: any ResponseBodyWriter) { self.writer = writer }
}
