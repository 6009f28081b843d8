/// The name of an element as far as it bears on reading a page.
///
/// What is not named here is `other`; `text` stands for a run of text, which is a node too.
enum HTMLTag: UInt8, CaseIterable {
  case other
  case text
  case html, head, title, meta, link, base, script, style, body
  case address, article, aside, blockquote, center, dd, details, dialog, div, dl, dt, fieldset
  case figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, main, menu, nav
  case ol, p, pre, section, summary, table, tbody, td, tfoot, th, thead, tr, ul, caption, hgroup
  case a, abbr, b, br, cite, code, em, font, i, q, s, small, span, strong, sub, sup, time, u, mark
  case audio, button, canvas, embed, iframe, img, input, label, map, math, noscript, object
  case option, picture, select, source, svg, template, textarea, video, wbr, del, ins, frameset
}

extension HTMLTag {
  /// Whether it starts a line of its own.
  var isBlock: Bool { (HTMLTag.address.rawValue...HTMLTag.hgroup.rawValue).contains(rawValue) }

  /// Whether it is a heading, `h1` to `h6`.
  var isHeading: Bool { (HTMLTag.h1.rawValue...HTMLTag.h6.rawValue).contains(rawValue) }

  /// Whether it is a part of a page that its names can make furniture: not the page, not its middle.
  var isPart: Bool {
    switch self {
    case .html, .body, .main, .article: false
    default: true
    }
  }

  /// Whether nothing in it is ever part of a text that is read.
  var isSilent: Bool {
    switch self {
    case .head, .title, .meta, .link, .base, .script, .style, .audio, .canvas, .embed, .iframe,
      .input, .option, .select, .svg, .textarea, .video, .math, .img, .source:
      true
    default: false
    }
  }

  /// Whether what is in it is seen only on demand, so that an article is there only by mistake.
  var isControl: Bool {
    switch self {
    case .button, .noscript, .dialog, .menu, .template, .object, .map, .label: true
    default: false
    }
  }
}

/// The attributes that are kept; all others are dropped while a page is parsed.
enum HTMLAttribute: UInt8, CaseIterable {
  case `class`, id, href, rel, itemprop, itemtype, property, name, content, datetime, style, hidden
  case role, type, lang, charset, title, src, value
  case ariaHidden, httpEquiv, xmlLang, dataTestid, dateTime, pubdate, ariaLabel, typeof

  /// Its name in a page, in lower case.
  var written: String {
    switch self {
    case .ariaHidden: "aria-hidden"
    case .httpEquiv: "http-equiv"
    case .xmlLang: "xml:lang"
    case .dataTestid: "data-testid"
    case .dateTime: "data-datetime"
    case .ariaLabel: "aria-label"
    default: "\(self)"
    }
  }
}

/// Finds the tag or the attribute of a name without making a string of it.
///
/// An open hash table over the names' first eight bytes and their length.
struct HTMLNameTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt8]

  static let tags = HTMLNameTable(
    HTMLTag.allCases.filter { $0 != .other && $0 != .text }.map { ("\($0)", $0.rawValue) })
  static let attributes = HTMLNameTable(HTMLAttribute.allCases.map { ($0.written, $0.rawValue) })

  init(_ entries: [(name: String, value: UInt8)]) {
    keys = Array(repeating: 0, count: 512)
    values = Array(repeating: 0, count: 512)
    for (name, value) in entries {
      let key = Array(name.utf8).withUnsafeBufferPointer { Self.key($0.baseAddress, $0.count) }
      var slot = Self.slot(of: key)
      while keys[slot] != 0 { slot = (slot + 1) & 511 }
      keys[slot] = key
      values[slot] = value
    }
  }

  /// The value of the name that starts at `name` and ends with a zero byte, or nil.
  func value(of name: UnsafePointer<UInt8>) -> UInt8? {
    var count = 0
    while count < 16, name[count] != 0 { count += 1 }
    guard count < 16 else { return nil }
    let key = Self.key(name, count)
    var slot = Self.slot(of: key)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & 511
    }
    return nil
  }

  /// The first eight bytes, mixed with those after them and the length.
  private static func key(_ name: UnsafePointer<UInt8>?, _ count: Int) -> UInt64 {
    guard let name else { return 0 }
    var key = UInt64(count)
    for index in 0..<count { key = (key &* 131) &+ UInt64(name[index]) }
    return key | 1 << 63
  }

  private static func slot(of key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 55) }
}
