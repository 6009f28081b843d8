internal import RapporteurCore

/// The place, day and agency that open the body of a report: `BRUSSELS, February 10 (Xinhua) --`.
struct Dateline {
  /// As printed, without the dash that ends it.
  var text: String
  /// The offset at which the body goes on.
  var end: Int
  /// The agency's name in full, or nil.
  var agency: String?
  /// Whether it has a known agency, or a place in capitals and a day, which what merely stands before a dash
  /// in the middle of a text has not.
  private(set) var isSure = false

  /// The dateline at the start of `body`, or nil if there is none.
  init?(in text: ReportText, body: Span) {
    let body = text.trimmed(body)
    var limit = min(body.start + 120, body.end)
    while limit < body.end, text.utf8[limit] & 0b1100_0000 == 0b1000_0000 { limit += 1 }
    let opening = text[Span(body.start, limit)]
    guard let dash = Self.ending(of: opening) else { return nil }
    var printed = opening[..<dash.lowerBound]
    while printed.last == " " { printed.removeLast() }
    guard !printed.contains(where: \.isNewline) else { return nil }
    guard let parts = Self.parts(of: printed), WireMarks.correction(opening: opening) == nil else {
      return nil
    }
    agency = parts.agency.map { Self.agencies[$0.lowercased()] ?? $0 }
    isSure =
      parts.agency.map { Self.agencies[$0.lowercased()] != nil } ?? false
      || (parts.hasDay && parts.isInCapitals)
    self.text = String(printed)
    let rest = Span(body.start + opening[..<dash.upperBound].utf8.count, body.end)
    end = text.trimmed(rest).start
    // "UNICEF — the agency for children — said": a dateline is followed by a sentence.
    if text[Span(end, min(end + 4, body.end))].first?.isLowercase == true { return nil }
  }

  /// What ends a dateline: a dash, or the full stop or colon after an agency in slashes or brackets; of two
  /// dashes with an agency between them (`GENEVA--(BUSINESS WIRE)--`) the second.
  private static func ending(of opening: String) -> Range<String.Index>? {
    let dash = dash(in: opening)
    let signed = agencyMark(in: opening)
    if let signed, signed.lowerBound < dash?.lowerBound ?? opening.endIndex { return signed }
    guard let dash else { return nil }
    let rest = String(opening[dash.upperBound...])
    guard rest.first == "(", let close = rest.firstIndex(of: ")"),
      agencies[rest[..<close].dropFirst().lowercased()] != nil, let next = Self.dash(in: rest),
      rest.index(after: close) == next.lowerBound
    else { return dash }
    let start = opening.utf8.index(dash.upperBound, offsetBy: rest[..<next.lowerBound].utf8.count)
    return start..<opening.utf8.index(start, offsetBy: rest[next].utf8.count)
  }

  /// The full stop of `MOSCOW, February 10. /TASS/.`, the colon of `NEW DELHI, Feb 10 (ANI):`.
  private static func agencyMark(in opening: String) -> Range<String.Index>? {
    let bytes = opening.utf8
    for (open, close) in [("(", ")"), ("/", "/")] as [(Unicode.Scalar, Unicode.Scalar)] {
      guard let start = bytes.firstIndex(of: UInt8(ascii: open)),
        let end = bytes[bytes.index(after: start)...].firstIndex(of: UInt8(ascii: close)),
        agencies[opening[bytes.index(after: start)..<end].lowercased()] != nil
      else { continue }
      let mark = bytes.index(after: end)
      guard mark < bytes.endIndex, ".:".utf8.contains(bytes[mark]) else { continue }
      return mark..<bytes.index(after: mark)
    }
    return nil
  }

