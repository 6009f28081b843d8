internal import Foundation

extension [UInt8] {
  /// Whether the bytes of `words` stand in it in a row.
  func has(_ words: String) -> Bool {
    var words = words
    return words.withUTF8 { words in
      withUnsafeBytes { $0.firstPlace(of: UnsafeRawBufferPointer(words)) != nil }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Where `wanted` stands in it for the first time, or nil.
  func firstPlace(of wanted: UnsafeRawBufferPointer) -> Int? {
    guard let first = wanted.first, let base = baseAddress, let start = wanted.baseAddress else {
      return wanted.isEmpty ? 0 : nil
    }
    var place = 0
    while place + wanted.count <= count,
      let found = memchr(base + place, Int32(first), count - wanted.count - place + 1)
    {
      place = UnsafeRawPointer(found) - base
      if memcmp(base + place, start, wanted.count) == 0 { return place }
      place += 1
    }
    return nil
  }
}

extension StringProtocol {
  /// Its UTF-8 with the letters of ASCII in lower case.
  var foldedUTF8: [UInt8] { utf8.map(\.folded) }

  /// Whether it opens with `words`, which are ASCII in lower case, in whatever case.
  func opens(with words: String) -> Bool {
    var own = utf8.makeIterator()
    return words.utf8.allSatisfy { own.next()?.folded == $0 }
  }
}

extension UInt8 {
  /// The byte, a letter of ASCII in lower case.
  fileprivate var folded: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}

extension ArraySlice<UInt8> {
  /// The UTF-8 without white space at its ends.
  var trimmingSpace: ArraySlice<UInt8> {
    withUnsafeBufferPointer { bytes in
      var (start, end) = (0, bytes.count)
      while start < end, case let width = HTMLTree.spaceWidth(bytes, at: start), width > 0 {
        start += width
      }
      while start < end {
        var last = end - 1
        while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
        guard HTMLTree.spaceWidth(bytes, at: last) == end - last else { break }
        end = last
      }
      return self[(startIndex + Swift.min(start, end))..<(startIndex + end)]
    }
  }
}
