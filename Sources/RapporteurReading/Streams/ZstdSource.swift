internal import CZstd

/// Unpacks Zstandard, one frame after the other.
///
/// A first frame that is marked as one is taken for the dictionary of those that follow.
/// - Source: RFC 8878; https://iipc.github.io/warc-specifications/specifications/warc-zstd/
final class ZstdSource: ByteSource {
  private let input: PackedInput
  private let decoder: OpaquePointer?
  private var isInFrame = false
  private var isFirst = true
  private var unpacked = 0
  private(set) var place: Int

  /// The largest dictionary that is read.
  private static let largestDictionary = 1 << 20

  init(_ stream: ReportStream) {
    input = PackedInput(stream)
    place = stream.offset
    decoder = ZSTD_createDCtx()
  }

  deinit { ZSTD_freeDCtx(decoder) }

  var name: String { input.name }
  var size: Int? { nil }
  var isPacked: Bool { true }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    guard let decoder else { throw error(.unreadable, "there is not enough memory to unpack it") }
    while true {
      if input.bytes.isEmpty, try !input.refill(keepingFrom: place) {
        guard isInFrame else { return 0 }
        throw error(.truncated, "expected the rest of a zstd frame, found the end")
      }
      if !isInFrame {
        place = input.offset
        unpacked = 0
        isInFrame = true
        if isFirst { try readDictionary(into: decoder) }
        isFirst = false
      }
      let held = input.bytes
      var packed = ZSTD_inBuffer(src: held.baseAddress, size: held.count, pos: 0)
      var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
      let status = ZSTD_decompressStream(decoder, &output, &packed)
      input.use(packed.pos)
      guard ZSTD_isError(status) == 0 else {
        let reason = ZSTD_getErrorName(status).map { String(cString: $0) } ?? ""
        throw error(.malformed, "the zstd frame is damaged: \(reason)")
      }
      unpacked += output.pos
      if status == 0 { isInFrame = false }
      if Expansion.isTooLarge(unpacked: unpacked, packed: input.offset - place) {
        throw Expansion.error(input: name, at: place)
      }
      if output.pos > 0 { return output.pos }
    }
  }

  /// Loads the dictionary of a `.warc.zst` file, which stands in a skippable frame at its start.
  private func readDictionary(into decoder: OpaquePointer) throws(ReadingError) {
    while input.bytes.count < 8, try input.refill(keepingFrom: place) {}
    let head = input.bytes
    guard head.count >= 8, head.starts(with: [0x5D, 0x2A, 0x4D, 0x18]) else { return }
    let size = (0..<4).reduce(0) { $0 | Int(head[4 + $1]) << (8 * $1) }
    guard size <= Self.largestDictionary else {
      throw error(.tooLarge, "expected a dictionary of at most \(Self.largestDictionary) bytes")
    }
    var dictionary: [UInt8] = []
    input.use(8)
    while dictionary.count < size {
      if input.bytes.isEmpty, try !input.refill(keepingFrom: input.offset) {
        throw error(.truncated, "expected the rest of a zstd dictionary, found the end")
      }
      let part = input.bytes.prefix(size - dictionary.count)
      dictionary.append(contentsOf: part)
      input.use(part.count)
    }
    let content = try Self.unpacked(dictionary, input: name, at: place)
    guard ZSTD_isError(ZSTD_DCtx_loadDictionary(decoder, content, content.count)) == 0 else {
      throw error(.malformed, "the zstd dictionary is damaged")
    }
    isInFrame = true
  }

  /// The dictionary itself, which may be packed.
  private static func unpacked(_ dictionary: [UInt8], input: String, at place: Int)
    throws(ReadingError) -> [UInt8]
  {
    guard dictionary.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) else { return dictionary }
    var content = [UInt8](repeating: 0, count: 8 * largestDictionary)
    let count = ZSTD_decompress(&content, content.count, dictionary, dictionary.count)
    guard ZSTD_isError(count) == 0 else {
      throw ReadingError(
        code: .malformed, message: "the zstd dictionary is damaged", input: input,
        byteOffset: place)
    }
    return Array(content.prefix(count))
  }

  func resynchronise() throws(ReadingError) -> Bool {
    isInFrame = false
    ZSTD_DCtx_reset(decoder, ZSTD_reset_session_only)
    return try input.seek(after: place, width: 4) {
      $0[0] == 0x28 && $0[1] == 0xB5 && $0[2] == 0x2F && $0[3] == 0xFD
    }
  }

  private func error(_ code: ReadingError.Code, _ message: String) -> ReadingError {
    ReadingError(code: code, message: message, input: name, byteOffset: place)
  }
}
