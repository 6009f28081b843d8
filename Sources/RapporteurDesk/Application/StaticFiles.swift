internal import Crypto
internal import Foundation
internal import Hummingbird
internal import RapporteurCore

/// The style sheet, the script and the icon, held in memory.
struct StaticFiles: Sendable {
  private struct File: Sendable {
    var bytes: ByteBuffer
    var type: String
    var digest: String
  }

  private var files: [String: File] = [:]

  /// The files in the folder `Static` of the bundle.
  /// - Throws: `DeskError` if the folder is missing.
  init() throws(DeskError) {
    for (name, content) in try BundleFolder.files(in: "Static") {
      let digest = SHA256.hash(data: content).prefix(8).hexadecimal
      files[name] = File(
        bytes: ByteBuffer(bytes: content), type: Self.type(of: name), digest: digest)
    }
  }

  /// The address of a file; it changes with its content, so that it may be kept for ever.
  func address(of name: String) -> String { "/static/\(name)?v=\(files[name]?.digest ?? "")" }

  /// The answer to a request for `name`.
  func response(for name: String, to request: Request) -> Response? {
    guard let file = files[name] else { return nil }
    let tag = "\"\(file.digest)\""
    let headers: HTTPFields = [
      .contentType: file.type, .eTag: tag, .cacheControl: "public, max-age=31536000, immutable",
    ]
    if request.headers[.ifNoneMatch] == tag {
      return Response(status: .notModified, headers: headers)
    }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: file.bytes))
  }

  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    default: "application/octet-stream"
    }
  }
}
