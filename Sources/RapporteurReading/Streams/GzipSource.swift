internal import CZlib

/// Unpacks gzip, one member after the other.
///
/// - Source: RFC 1952.
final class GzipSource: ByteSource {
  private let input: PackedInput
  private let inflater: UnsafeMutablePointer<z_stream>
  private let isReady: Bool
  private var isInMember = false
  /// Whether a member was unpacked to its end; what follows it may be padding.
  private var hasMember = false
  private var unpacked = 0
  private(set) var place: Int

  init(_ stream: ReportStream) {
    input = PackedInput(stream)
    place = stream.offset
    inflater = .allocate(capacity: 1)
    inflater.initialize(to: z_stream())
    // 15 bits of window, and 16 for a gzip header, which is checked with its CRC.
    isReady =
      inflateInit2_(inflater, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    inflateEnd(inflater)
    inflater.deallocate()
  }

  var name: String { input.name }
  var size: Int? { nil }
  var isPacked: Bool { true }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    guard isReady else { throw error(.unreadable, "there is not enough memory to unpack it") }
    while true {
      if input.bytes.isEmpty, try !input.refill(keepingFrom: place) {
        guard isInMember else { return 0 }
        throw error(.truncated, "expected the rest of a gzip member, found the end")
      }
      if !isInMember, try !startMember() { return 0 }
      let packed = input.bytes
      inflater.pointee.next_in = packed.baseAddress?.assumingMemoryBound(to: UInt8.self)
      inflater.pointee.avail_in = UInt32(packed.count)
      inflater.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      inflater.pointee.avail_out = UInt32(clamping: buffer.count)
      let status = inflate(inflater, Z_NO_FLUSH)
      input.use(packed.count - Int(inflater.pointee.avail_in))
      let count = min(buffer.count, Int(UInt32.max)) - Int(inflater.pointee.avail_out)
      unpacked += count
      switch status {
      case Z_STREAM_END:
        isInMember = false
        hasMember = true
      case Z_OK, Z_BUF_ERROR:
        if Expansion.isTooLarge(unpacked: unpacked, packed: input.offset - place) {
          throw Expansion.error(input: name, at: place)
        }
      default:
        throw error(
          .malformed,
          "the gzip member is damaged"
            + (inflater.pointee.msg.map { ": " + String(cString: $0) } ?? ""))
      }
      if count > 0 { return count }
    }
  }

  /// - Returns: false if only padding is left.
  private func startMember() throws(ReadingError) -> Bool {
    while hasMember {
      // Tapes and some writers pad with zeros.
      let zeros = input.bytes.prefix { $0 == 0 }.count
      input.use(zeros)
      if !input.bytes.isEmpty { break }
      if try !input.refill(keepingFrom: input.offset) { return false }
    }
    place = input.offset
    unpacked = 0
    while input.bytes.count < 2, try input.refill(keepingFrom: place) {}
    guard input.bytes.starts(with: [0x1F, 0x8B]) else {
      throw error(.malformed, "expected a gzip member, found something else")
    }
    guard inflateReset(inflater) == Z_OK else {
      throw error(.unreadable, "it cannot be unpacked")
    }
    isInMember = true
    return true
  }

  func resynchronise() throws(ReadingError) -> Bool {
    isInMember = false
    hasMember = false
    // The signature, deflate, and none of the flags that are reserved.
    return try input.seek(after: place, width: 4) {
      $0[0] == 0x1F && $0[1] == 0x8B && $0[2] == 8 && $0[3] & 0xE0 == 0
    }
  }

  private func error(_ code: ReadingError.Code, _ message: String) -> ReadingError {
    ReadingError(code: code, message: message, input: name, byteOffset: place)
  }
}
