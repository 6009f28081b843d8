internal import RapporteurCore

/// What agencies write round a report: marks of correction, embargoes, credits, and the sentence that
/// says that what follows is someone else's statement.
///
/// What is found goes into the report's metadata, and its lines out of the blocks, because they
/// speak of the report and not of its subject.
struct WireConventions {
  private var report: Report

  /// How many blocks at either end are looked at.
  private static let reach = 6

  /// `report` with what its conventions say.
  static func applied(to report: Report) -> Report {
    var conventions = WireConventions(report: report)
    conventions.readHeadline()
    conventions.readOpening()
    conventions.readDateline()
    conventions.readEnding()
    conventions.readWrapper()
    return conventions.report
  }

  private func text(_ block: Block) -> String {
    HTMLTree.collapsed(report.text[block.span])
  }

  // MARK: Above the body

  private mutating func readHeadline() {
    guard let headline = report.headline, let found = WireMarks.marks(opening: headline) else {
      return
    }
    report.correction = report.correction ?? found.mark
    if found.isWithdrawal { report.status = .withdrawn }
  }

  /// `(Corrects spelling of minister’s name in third paragraph)`, `EMBARGOED UNTIL 18:00 GMT`.
  private mutating func readOpening() {
    var taken: Set<Int> = []
    for (index, block) in report.blocks.prefix(Self.reach).enumerated()
    where block.kind != .headline && block.span.count <= 600 {
      let line = text(block)
      if let embargo = Embargo(line) {
        report.embargo = report.embargo ?? embargo.until
        if embargo.isWholeLine { taken.insert(index) }
      } else if let note = Self.note(line) {
        addCorrection(note.text)
        if note.isWithdrawal { report.status = .withdrawn }
        taken.insert(index)
      } else if block.kind == .paragraph, line.count > 80 {
        break
      }
    }
    removeBlocks(taken)
  }

  /// Whether a paragraph says what the version changes; nil if it does not.
  private static func note(_ line: String) -> (text: String, isWithdrawal: Bool)? {
    let folded = line.foldedUTF8
    if folded.has("earlier version of this") || folded.has("previous version of this")
      || line.opens(with: "this version corrects") || isAmendment(line)
    {
      return (line, false)
    }
    if ["editors: please kill", "eds: please kill", "please kill ", "editors: please withhold"]
      .contains(where: line.opens)
    {
      return (line, true)
    }
    let isBracketed = line.first == "(" && (line.last == ")" || line.hasSuffix(")."))
    let opening =
      line.opens(with: "eds:") || line.opens(with: "editors:")
      ? String(line[(line.firstIndex(of: ":") ?? line.startIndex)...].dropFirst()).trimmedOrNil
        ?? ""
      : line
    guard
      let found = WireMarks.correction(
        opening: isBracketed || opening == line ? opening : "(" + opening)
    else { return nil }
    // A note in brackets may change its mark's form: "(Corrects …)", "(Updates with …)".
    let isNote =
      isBracketed || opening != line || found.meaning == .withdrawal
      || found.mark.uppercased() == found.mark
    return isNote ? (withoutBrackets(line), found.meaning == .withdrawal) : nil
  }

  /// Whether a paragraph says of the report that it was changed: `This article was amended on 11 February …`,
  /// `Correction, Feb. 11: An earlier version of this story …`.
  private static func isAmendment(_ line: String) -> Bool {
    let subjects = ["this article", "this story", "this report", "this post"]
    if let subject = subjects.first(where: line.opens) {
      let rest = line.dropFirst(subject.count)
      return [" was ", " has been "].contains { verb in
        ["amended", "corrected", "updated"].contains { rest.opens(with: verb + $0) }
      } || rest.opens(with: " corrects ")
    }
    let folded = line.foldedUTF8
    return subjects.contains { folded.has("earlier version of " + $0) }
  }

  private static func withoutBrackets(_ line: String) -> String {
    guard line.first == "(", let end = line.lastIndex(of: ")") else { return line }
    return String(line[line.index(after: line.startIndex)..<end])
  }

  private mutating func addCorrection(_ note: String) {
    guard let mark = report.correction else {
      report.correction = note
      return
    }
    if !mark.contains(note), !note.hasPrefix(mark) { report.correction = mark + ": " + note }
    if note.hasPrefix(mark) { report.correction = note }
  }

  /// Takes a dateline out of one of the first paragraphs, below a standfirst or a note.
  private mutating func readDateline() {
    guard report.dateline == nil else { return }
    let paragraphs = report.blocks.indices.filter { report.blocks[$0].kind == .paragraph }
    for index in paragraphs.prefix(4) {
      let block = report.blocks[index]
      guard let dateline = Dateline(in: report.text, body: block.span), dateline.isSure,
        dateline.end < block.span.end
      else { continue }
      report.dateline = dateline.text
      report.blocks[index].span.start = dateline.end
      guard let agency = dateline.agency else { return }
      if report.agency == nil, report.format != ReportFormat.text.rawValue {
        report.agency = agency
        report.basis[.agency] = "dateline"
      }
      if report.publisher == nil {
        report.publisher = agency
        report.basis[.publisher] = "dateline"
      }
      return
    }
  }

