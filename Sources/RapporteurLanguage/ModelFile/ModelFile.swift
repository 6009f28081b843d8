// The layout of a model file, all numbers little-endian:
//
//      0  8  "RAPMODEL"
//      8  4  version of the format, 2
//     12  4  number of sections, n
//     16  8  checksum of the bytes from 24 to the end (ModelFile.checksum)
//     24 24  section table, n times:
//                 0  8  name, ASCII, padded with zero bytes
//                 8  8  offset of its first byte from the start of the file, a multiple of 8
//                16  8  number of its bytes
//      …     the sections, each padded with zero bytes to a multiple of 8
//
// What a section holds is drawn where it is read: FeatureTable, NetworkMatrix, WordTable, and `strings(_:)`
// for lists of strings.

/// A model file, mapped and verified: sections by name.
struct ModelFile: Sendable {
  static let magic = Array("RAPMODEL".utf8)
  static let version: UInt32 = 2
  static let headerSize = 24
  static let entrySize = 24

  let file: MappedFile
  private let sections: [String: Range<Int>]

  var path: String { file.path }

  /// Maps the file at `path` and verifies its header, its section table and its checksum.
  /// - Complexity: O(n) in the size of the file, some milliseconds for 20 MB.
  init(path: String) throws(ModelError) {
    file = try MappedFile(path: path)
    let bytes = file.bytes
    guard bytes.count >= Self.magic.count, bytes.prefix(Self.magic.count).elementsEqual(Self.magic)
    else { throw ModelError.notAModel(path: path) }
    guard bytes.count >= Self.headerSize else {
      throw ModelError.truncated(path: path, expected: Self.headerSize, found: bytes.count)
    }
    let version = bytes.number32(at: 8)
    guard version == Self.version else {
      throw ModelError.wrongVersion(path: path, expected: Self.version, found: version)
    }
    let count = Int(bytes.number32(at: 12))
    let tableEnd = Self.headerSize + count * Self.entrySize
    guard count <= 64, bytes.count >= tableEnd else {
      throw ModelError.truncated(path: path, expected: tableEnd, found: bytes.count)
    }
    var sections: [String: Range<Int>] = [:]
    for index in 0..<count {
      let entry = Self.headerSize + index * Self.entrySize
      let name = String(
        decoding: bytes[entry..<(entry + 8)].prefix { $0 != 0 }, as: UTF8.self)
      let offset = bytes.number64(at: entry + 8)
      let length = bytes.number64(at: entry + 16)
      let (end, overflow) = offset.addingReportingOverflow(length)
      guard !overflow, end <= UInt64(Int32.max), offset >= UInt64(tableEnd), offset % 8 == 0 else {
        throw ModelError.damaged(path: path, what: "impossible extent of section \(name)")
      }
      guard end <= UInt64(bytes.count) else {
        throw ModelError.truncated(path: path, expected: Int(end), found: bytes.count)
      }
      sections[name] = Int(offset)..<Int(end)
    }
    guard bytes.number64(at: 16) == Self.checksum(of: bytes, from: Self.headerSize) else {
      throw ModelError.damaged(path: path, what: "wrong checksum")
    }
    self.sections = sections
  }

  /// The extent of a section.
  func section(_ name: String) throws(ModelError) -> Range<Int> {
    guard let range = sections[name] else {
      throw ModelError.missingSection(path: path, section: name)
    }
    return range
  }

  /// A section that lists strings, each ended by a line feed.
  func strings(_ name: String) throws(ModelError) -> [String] {
    file.bytes[try section(name)].split(separator: 0x0A, omittingEmptySubsequences: false)
      .dropLast().map { String(decoding: $0, as: UTF8.self) }
  }

  /// A checksum of all bytes from `start`: of each eight of them, as a number, and of the rest, one
  /// multiplication and one rotation.
  static func checksum(of bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    var offset = start
    while offset + 8 <= bytes.count {
      state = (state ^ bytes.number64(at: offset)) &* 0xFF51_AFD7_ED55_8CCD
      state = state << 29 | state >> 35
      offset += 8
    }
    while offset < bytes.count {
      state = (state ^ UInt64(bytes[offset])) &* 0xFF51_AFD7_ED55_8CCD
      state = state << 29 | state >> 35
      offset += 1
    }
    return state
  }
}

extension UnsafeRawBufferPointer {
  func number16(at offset: Int) -> UInt16 {
    UInt16(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }
  func number32(at offset: Int) -> UInt32 {
    UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
  func number64(at offset: Int) -> UInt64 {
    UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
