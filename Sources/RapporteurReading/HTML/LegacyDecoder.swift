internal import Foundation
internal import RapporteurCore

/// Decodes an encoding from before Unicode with the tables of the C library.
struct LegacyDecoder {
  private let name: String

  /// A decoder of the encoding of that name (`EncodingLabel`), or nil if the system has none.
  init?(_ encoding: String) {
    let name = Self.systemNames[encoding] ?? encoding.uppercased()
    guard let descriptor = Self.opened(name) else { return nil }
    iconv_close(descriptor)
    self.name = name
  }

  private static func opened(_ name: String) -> iconv_t? {
    let descriptor = iconv_open("UTF-8", name)
    return descriptor == iconv_t(bitPattern: -1) ? nil : descriptor
  }

  /// What the C library calls encodings whose usual name means less than the web does by it.
  private static let systemNames = [
    "shift_jis": "CP932", "euc-kr": "CP949", "euc-jp": "EUC-JP-MS", "windows-874": "CP874",
    "big5-hkscs": "BIG5-HKSCS", "ibm866": "CP866",
  ]

  /// The text of `bytes`, where each stretch came from, and how many bytes had no meaning.
  /// - Complexity: O(n).
  func decode(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], places: SourcePlaces, faults: Int) {
    var text: [UInt8] = []
    var places = SourcePlaces()
    var faults = 0
    guard let descriptor = Self.opened(name) else { return (text, places, bytes.count) }
    defer { iconv_close(descriptor) }
    text.reserveCapacity(bytes.count + bytes.count / 4 + 1)
    // ISO-2022-JP shifts between tables by escape sequences, so no byte means itself there.
    let isStateful = name.hasPrefix("ISO-2022")
    var table = [(text: [UInt8], width: Int)?](repeating: nil, count: 1 << 16)
    let bytes = Array(bytes)
    var index = 0
    while index < bytes.count {
      let start = index
      if !isStateful {
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        if index > start {
          places.append(
            .init(
              textStart: text.count, textCount: index - start, sourceStart: start,
              sourceCount: index - start, isExact: true))
          text.append(contentsOf: bytes[start..<index])
          continue
        }
      }
      let key = Int(bytes[index]) << 8 | Int(index + 1 < bytes.count ? bytes[index + 1] : 0)
      let found: (text: [UInt8], width: Int)
      if !isStateful, let known = table[key] {
        found = known
      } else {
        found = character(at: index, of: bytes, descriptor)
        // What four bytes mean cannot be told by the first two.
        if !isStateful, found.width <= 2 { table[key] = found }
      }
      if found.text == [0xEF, 0xBF, 0xBD] { faults += 1 }
      places.append(
        .init(
          textStart: text.count, textCount: found.text.count, sourceStart: index,
          sourceCount: found.width, isExact: false))
      text.append(contentsOf: found.text)
      index += found.width
    }
    return (text, places, faults)
  }

  /// The character at `index` as UTF-8, and how many bytes it has; U+FFFD for a byte without meaning.
  private func character(at index: Int, of bytes: [UInt8], _ descriptor: iconv_t)
    -> (text: [UInt8], width: Int)
  {
    var input = bytes[index..<min(index + 8, bytes.count)].map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 16)
    for width in 1...min(8, input.count) {
      let written: Int? = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var (from, to) = (input.baseAddress, output.baseAddress)
          var (left, room) = (width, 16)
          if iconv(descriptor, &from, &left, &to, &room) < 0 || left > 0 { return nil }
          return 16 - room
        }
      }
      if let written, written > 0 || width == input.count {
        return (output[..<written].map { UInt8(bitPattern: $0) }, width)
      }
      if !name.hasPrefix("ISO-2022") { _ = iconv(descriptor, nil, nil, nil, nil) }
    }
    return ([0xEF, 0xBF, 0xBD], 1)
  }
}