  // MARK: Below the body

  /// `(Reporting by Ruth Adler in Geneva; editing by …)`, `— With inputs from PTI`, `— Reuters`.
  private mutating func readEnding() {
    var taken: Set<Int> = []
    let first = max(0, report.blocks.count - Self.reach)
    for index in first..<report.blocks.count where report.blocks[index].kind != .headline {
      let block = report.blocks[index]
      guard block.span.count <= 300 else { continue }
      let line = text(block)
      let bare = line.trimmingMarks
      if let sources = Self.inputs(bare) {
        report.derivedFrom += sources.filter { !report.derivedFrom.contains($0) }
        taken.insert(index)
      } else if let credit = Self.reporting(bare) {
        report.byline = report.byline ?? credit
        taken.insert(index)
      } else if index == report.blocks.count - 1, line != bare, index > 0,
        let agency = Dateline.agencies[bare.lowercased()]
      {
        report.agency = report.agency ?? agency
        report.publisher = report.publisher ?? agency
        taken.insert(index)
      } else if Self.isAmendment(line) {
        addCorrection(line)
        taken.insert(index)
      } else if Self.isSignOff(line) {
        taken.insert(index)
      }
    }
    removeBlocks(taken)
  }

  /// Whether a line only ends a report: `(END)`, `-30-`, `str/jj/bb`, the address of a desk.
  private static func isSignOff(_ line: String) -> Bool {
    guard line.utf8.count <= 80 else { return false }
    return line.split(separator: " ").allSatisfy { word in
      let bare = String(word).trimmingMarks
      if word == "-30-" || (["END", "ENDS"].contains(bare) && bare != word) { return true }
      if word.utf8.allSatisfy({ "#*_-".utf8.contains($0) }) { return word.utf8.count >= 3 }
      let initials = word.split(separator: "/", omittingEmptySubsequences: false)
      if initials.count > 1 {
        return initials.allSatisfy { part in
          (2...4).contains(part.count) && part.allSatisfy { $0.isASCII && $0.isLowercase }
        }
      }
      return word.contains("@") && word.contains(".")
    }
  }

  /// The sources of `with inputs from PTI and Reuters`, `With agency inputs`.
  private static func inputs(_ line: String) -> [String]? {
    for opening in ["with inputs from ", "with input from ", "inputs from ", "with material from "]
    {
      guard line.opens(with: opening) else { continue }
      let names = line.dropFirst(opening.count).replacing(" and ", with: ",")
        .replacing(" & ", with: ",").split(separator: ",")
      let trimmed = names.compactMap { String($0).trimmingMarks.trimmedOrNil }
      guard !trimmed.isEmpty, trimmed.allSatisfy({ $0.count <= 60 }) else { return nil }
      return trimmed.map { Dateline.agencies[$0.lowercased()] ?? $0 }
    }
    let isOfAgencies = ["with agency inputs", "with agencies inputs", "with inputs"].contains {
      line.utf8.count == $0.utf8.count && line.opens(with: $0)
    }
    return isOfAgencies ? ["agencies"] : nil
  }

  /// `Ruth Adler in Geneva` of `Reporting by Ruth Adler in Geneva; Editing by …`.
  private static func reporting(_ line: String) -> String? {
    for opening in ["additional reporting by ", "reporting by ", "editing by ", "writing by "]
    where line.opens(with: opening) {
      guard opening.hasPrefix("report") || opening.hasPrefix("writing") else { return "" }
      let rest = line.dropFirst(opening.count)
      return String(rest.prefix { $0 != ";" && $0 != "," }).trimmingMarks.trimmedOrNil
    }
    return nil
  }

  private mutating func removeBlocks(_ indices: Set<Int>) {
    guard !indices.isEmpty,
      report.blocks.indices.contains(where: {
        !indices.contains($0) && report.blocks[$0].kind != .headline
      })
    else { return }
    report.blocks = report.blocks.enumerated().filter { !indices.contains($0.offset) }
      .map(\.element)
    if report.byline?.isEmpty == true { report.byline = nil }
  }

  // MARK: Statements in reports

