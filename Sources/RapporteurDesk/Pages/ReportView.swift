internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger

/// A report's text with its findings marked in place, and a note on each beside it.
///
/// A finding's mark in the text has the identifier `m1`, its note `n-m1`; each leads to the other. With
/// `at=m1` in the address the whole mark is lit, with `from` and `to`, in code points of the text, a passage.
struct ReportView {
  let record: RapporteurCore.Record
  let entry: ReportEntry
  let fields: FormFields

  private var outline: RecordOutline { RecordOutline(record) }

  /// A line of a listing.
  static func row(_ report: ReportEntry) -> View {
    var view: View = [
      "href": Links.report(report.id), "headline": report.headline ?? "Untitled report",
      "outlet": report.publisher ?? "outlet not named",
      "day": Words.published(report.published) ?? "undated",
      "iso": String(report.published?.prefix(10) ?? ""),
      "findings": Words.count(report.findings, "finding"), "sort": "", "version": "",
      "correction": report.correction ?? "",
    ]
    if report.kind != "news" { view["sort"] = report.kind }
    if report.version > 1 { view["version"] = "version \(report.version)" }
    return view
  }

  /// The page.
  var view: View {
    let outline = outline
    let report = record.report
    var view = Self.row(entry)
    view["heading"] = outline.title.oneLine
    view["published"] = outline.published ?? "undated"
    view["kicker"] = [report.section, report.kind == .news ? nil : report.kind.rawValue]
      .compactMap { $0 }.joined(separator: " · ")
    view["facts"] = [report.byline, report.dateline, report.agency.map { "from \($0)" }]
      .compactMap { $0?.oneLine }.joined(separator: " · ")
    if let address = Links.outside(report.url) { view["original"] = address }
    view["isSuperseded"] = entry.isSuperseded
    view["hash"] = report.id
    view["shortName"] = entry.id
    view["kinds"] = FindingOutline.Kind.allCases.compactMap { kind -> View? in
      let found = outline.findings(kind)
      guard !found.isEmpty else { return nil }
      return [
        "letter": kind.letter, "kind": kind.title, "number": found.count,
        "each": found.map { ["local": $0.id] as View },
      ]
    }
    view["isBare"] = outline.findings.isEmpty
    let (rows, rest) = rows(of: outline)
    view["rows"] = rows
    view["rest"] = rest
    view["cast"] = outline.cast.map { actor -> View in
      [
        "name": actor.name, "office": outline.office(of: actor),
        "actorHref": Links.anything("\(entry.id)#\(actor.id)"),
      ]
    }
    view["remarks"] = record.warnings.map { ["remark": "\($0.code): \($0.message)"] as View }
    return view
  }

  // MARK: Text

  private func rows(of outline: RecordOutline) -> (rows: [View], rest: [View]) {
    let marks = marks(of: outline)
    var waiting = outline.findingsInOrder
    var rows: [View] = []
    for block in record.report.blocks where block.kind != .headline {
      let isHere = { (finding: FindingOutline) in block.span.contains(finding.place.start) }
      let here = waiting.filter(isHere)
      waiting.removeAll(where: isHere)
      let pieces = TextMark.pieces(of: record.report.text, block: block.span, marks: marks)
      rows.append([
        "isHeading": block.kind == .heading, "isQuote": block.kind == .quote,
        "isOther": block.kind != .heading && block.kind != .quote, "block": block.kind.rawValue,
        "pieces": pieces.map(Self.piece), "notes": here.map { note($0, outline) },
        "hasNotes": !here.isEmpty,
      ])
    }
    let rest = waiting.map { finding -> View in
      var note = note(finding, outline)
      note["outside"] = outline.record.report.text[finding.place].oneLine
      return note
    }
    return (rows, rest)
  }

  private static func piece(_ piece: TextMark.Piece) -> View {
    switch piece {
    case .text(let text): return ["text": text]
    case .open(let classes, let anchor):
      var view: View = ["open": true, "classes": classes]
      if let anchor { view["anchor"] = anchor }
      return view
    case .close: return ["close": true]
    case .reference(let id): return ["reference": id, "letter": String(id.prefix(1))]
    }
  }

  /// The marks of all findings; overlapping underlines lie on different lanes.
  private func marks(of outline: RecordOutline) -> [TextMark] {
    let lit = fields["at"]
    var marks: [TextMark] = []
    for (finding, lane) in outline.findingsInLanes {
      let classes =
        "f k-\(finding.kind.letter) u\(lane) f-\(finding.id)" + (lit == finding.id ? " lit" : "")
      for (index, span) in finding.marks.enumerated() {
        marks.append(
          TextMark(
            span: span, classes: classes, anchor: index == 0 ? finding.id : nil,
            reference: index == finding.marks.count - 1 ? finding.id : nil,
            isUnderlined: finding.kind != .statement, rank: finding.kind == .statement ? 0 : 1))
      }
      for cue in finding.cues {
        marks.append(TextMark(span: cue, classes: "cue k-\(finding.kind.letter)", rank: 2))
      }
    }
    if let passage {
      marks.append(TextMark(span: passage, classes: "lit", anchor: "passage", rank: -1))
    }
    return marks
  }

  /// The passage that the address names, in bytes.
  private var passage: Span? {
    guard let from = fields["from"].flatMap({ Int($0) }),
      let to = fields["to"].flatMap({ Int($0) }),
      from >= 0, to > from
    else { return nil }
    let text = record.report.text
    let (start, end) = (text.byteOffset(ofCodePoint: from), text.byteOffset(ofCodePoint: to))
    return start < end ? Span(start, end) : nil
  }

  // MARK: Notes

  private func note(_ finding: FindingOutline, _ outline: RecordOutline) -> View {
    let isLit = fields["at"] == finding.id
    var note: View = [
      "local": finding.id, "letter": finding.kind.letter, "kind": finding.kind.singular,
      "label": finding.label, "tone": Self.tone(finding.tone), "isLit": isLit,
      "details": finding.details.joined(separator: " · "),
      "chain": finding.chain.joined(separator: " → "), "rule": finding.rule,
      "account": Links.anything("\(entry.id)#\(finding.id)"),
      "speaker": "", "quote": "", "subject": "", "modality": "", "negation": "", "within": "",
      "lines": finding.lines.map { ["lead": $0.lead, "words": $0.words.oneLine] as View },
    ]
    if finding.kind == .statement {
      note["speaker"] = finding.subject
      note["chain"] = finding.chain.dropFirst().joined(separator: " → ")
    } else if finding.subjectIsQuoted {
      note["quote"] = finding.subject.shortened(toColumns: 160)
    } else {
      note["subject"] = finding.subject
    }
    if let modality = finding.modality { note["modality"] = modality }
    if let negation = finding.negation { note["negation"] = negation }
    if let statement = finding.assertedBy { note["within"] = statement }
    return note
  }

  private static func tone(_ tone: FindingOutline.Tone) -> String {
    switch tone {
    case .settled: "good"
    case .pending: "wait"
    case .adverse: "bad"
    case .neutral: ""
    }
  }
}
