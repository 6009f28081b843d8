internal import Dispatch
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import Synchronization

/// Exports of the ledger, and a calendar that others can subscribe to.
enum ExportRoutes {
  static let routes = [export, calendar]

  private static let parameters =
    APIRoute.Parameter.filter + [
      .init(
        name: "limit", summary: "The most things of a kind; all if nothing is said.",
        schema: #"{"type":"integer","minimum":1}"#)
    ]

  private static let export = APIRoute(
    path: "/export/{format}", operation: "export",
    summary: "What the limits leave of the ledger, in a format of other programs.",
    parameters: parameters, answer: .file("*/*")
  ) { desk, request, context in
    let name = context.parameters.get("format") ?? ""
    guard let format = ExportFormat(rawValue: name) else {
      throw Fault.missing(
        "There is no format \"\(name)\"; expected one of "
          + ExportFormat.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    return try await desk.export(format, request, context)
  }

  private static let calendar = APIRoute(
    path: "/calendar.ics", operation: "calendar",
    summary: "Meetings as a calendar at an address that stays, to subscribe to.",
    parameters: parameters, answer: .file("text/calendar")
  ) { desk, request, context in
    try await desk.export(.iCalendar, request, context)
  }
}

extension Desk {
  /// Answers with an export; it is made on a thread of its own into a file that has no name, so that
  /// nobody who reads slowly keeps the ledger busy.
  fileprivate func export(_ format: ExportFormat, _ request: Request, _ context: DeskContext)
    async throws -> Response
  {
    let tag = apiTag(of: request)
    var headers = Self.apiHeaders(tag: tag)
    if request.isFresh(tag) { return Response(status: .notModified, headers: headers) }
    let fields = FormFields(encoded: request.uri.query ?? "")
    let filter = try FilterFields.filter(from: fields, limit: nil)
    let scheme = context.client.isEncrypted ? "https" : "http"
    let export = LedgerExport(
      format, filter: filter,
      base: "\(scheme)://\(request.head.authority ?? configuration.host)/id/",
      title: filter.process ?? "Rapporteur")
    let file = try await exports.file(of: export, ledger.ledger)
    headers[.contentType] = format.mediaType
    let disposition = format == .iCalendar ? "inline" : "attachment"
    headers[.contentDisposition] =
      "\(disposition); filename=\"rapporteur-\(format.rawValue).\(format.fileExtension)\""
    return file.response(headers: headers, packed: Gzip.isAccepted(by: request))
  }
}

/// Makes exports, two at a time.
final class ExportQueue: Sendable {
  private let queue: OperationQueue
  private let waiting = Atomic<Int>(0)
  /// How many may be made or wait.
  private static let longest = 16

  init() {
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = 2
    queue.qualityOfService = .utility
    queue.name = "rapporteur.desk.exports"
  }

  /// A file with the whole export.
  /// - Throws: `LedgerQueue.Refusal.busy`, and what the export throws.
  func file(of export: LedgerExport, _ ledger: Ledger) async throws -> ExportFile {
    defer { waiting.subtract(1, ordering: .relaxed) }
    guard waiting.add(1, ordering: .relaxed).newValue <= Self.longest else {
      throw LedgerQueue.Refusal.busy
    }
    return try await withCheckedThrowingContinuation { continuation in
      queue.addOperation {
        continuation.resume(
          with: Result {
            let file = try ExportFile()
            try export.write(ledger, to: ExportOutput { try file.append($0) })
            return file
          })
      }
    }
  }
}

/// A file without a name, which is gone when nobody holds it any more.
///
/// It is written by one thread before any other has it, and read by positions afterwards.
final class ExportFile: @unchecked Sendable {
  private let descriptor: Int32
  private var size = 0
  private static let piece = 1 << 16

  /// Makes a file in the system's folder for such.
  /// - Throws: `POSIXError`.
  init() throws {
    var path = Array(
      FileManager.default.temporaryDirectory.appendingPathComponent("rapporteur-XXXXXX").path
        .utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Writes `bytes` at the end.
  func append(_ bytes: [UInt8]) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw POSIXError(.init(rawValue: errno) ?? .EIO)
      }
      written += count
    }
    size += bytes.count
  }

  /// The bytes from `offset` on, a piece of them; none at the end.
  private func piece(at offset: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, count in
      let read = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      guard read >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      count = read
    }
  }

  /// An answer that sends the file piece by piece.
  func response(headers: HTTPFields, packed: Bool) -> Response {
    var headers = headers
    let length = size
    guard packed, length >= 1024 else {
      return Response(
        status: .ok, headers: headers,
        body: .init(contentLength: length) { writer in
          var offset = 0
          while offset < length {
            let piece = try self.piece(at: offset)
            guard !piece.isEmpty else { break }
            try await writer.write(ByteBuffer(bytes: piece))
            offset += piece.count
          }
          try await writer.finish(nil)
        })
    }
    headers[.contentEncoding] = "gzip"
    return Response(
      status: .ok, headers: headers,
      body: .init { writer in
        guard let gzip = Gzip() else { throw POSIXError(.ENOMEM) }
        var offset = 0
        while offset < length {
          let piece = try self.piece(at: offset)
          guard !piece.isEmpty else { break }
          offset += piece.count
          let packed = gzip.packed(piece, isLast: offset >= length)
          if !packed.isEmpty { try await writer.write(ByteBuffer(bytes: packed)) }
        }
        try await writer.finish(nil)
      })
  }
}
