internal import RapporteurCore

/// Reads an item of ninjs, of the versions 1.0 to 3.1.
///
/// - Source: https://iptc.org/std/ninjs/
struct NinjsReader {
  let input: ReportInput
  /// Whether a dateline stays in the body.
  let isWholeText: Bool

  /// Whether `object` looks like ninjs rather than an article of schema.org.
  static func isItem(_ object: JSONObject) -> Bool {
    guard object["@type"] == nil, object["@graph"] == nil, object["@context"] == nil else {
      return false
    }
    if (object["standard"] ?? object["$standard"]) != nil { return true }
    guard object["uri"] != nil else { return false }
    let telling: Set<String> = [
      "headline", "headlines", "bodies", "pubstatus", "pubStatus", "versioncreated",
      "versionCreated", "byline", "by", "descriptions", "body_text", "body_xhtml", "body_html",
      "description_text", "slugline", "title", "type",
    ]
    return object.members.contains { telling.contains($0.key) }
  }

  /// The report that `object` is, or why it is none.
  func report(of object: JSONObject) -> Result<Report, ReadingError> {
    if let fault = NinjsRules.shared.fault(in: object) {
      return .failure(
        input.error(.notAReport, "not valid ninjs: \(fault)", at: object.range.lowerBound))
    }
    let headline = passages(object, "headline", "headlines").first?.plain ?? text(object, "title")
    var passage = MarkedPassage(
      passages(object, "body", "bodies").first ?? FeedItem.Passage(text: "", isHTML: false))
    var warnings: [Warning] = []
    if passage.blocks.isEmpty {
      for description in passages(object, "description", "descriptions").prefix(1) {
        passage = MarkedPassage(description)
      }
      warnings.append(
        Warning(
          code: "no-article-body",
          message: "Expected a body in the item, found "
            + (!passage.blocks.isEmpty
              ? "a description, which was read."
              : headline == nil ? "neither that nor a headline." : "its headline only.")))
    }
    var report = Report(
      id: ReportReader.identifier(of: input.bytes[object.range]),
      format: ReportFormat.ninjs.rawValue, headline: headline, passage: passage)
    describe(&report, object)
    report.takeDateline(isKept: isWholeText)
    report.kind = ReportKind.kind(of: report)
    report.warnings = warnings
    return .success(report)
  }

  private func describe(_ report: inout Report, _ object: JSONObject) {
    report.identifier = text(object, "uri")
    if let address = report.identifier, address.hasPrefix("http") { report.url = address }
    report.byline = text(object, "byline") ?? text(object, "by")
    report.dateline = text(object, "located")
    report.publisher = text(object, "copyrightholder") ?? text(object, "copyrightHolder")
    report.agency = named(object["infosource"] ?? object["infosources"] ?? object["infoSources"])
    report.section = named(object["genre"] ?? object["genres"] ?? object["subject"])
    report.language = text(object, "language")
    for key in [
      "firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated",
    ]
      + ["versionCreated"]
    {
      guard let iso = text(object, key).flatMap(FeedDate.iso) else { continue }
      if report.published == nil {
        report.published = iso
        report.publishedBasis = key
      } else if key.hasPrefix("version"), iso != report.published {
        report.modified = iso
        report.modifiedBasis = key
      }
    }
    switch text(object, "pubstatus") ?? text(object, "pubStatus") {
    case "usable": report.status = .usable
    case "withheld": report.status = .withheld
    case "canceled": report.status = .withdrawn
    default: break
    }
    report.embargo = text(object, "embargoed")
    if let note = text(object, "ednote") ?? text(object, "edNote"),
      WireMarks.correction(opening: note) != nil
    {
      report.correction = note
    }
  }

  private func text(_ object: JSONObject, _ key: String) -> String? {
    object[key]?.scalar?.trimmedOrNil
  }

  private func named(_ value: JSONValue?) -> String? {
    value?.elements.lazy.compactMap { element -> String? in
      guard case .object(let object) = element else { return nil }
      return text(object, "name")
    }.first
  }

  /// The texts of version 1's `body_text` and its like, or of the later versions' list of them; the
  /// best comes first.
  private func passages(_ object: JSONObject, _ name: String, _ list: String)
    -> [FeedItem.Passage]
  {
    if let values = object[list]?.elements {
      let passages = values.compactMap { value -> (FeedItem.Passage, Int)? in
        guard case .object(let object) = value, let text = text(object, "value") else { return nil }
        let type = (self.text(object, "contenttype") ?? self.text(object, "contentType") ?? "")
          .lowercased()
        let isXML = type.contains("nitf")
        let role = self.text(object, "role") ?? ""
        let rank = isXML ? 2 : role.isEmpty || role == "main" || role == "text" ? 0 : 1
        return (
          FeedItem.Passage(
            text: text,
            isHTML: type.contains("html") || isXML
              || (type.isEmpty && XMLFeedItem.looksLikeHTML(text))), rank
        )
      }
      return passages.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
        .map(\.element.0)
    }
    let keys =
      [name + "_xhtml", name + "_html", name + "_text", name]
      + object.members.map(\.key).filter { $0.hasPrefix(name + "_") }
    return keys.compactMap { key in
      text(object, key).map {
        FeedItem.Passage(text: $0, isHTML: key.hasSuffix("html") && XMLFeedItem.looksLikeHTML($0))
      }
    }
  }
}
