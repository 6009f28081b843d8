extension [UInt8] {
  /// Whether the bytes of `words` stand in it in a row.
  func has(_ words: String) -> Bool {
    var words = words
    return words.withUTF8 { words in
      guard let first = words.first, count >= words.count else { return words.isEmpty }
      return withUnsafeBufferPointer { bytes in
        (0...(bytes.count - words.count)).contains { start in
          bytes[start] == first
            && UnsafeBufferPointer(rebasing: bytes[start..<(start + words.count)])
              .elementsEqual(words)
        }
      }
    }
  }
}
