internal import RapporteurCore

/// The part of a page that one report takes: its text, and beside each block the notes on it.
struct ReportSection {
  /// The record.
  let outline: RecordOutline
  /// The report's place on the page, from 1.
  let number: Int
  /// Whether the page holds no other report.
  let isAlone: Bool
  /// Whether the report was only read, so that it says nothing that there are no findings.
  var isRead = false

  /// The identifier of the section.
  var anchor: String { "r\(number)" }

  /// The section.
  var html: String {
    var html = "<article id=\"\(anchor)\" class=\"report\">\n\(head)"
    let marks = marks
    var rest = outline.findingsInOrder
    for block in outline.record.report.blocks where block.kind != .headline {
      let isHere = { (finding: FindingOutline) in
        block.span.contains(finding.place.start)
          || (finding.place.isEmpty && finding.place.start == block.span.end)
      }
      let here = rest.filter(isHere)
      rest.removeAll(where: isHere)
      html += "<div class=\"row\">\n\(text(of: block, marks: marks))\n\(notes(on: here))</div>\n"
    }
    if !rest.isEmpty {
      html += "<div class=\"row\">\n<div class=\"text\">\n"
      for finding in rest {
        let words = outline.text(finding.place).oneLine.htmlEscaped
        html +=
          "<p id=\"\(anchor)-\(finding.id)-in\" class=\"outside\">\(words)\(reference(finding))</p>\n"
      }
      html += "</div>\n\(notes(on: rest))</div>\n"
    }
    return html + foot + "</article>\n"
  }

  /// Style rules that make a finding's words stand out with its note, and the note with its words.
  var highlightRules: String {
    outline.findings.map { finding in
      let id = "\(anchor)-\(finding.id)"
      return
        "#\(anchor):has(#\(id):is(:hover,:target)) .\(id),#\(anchor):has(#\(id)-in:target) .\(id),"
        + "#\(anchor):has(.\(id):hover) #\(id){background:var(--hit)}"
    }.joined(separator: "\n")
  }

  // MARK: Head and foot

  private var head: String {
    let report = outline.record.report
    let heading = isAlone ? "h1" : "h2"
    let kicker = [report.publisher, outline.published, report.section, report.kind.rawValue]
      .compactMap { $0 }
    var html = "<header>\n"
    html += "<p class=\"kicker\">\(joined(kicker))</p>\n"
    html += "<\(heading)>\(outline.title.oneLine.htmlEscaped)</\(heading)>\n"
    var facts = [
      report.byline, report.dateline, report.agency.map { "from \($0)" }, report.correction,
    ]
    .compactMap { $0?.oneLine.htmlEscaped }
    if let url = report.url, let target = url.linkTarget {
      facts.append("<a href=\"\(target.htmlEscaped)\" rel=\"noreferrer\">source</a>")
    }
    if !facts.isEmpty { html += "<p class=\"facts\">\(facts.joined(separator: " · "))</p>\n" }
    if !isRead { html += index }
    return html + "</header>\n"
  }

  /// The findings by kind, as links to their notes; the headings look as the marks of their kind.
  private var index: String {
    if outline.findings.isEmpty { return "<p class=\"index\">Nothing found.</p>\n" }
    let groups = FindingOutline.Kind.allCases.compactMap { kind -> String? in
      let findings = outline.findings(kind)
      if findings.isEmpty { return nil }
      let links = findings.map { "<a href=\"#\(anchor)-\($0.id)\">\($0.id)</a>" }
      return
        "<span class=\"k-\(kind.letter)\"><span class=\"f k-\(kind.letter) u0\">\(kind.title)</span>&nbsp;"
        + "\(links.joined(separator: " "))</span>"
    }
    return "<p class=\"index\">\(groups.joined(separator: " "))</p>\n"
  }

  private var foot: String {
    var html = ""
    let cast = outline.cast
    if !cast.isEmpty {
      html += "<dl class=\"cast\">\n"
      for actor in cast {
        html += "<div><dt>\(actor.name.oneLine.htmlEscaped)</dt>"
        html += "<dd>\(outline.office(of: actor).oneLine.htmlEscaped)</dd></div>\n"
      }
      html += "</dl>\n"
    }
    let remarks =
      outline.looseEvents.map { "Event: \($0)" }
      + outline.record.warnings.map { "\($0.code): \($0.message)" }
    if !remarks.isEmpty {
      let items = remarks.map { "<li>\($0.oneLine.htmlEscaped)</li>" }
      html += "<ul class=\"remarks\">\n\(items.joined(separator: "\n"))\n</ul>\n"
    }
    return
      "<footer>\n\(html)<p class=\"hash\">\(outline.record.report.id.htmlEscaped)</p>\n</footer>\n"
  }