  /// Finds the sentence that hands over to a statement which is reprinted whole.
  private mutating func readWrapper() {
    let paragraphs = report.blocks.filter { $0.kind == .paragraph }
    for block in paragraphs.prefix(4) where block.span.count <= 1000 {
      let line = text(block)
      guard line.utf8.count <= 500, let kind = StatementWrapper.kind(of: line) else { continue }
      // A line at the head of one or two sentences of news quotes; it does not reprint.
      guard paragraphs.count >= 2 else { return }
      let source = line.hasSuffix(":") ? String(line.dropLast()) : line
      if !report.derivedFrom.contains(source) { report.derivedFrom.append(source) }
      if report.kind == .news { report.kind = kind }
      return
    }
    if let block = paragraphs.last, block.span.count <= 200, case let last = text(block),
      last.hasPrefix("SOURCE "), last.utf8.count <= 120
    {
      report.derivedFrom.append("press release of " + last.dropFirst("SOURCE ".count))
      if report.kind == .news { report.kind = .statement }
    } else if let dateline = report.dateline, StatementWrapper.isOfService(dateline) {
      report.derivedFrom.append(
        "press release by " + (report.agency ?? report.publisher ?? dateline))
      if report.kind == .news { report.kind = .statement }
    }
  }
}

/// A line that says until when a report must not be published.
struct Embargo {
  /// ISO 8601, or as printed where it is no full date.
  let until: String
  /// Whether the line says nothing else.
  let isWholeLine: Bool

  /// Reads `EMBARGOED UNTIL 18:00 GMT, 17 September 1978`, `Not for release before …`; nil if `line`
  /// is none.
  init?(_ line: String) {
    let start = line.drop { "([*–—- ".contains($0) }
    guard let opening = Self.openings.first(where: start.opens) else { return nil }
    let rest = String(start.dropFirst(opening.count))
    guard
      let end = Self.marks.compactMap({ rest.lowercased().firstRange(of: $0)?.upperBound }).min()
    else {
      guard opening.hasPrefix("embargo"), rest.trimmingMarks.isEmpty else { return nil }
      until = "unknown"
      isWholeLine = true
      return
    }
    let offset = rest.lowercased().distance(from: rest.lowercased().startIndex, to: end)
    let time = String(rest.dropFirst(offset)).trimmingMarks
    guard !time.isEmpty, time.count <= 120 else { return nil }
    until = PublicationTime(time, isDayFirst: nil)?.iso ?? time
    isWholeLine = true
  }

  private static let openings = [
    "strictly embargoed", "under embargo", "embargoed", "embargo", "not for release",
    "not for publication", "not for broadcast", "hold for release", "held for release",
  ]
  private static let marks = ["until", "till", "before", ":", "for release at", "for"]
}

/// Sentences that hand over to a statement which follows whole.
enum StatementWrapper {
  /// What kind of document follows; nil if `line` hands over to none.
  static func kind(of line: String) -> Report.Kind? {
    if services.contains(where: line.foldedUTF8.has) { return .statement }
    guard openings.contains(where: line.opens) else { return nil }
    let lowered = line.lowercased()
    let bytes = Array(lowered.utf8)
    let isWhole =
      bytes.has("text") || bytes.has("full") || bytes.has("was issued")
      || bytes.has("was released") || bytes.has("is attributable")
      || bytes.has("attributable to") || bytes.has("issued by")
      || bytes.has("released by") || bytes.has("transcript")
      || bytes.has("press release") || lowered.hasSuffix(":")
    guard isWhole else { return nil }
    for (words, kind) in documents where words.contains(where: bytes.has) { return kind }
    return nil
  }

  /// Whether a dateline names a service that carries releases.
  static func isOfService(_ dateline: String) -> Bool {
    services.contains(where: dateline.foldedUTF8.has)
  }

  /// What such a line opens with, in lower case.
  private static let openings = [
    "the text of the following", "following is the ", "here is the ", "below is the ",
    "the full text of ", "full text of ", "the following ", "the below ", "text of ",
  ]

  /// Services that carry releases as they come.
  private static let services = [
    "/prnewswire/", "prnewswire --", "(business wire)", "(globe newswire)", "globe newswire (globe",
    "/pr newswire/", "(marketwired", "this is a press release", "[press release]",
  ]

  private static let documents: [(words: [String], kind: Report.Kind)] = [
    (
      [
        "joint communiqué", "joint communique", "joint statement", "joint declaration",
        "communiqué",
      ],
      .communique
    ),
    (["communique"], .communique), (["readout"], .readout), (["transcript"], .transcript),
    (["statement", "press release", "remarks", "letter", "message", "declaration"], .statement),
  ]
}

extension String {
  /// `Corrects day` of `(Corrects day)`.
  var withoutBrackets: String {
    guard first == "(", last == ")" else { return self }
    return String(dropFirst().dropLast())
  }

  /// The string without dashes, brackets, full stops and white space at its ends.
  fileprivate var trimmingMarks: String {
    let isMark = { (scalar: Unicode.Scalar) in
      ReportText.isSpace(scalar) || "()[]*–—-.:;,".unicodeScalars.contains(scalar)
    }
    guard let first = unicodeScalars.firstIndex(where: { !isMark($0) }),
      let last = unicodeScalars.lastIndex(where: { !isMark($0) })
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
