internal import CZlib
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Packs what is sent to those who can unpack it.
///
/// Only answers that hold nothing secret are packed: their size tells what is in them.
/// - Source: RFC 1952; RFC 9110, 12.5.3 on Accept-Encoding.
final class Gzip {
  /// At one address for good, because zlib keeps it.
  private let stream: UnsafeMutablePointer<z_stream>

  /// The level that costs least: an answer is packed each time that it is sent.
  private static let level: Int32 = 1
  /// What is shorter than this is not worth it.
  private static let shortest = 1024

  init?() {
    let window: Int32 = 15 + 16
    let size = Int32(MemoryLayout<z_stream>.size)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let state = deflateInit2_(
      stream, Self.level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    guard state == Z_OK else { return nil }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// What `bytes` pack to, so far; with `isLast`, to the end.
  func packed(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var bytes = bytes
    var packed: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 15)
    bytes.withUnsafeMutableBufferPointer { source in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(source.count)
      var isFull = true
      while isFull {
        piece.withUnsafeMutableBufferPointer { target in
          stream.pointee.next_out = target.baseAddress
          stream.pointee.avail_out = UInt32(target.count)
          deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          isFull = stream.pointee.avail_out == 0
          packed.append(contentsOf: target.prefix(target.count - Int(stream.pointee.avail_out)))
        }
      }
      stream.pointee.next_in = nil
    }
    return packed
  }

  /// Whether the one who asks can unpack.
  static func isAccepted(by request: Request) -> Bool {
    guard let accepted = request.headers[.acceptEncoding] else { return false }
    return accepted.lowercased().split(separator: ",").contains { coding in
      let parts = coding.split(separator: ";").map { String($0).trimmed }
      guard let name = parts.first, name == "gzip" || name == "*" else { return false }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      return quality ?? 1 > 0
    }
  }

  /// The answer with `text`, packed if that is worth it and can be unpacked.
  static func response(_ text: String, headers: HTTPFields, to request: Request) -> Response {
    var headers = headers
    guard text.utf8.count >= shortest, isAccepted(by: request), let gzip = Gzip() else {
      return Response(
        status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }
    headers[.contentEncoding] = "gzip"
    let packed = gzip.packed(Array(text.utf8), isLast: true)
    return Response(
      status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: packed)))
  }
}