  private func joined(_ parts: [String]) -> String {
    parts.map(\.oneLine.htmlEscaped).joined(separator: " · ")
  }

  // MARK: Text

  private func text(of block: Block, marks: [TextMark]) -> String {
    let html = TextMark.html(of: outline.record.report.text, block: block.span, marks: marks)
    return switch block.kind {
    case .heading: "<h3 class=\"text\">\(html)</h3>"
    case .quote: "<blockquote class=\"text\"><p>\(html)</p></blockquote>"
    case .caption: "<p class=\"text caption\">\(html)</p>"
    case .list: "<p class=\"text item\">\(html)</p>"
    case .paragraph, .headline, .table: "<p class=\"text\">\(html)</p>"
    }
  }

  /// The marks of all findings; overlapping underlines lie on different lanes.
  private var marks: [TextMark] {
    var marks: [TextMark] = []
    for (finding, lane) in outline.findingsInLanes {
      for (index, span) in finding.marks.enumerated() {
        marks.append(
          TextMark(
            span: span,
            classes: "f k-\(finding.kind.letter) u\(lane) \(anchor)-\(finding.id)",
            anchor: index == 0 ? "\(anchor)-\(finding.id)-in" : nil,
            reference: reference(finding), isUnderlined: finding.kind != .statement,
            rank: finding.kind == .statement ? 0 : 1))
      }
      for cue in finding.cues {
        marks.append(TextMark(span: cue, classes: "cue k-\(finding.kind.letter)", rank: 2))
      }
    }
    return marks
  }

  private func reference(_ finding: FindingOutline) -> String {
    "<sup class=\"k-\(finding.kind.letter)\">"
      + "<a href=\"#\(anchor)-\(finding.id)\">\(finding.id)</a></sup>"
  }

  // MARK: Notes

  private func notes(on findings: [FindingOutline]) -> String {
    if findings.isEmpty { return "" }
    return "<ul class=\"notes\">\n\(findings.map(note).joined(separator: "\n"))\n</ul>\n"
  }

  private func note(on finding: FindingOutline) -> String {
    let letter = finding.kind.letter
    var html = "<li id=\"\(anchor)-\(finding.id)\" class=\"k-\(letter)\">"
    html += "<p><a class=\"id\" href=\"#\(anchor)-\(finding.id)-in\" "
    html += "title=\"rule \(finding.rule.oneLine.htmlEscaped)\" "
    html += "aria-label=\"\(finding.kind.singular) \(finding.id), to its words\">\(finding.id)</a> "
    html += lead(of: finding)
    let statement = finding.assertedBy.map { id in
      " <a href=\"#\(anchor)-\(id)\">in&nbsp;\(id)</a>"
    }
    let details = joined(finding.details)
    if finding.kind == .statement {
      html += chain(finding.chain.dropFirst()) + (statement ?? "") + "</p>"
      if !details.isEmpty { html += "<p>\(details)</p>" }
    } else {
      html += "</p>"
      for line in finding.lines {
        let words = line.words.shortened(toColumns: Self.subjectColumns).htmlEscaped
        html += "<p><i>\(line.lead.htmlEscaped)</i> <q>\(words)</q></p>"
      }
      html +=
        "<p>\(details) <span class=\"source\">— \((finding.chain.first ?? "").oneLine.htmlEscaped)"
      html += chain(finding.chain.dropFirst()) + (statement ?? "") + "</span></p>"
    }
    for event in finding.events { html += "<p class=\"event\">\(event.oneLine.htmlEscaped)</p>" }
    return html + "</li>"
  }

  /// The label and what the finding is about; of a statement the speaker comes first.
  private func lead(of finding: FindingOutline) -> String {
    if finding.kind == .statement {
      return "<b>\(finding.subject.oneLine.htmlEscaped)</b> <i>\(finding.label.htmlEscaped)</i>"
    }
    var html = "<span class=\"label \(finding.tone)\">\(finding.label.htmlEscaped)</span> "
    if let modality = finding.modality {
      html += "<span class=\"modality \(modality == "denied" ? modality : "")\">\(modality)</span> "
    }
    if let negation = finding.negation { html += "<b>\(negation.htmlEscaped)</b> " }
    if finding.subjectIsQuoted {
      let words = finding.subject.shortened(toColumns: Self.subjectColumns)
      return html + "<q>\(words.htmlEscaped)</q>"
    }
    return html + "<b>\(finding.subject.oneLine.htmlEscaped)</b>"
  }

  /// A note quotes no more than this; the rest stands beside it.
  private static let subjectColumns = 160

  private func chain(_ links: ArraySlice<String>) -> String {
    links.map { " <span class=\"via\">→ \($0.oneLine.htmlEscaped)</span>" }.joined()
  }
}