  /// The first dash that can end a dateline: `--`, `—`, `–`, ` - `, or a low line after a bracket.
  private static func dash(in opening: String) -> Range<String.Index>? {
    let utf8 = Array(opening.utf8)
    var before: UInt8?  // The last byte that is no space.
    for (index, byte) in utf8.enumerated() {
      let next = index + 1 < utf8.count ? utf8[index + 1] : UInt8(ascii: " ")
      var width = 0
      switch byte {
      case UInt8(ascii: "-") where next == byte: width = 2
      case UInt8(ascii: "-") where isSpace(next) && index > 0 && isSpace(utf8[index - 1]): width = 1
      case UInt8(ascii: "_") where before == UInt8(ascii: ")"): width = 1
      case 0xE2
      where next == 0x80 && index + 2 < utf8.count && [0x93, 0x94].contains(utf8[index + 2]):
        width = 3
      default: break
      }
      if width > 0 {
        let start = opening.utf8.index(opening.startIndex, offsetBy: index)
        return start..<opening.utf8.index(start, offsetBy: width)
      }
      if !isSpace(byte) { before = byte }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D
  }

  /// The agency that a dateline names, if `printed` is one.
  private static func parts(of printed: Substring)
    -> (agency: String?, hasDay: Bool, isInCapitals: Bool)?
  {
    var place = printed
    var agency: String?
    for (open, close) in [("(", ")"), ("/", "/")] as [(Character, Character)] where agency == nil {
      guard let start = place.firstIndex(of: open),
        let end = place[place.index(after: start)...].firstIndex(of: close),
        place[place.index(after: end)...].allSatisfy({ $0 == "." || $0.isWhitespace })
      else { continue }
      agency = String(place[place.index(after: start)..<end])
      place = place[..<start]
    }
    if let agency, agency.isEmpty || agency.count > 40 || agency.first?.isLowercase == true,
      agencies[agency.lowercased()] == nil
    {
      return nil
    }
    var isPlaceInCapitals = false
    var hasDay = false
    if let bracketed = agency {
      // "WASHINGTON (January 24, 2017) —"
      let parts = bracketed.split(whereSeparator: { ",.".contains($0) }).map(trimmed)
      if parts.allSatisfy(isDay) { (agency, hasDay) = (nil, true) }
    }
    let pieces = place.split(whereSeparator: { ",.".contains($0) }).map(trimmed)
    for (index, piece) in pieces.enumerated() where !piece.isEmpty {
      if index > 0, isDay(piece) {
        hasDay = true
      } else if index > 0, agency == nil, agencies[piece.lowercased()] != nil {
        agency = String(piece)
      } else {
        // A country may stand in brackets: "New Delhi [India]".
        let words = piece.split(whereSeparator: { " /-[]".contains($0) })
        guard words.count <= 4,
          words.allSatisfy({ $0.first?.isUppercase == true || isParticle($0) })
        else { return nil }
        if index == 0 {
          isPlaceInCapitals =
            piece.count >= 4 && !piece.contains(where: \.isLowercase)
            && piece.contains(where: \.isLetter) && !kickers.contains(String(piece))
        }
      }
    }
    guard let first = pieces.first, !first.isEmpty, first.contains(where: \.isLetter),
      !first.contains(where: \.isNumber), isPlaceInCapitals || agency != nil || hasDay
    else { return nil }
    return (agency, hasDay, isPlaceInCapitals)
  }

  /// Whether `piece` is a day without a year or a year, such as `February 10` or `6 Dec 2025`.
  private static func isDay(_ piece: Substring) -> Bool {
    let words = piece.split(separator: " ").map { $0.lowercased() }
    guard (1...4).contains(words.count) else { return false }
    return words.allSatisfy { word in
      Int(word) != nil || isOrdinal(word) || Calendar.month(named: word) != nil
        || Calendar.weekday(named: word) != nil
    }
  }

  /// `10th`, `2nd`.
  private static func isOrdinal(_ word: String) -> Bool {
    ["st", "nd", "rd", "th"].contains(word.suffix(2)) && Int(word.dropLast(2)) != nil
  }

  private static func isParticle(_ word: Substring) -> Bool {
    ["of", "the", "and", "de", "la", "al", "el", "in", "on"].contains(word)
  }

  private static func trimmed(_ piece: Substring) -> Substring {
    var piece = piece
    while piece.first?.isWhitespace == true { piece.removeFirst() }
    while piece.last?.isWhitespace == true { piece.removeLast() }
    return piece
  }

  /// Words in capitals that open a text before a dash and are no place.
  private static let kickers: Set<String> = [
    "BREAKING", "UPDATE", "UPDATED", "EXCLUSIVE", "CORRECTED", "CORRECTION", "ANALYSIS", "OPINION",
    "TRANSCRIPT", "FACT SHEET", "FACTBOX", "TIMELINE", "EXPLAINER", "NATO", "UNICEF", "READOUT",
  ]

  /// Agencies by the names under which they sign.
  static let agencies: [String: String] = [
    "ap": "The Associated Press", "associated press": "The Associated Press",
    "afp": "Agence France-Presse", "reuters": "Reuters", "upi": "United Press International",
    "dpa": "dpa", "epa": "EPA", "efe": "EFE", "ansa": "ANSA", "xinhua": "Xinhua", "tass": "TASS",
    "itar-tass": "ITAR-TASS", "interfax": "Interfax", "interfax-ukraine": "Interfax-Ukraine",
    "ukrinform": "Ukrinform", "kyodo": "Kyodo News", "yonhap": "Yonhap", "anadolu": "Anadolu",
    "aa": "Anadolu", "irna": "IRNA", "mena": "MENA", "spa": "SPA", "sana": "SANA", "wafa": "WAFA",
    "pti": "Press Trust of India", "bloomberg": "Bloomberg", "cnn": "CNN", "ani": "ANI",
    "ians": "IANS", "wam": "WAM", "kuna": "KUNA", "qna": "QNA", "bna": "BNA", "bernama": "Bernama",
    "antara": "ANTARA", "tanjug": "Tanjug", "hina": "HINA", "belga": "Belga", "belta": "BelTA",
    "agerpres": "Agerpres", "aap": "AAP", "the canadian press": "The Canadian Press",
    "business wire": "Business Wire", "globe newswire": "GlobeNewswire",
  ]
}
