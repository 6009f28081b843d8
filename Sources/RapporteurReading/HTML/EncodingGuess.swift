/// Tells the encoding of a page that does not say it.
enum EncodingGuess {
  /// The likeliest encoding of `bytes`, which are not UTF-8 throughout.
  ///
  /// UTF-8 with a few broken characters stays UTF-8. Of the others it is the one in which the bytes
  /// above ASCII make pairs or letters as the scripts do that it is used for; Windows-1252 if none.
  static func encoding(of bytes: ArraySlice<UInt8>) -> String {
    let bytes = Array(bytes.prefix(1 << 18))
    let counts = Counts(bytes)
    guard counts.high > 0 else { return "utf-8" }
    if counts.utf8 * 2 > counts.high { return "utf-8" }
    // Cyrillic letters stand in a row; accented letters of Latin scripts stand alone.
    if counts.runs * 3 < counts.high {
      if counts.pairs * 100 > counts.high * 98 {
        if counts.kana > counts.high / 4 { return "euc-jp" }
        if counts.hangul * 10 > counts.high * 4 { return "euc-kr" }
        return "gb18030"
      }
      if counts.shiftJIS * 100 > counts.high * 90 { return "shift_jis" }
      // The commonest Cyrillic letters, о е а и н т: 0xE0 to 0xF2 in Windows-1251 in lower case,
      // 0xC1 to 0xD4 in KOI8-R, whose upper half is upper case.
      return counts.lower1251 >= counts.lowerKOI8 ? "windows-1251" : "koi8-r"
    }
    return "windows-1252"
  }

  private struct Counts {
    var high = 0
    var utf8 = 0
    var runs = 0
    var pairs = 0
    var kana = 0
    var hangul = 0
    var shiftJIS = 0
    var lower1251 = 0
    var lowerKOI8 = 0

    init(_ bytes: [UInt8]) {
      for byte in bytes where byte >= 0x80 {
        high += 1
        if byte >= 0xE0 { lower1251 += 1 }
        if (0xC0..<0xE0).contains(byte) { lowerKOI8 += 1 }
      }
      var index = 0
      bytes.withUnsafeBufferPointer { bytes in
        while index < bytes.count {
          let (width, isWhole) = TextDecoding.scalar(at: index, in: bytes)
          if isWhole, width > 1 { utf8 += width }
          index += width
        }
      }
      index = 0
      while index < bytes.count {
        guard bytes[index] >= 0x80 else {
          index += 1
          continue
        }
        runs += 1
        while index < bytes.count, bytes[index] >= 0x80 {
          let lead = bytes[index]
          let trail = index + 1 < bytes.count ? bytes[index + 1] : 0
          if lead >= 0xA1, trail >= 0xA1 {
            pairs += 2
            if lead == 0xA4 || lead == 0xA5 { kana += 2 }
            if (0xB0...0xC8).contains(lead) { hangul += 2 }
            index += 2
          } else {
            index += 1
          }
        }
      }
      index = 0
      while index + 1 < bytes.count {
        let (lead, trail) = (bytes[index], bytes[index + 1])
        if (0x81...0x9F).contains(lead) || (0xE0...0xEF).contains(lead),
          (0x40...0xFC).contains(trail), trail != 0x7F
        {
          shiftJIS += trail >= 0x80 ? 2 : 1
          index += 2
        } else {
          index += 1
        }
      }
    }
  }
}
