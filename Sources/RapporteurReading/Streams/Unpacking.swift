/// Unpacks what is packed.
enum Unpacking {
  /// The bytes of `stream`, unpacked if they begin like gzip or Zstandard.
  static func source(of stream: ReportStream) throws(ReadingError) -> any ByteSource {
    // The first bytes are read here and then given once more.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 12, alignment: 16)
    defer { buffer.deallocate() }
    var count = 0
    while count < 4 {
      let read = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      if read == 0 { break }
      count += read
    }
    let opening = Array(buffer[..<count])
    var isGiven = false
    let whole = ReportStream(name: stream.name, offset: stream.offset, size: stream.size) {
      (buffer) throws(ReadingError) in
      if isGiven { return try stream.read(into: buffer) }
      isGiven = true
      buffer.copyBytes(from: opening)
      return opening.count
    }
    if opening.starts(with: [0x1F, 0x8B]) { return GzipSource(whole) }
    let isFrame = opening.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    if isFrame || opening.starts(with: [0x5D, 0x2A, 0x4D, 0x18]) { return ZstdSource(whole) }
    return PlainSource(whole)
  }
}
