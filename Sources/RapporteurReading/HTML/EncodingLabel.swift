/// The encodings that pages name, by the names that they use.
enum EncodingLabel {
  /// The encoding that a label means on the web, in lower case; nil if it is not known.
  ///
  /// - Source: https://encoding.spec.whatwg.org/#names-and-labels: Latin 1 means Windows-1252, and
  ///   each East Asian encoding its extension.
  static func encoding(of label: String) -> String? {
    let label = label.lowercased().filter { $0.isASCII && !$0.isWhitespace && $0 != "\"" }
    if let name = aliases[label] { return name }
    if known.contains(label) { return label }
    for prefix in ["cp", "x-cp", "windows", "x-windows-"] where label.hasPrefix(prefix) {
      let name = "windows-" + label.dropFirst(prefix.count)
      if known.contains(name) { return name }
    }
    if label.hasPrefix("iso8859-") || label.hasPrefix("iso_8859-") {
      let name = "iso-8859-" + label.dropFirst(label.hasPrefix("iso_") ? 9 : 8)
      return aliases[name] ?? (known.contains(name) ? name : nil)
    }
    return nil
  }

  private static let known: Set<String> = [
    "utf-8", "utf-16le", "utf-16be", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5",
    "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-10", "iso-8859-13", "iso-8859-14",
    "iso-8859-15", "iso-8859-16", "koi8-r", "koi8-u", "macintosh", "windows-874", "windows-1250",
    "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "gb18030", "gbk", "big5", "big5-hkscs",
    "euc-jp", "shift_jis", "iso-2022-jp", "euc-kr", "ibm866",
  ]

  private static let aliases: [String: String] = [
    // A page whose <meta> can be read byte by byte is not in UTF-16, whatever it says.
    "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16": "utf-8", "unicode": "utf-8",
    "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252",
    "latin1": "windows-1252", "l1": "windows-1252", "ascii": "windows-1252",
    "us-ascii": "windows-1252", "ansi_x3.4-1968": "windows-1252", "iso-8859-9": "windows-1254",
    "latin5": "windows-1254", "latin2": "iso-8859-2", "iso-8859-8-i": "iso-8859-8",
    "iso-8859-11": "windows-874", "tis-620": "windows-874", "cyrillic": "iso-8859-5",
    "koi8": "koi8-r", "koi": "koi8-r", "cp866": "ibm866", "866": "ibm866", "gb2312": "gb18030",
    "gb_2312-80": "gb18030", "x-gbk": "gb18030", "gbk": "gb18030", "chinese": "gb18030",
    "big5": "big5-hkscs", "x-x-big5": "big5-hkscs", "sjis": "shift_jis", "shift-jis": "shift_jis",
    "x-sjis": "shift_jis", "ms_kanji": "shift_jis", "windows-31j": "shift_jis",
    "ks_c_5601-1987": "euc-kr", "korean": "euc-kr", "windows-949": "euc-kr", "mac": "macintosh",
    "x-mac-roman": "macintosh",
  ]
}

/// Finds what a page says of its own encoding.
enum MetaCharset {
  /// How far into a page its encoding is looked for; the standard asks for 1,024 bytes, pages need
  /// more.
  private static let reach = 16_384

  /// The label in the first `<meta>` or XML declaration that has one, or nil.
  static func label(in bytes: ArraySlice<UInt8>) -> String? {
    let head = Array(bytes.prefix(reach))
    func has(_ word: StaticString, at place: Int) -> Bool {
      guard place + word.utf8CodeUnitCount <= head.count else { return false }
      for index in 0..<word.utf8CodeUnitCount
      where head[place + index] | 0x20 != word.utf8Start[index] | 0x20 { return false }
      return true
    }
    var index = 0
    while index < head.count {
      guard head[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let isDeclaration = index == 0 && has("<?xml", at: 0)
      guard isDeclaration || has("<meta", at: index) else {
        index += 1
        continue
      }
      var end = index
      while end < head.count, head[end] != UInt8(ascii: ">") { end += 1 }
      while index < end {
        if has("charset", at: index) || (isDeclaration && has("encoding", at: index)) {
          index += isDeclaration && has("encoding", at: index) ? 8 : 7
          let rest = head[index..<end].drop { $0 <= 0x20 }
          guard rest.first == UInt8(ascii: "=") else { continue }
          let quoted = rest.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
          let label = quoted.prefix { byte in
            byte > 0x20 && byte != 0x22 && byte != 0x27 && byte != UInt8(ascii: ";")
              && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
          }
          if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
        }
        index += 1
      }
    }
    return nil
  }
}
