/// Packs bytes by hand, without compressing them, so that tests need no library for it.
enum Packing {
  /// One member of gzip, RFC 1952, in blocks that are stored.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    var start = 0
    repeat {
      let end = min(start + 60_000, bytes.count)
      let size = UInt16(end - start)
      packed += [end == bytes.count ? 1 : 0] + little(size) + little(~size) + bytes[start..<end]
      start = end
    } while start < bytes.count
    return packed + little(checksum(bytes)) + little(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// One frame of Zstandard, RFC 8878, of blocks that are stored.
  static func zstandard(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0xA0] + little(UInt32(bytes.count))
    var start = 0
    repeat {
      let end = min(start + 60_000, bytes.count)
      let header = UInt32(end - start) << 3 | (end == bytes.count ? 1 : 0)
      packed += little(header).prefix(3) + bytes[start..<end]
      start = end
    } while start < bytes.count
    return packed
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// CRC-32.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~remainder
  }
}

/// A way to pack bytes.
enum Packer: CaseIterable {
  case gzip, zstandard

  func callAsFunction(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .gzip: Packing.gzip(bytes)
    case .zstandard: Packing.zstandard(bytes)
    }
  }
}
