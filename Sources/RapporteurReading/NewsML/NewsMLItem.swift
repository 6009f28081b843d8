internal import RapporteurCore

/// An item of NewsML-G2, or an article in NITF by itself.
struct NewsMLItem {
  private let item: XMLElement
  private let sender: XMLElement?
  private let isWholeText: Bool
  private let itemMeta: XMLElement?
  private let contentMeta: XMLElement?

  init(_ item: XMLElement, sender: XMLElement?, isWholeText: Bool) {
    self.item = item
    self.sender = sender
    self.isWholeText = isWholeText
    itemMeta = item.name == "itemMeta" ? item : item.child("itemMeta", in: .news)
    contentMeta = item.name == "contentMeta" ? item : item.child("contentMeta", in: .news)
  }

  /// The report that the item is; its text is empty if there is no word in it.
  var report: Report {
    var warnings: [Warning] = []
    let content = NewsMLContent(item)
    let headline =
      text("headline", in: contentMeta) ?? content.headline ?? text("title", in: itemMeta)
    var passage = content.passage
    if passage.blocks.isEmpty {
      passage = descriptions
      warnings.append(
        Warning(
          code: "no-article-body",
          message: "Expected a text in the item, found "
            + (!passage.blocks.isEmpty
              ? "what is said of it, which was read in its place."
              : headline == nil ? "neither that nor a headline." : "its headline only.")))
    }
    var report = Report(
      id: ReportReader.identifier(of: item.source), format: ReportFormat.newsml.rawValue,
      headline: headline, passage: passage)
    describe(&report, content)
    report.takeDateline(isKept: isWholeText)
    report.kind = ReportKind.kind(of: report)
    report.warnings = warnings
    return report
  }

  private func describe(_ report: inout Report, _ content: NewsMLContent) {
    report.identifier = item["guid"] ?? content.identifier
    report.byline =
      text("by", in: contentMeta) ?? content.byline ?? names("creator", in: contentMeta)
    report.dateline = text("dateline", in: contentMeta) ?? content.dateline
    report.publisher =
      names("provider", in: itemMeta) ?? text("creditline", in: contentMeta)
      ?? sender.flatMap { text("sender", in: $0) } ?? content.publisher
    report.agency = names("infoSource", in: contentMeta)
    report.section =
      contentMeta?.children("genre", in: .news).lazy.compactMap(Self.name).first
      ?? contentMeta?.children("subject", in: .news).lazy.compactMap(Self.name).first
    report.language =
      contentMeta?.child("language", in: .news)?["tag"] ?? item.value(of: "lang", in: .xml)
    report.url =
      itemMeta?.children("link", in: .news).lazy.filter {
        $0["rel"]?.hasSuffix("webPage") ?? false
      }.compactMap { $0["href"] }.first
    describeTimes(&report, content)
    describeState(&report)
  }

  private func describeTimes(_ report: inout Report, _ content: NewsMLContent) {
    let times = [
      (text("firstCreated", in: itemMeta), "firstCreated"),
      (text("contentCreated", in: contentMeta), "contentCreated"),
      (text("versionCreated", in: itemMeta), "versionCreated"),
      (content.issued, "date.issue"),
    ]
    for (text, basis) in times {
      guard let text, let iso = FeedDate.iso(text) else { continue }
      report.published = iso
      report.publishedBasis = basis
      break
    }
    for basis in ["versionCreated", "contentModified"] {
      let parent = basis == "versionCreated" ? itemMeta : contentMeta
      guard let iso = text(basis, in: parent).flatMap(FeedDate.iso), iso != report.published
      else { continue }
      report.modified = iso
      report.modifiedBasis = basis
      break
    }
  }

  /// Status, embargo, correction, and the hands through which the item came.
  private func describeState(_ report: inout Report) {
    switch Self.code(itemMeta?.child("pubStatus", in: .news)) {
    case "usable": report.status = .usable
    case "withheld": report.status = .withheld
    case "canceled", "cancelled": report.status = .withdrawn
    default: break
    }
    report.embargo = text("embargoed", in: itemMeta).map { FeedDate.iso($0) ?? $0 }
    let signals = (itemMeta?.children("signal", in: .news) ?? []).compactMap(Self.code)
    let note = text("edNote", in: itemMeta)
    if let signal = signals.first(where: Self.changes.contains) {
      report.correction = note.map { "\(signal): \($0)" } ?? signal
    } else if let note, WireMarks.correction(opening: note) != nil {
      report.correction = note
    }
    for link in itemMeta?.children("link", in: .news) ?? [] {
      guard let relation = link["rel"]?.split(separator: ":").last,
        let target = link["residref"] ?? link["href"]
      else { continue }
      if Self.origins.contains(String(relation)) { report.derivedFrom.append(target) }
      if relation == "previousVersion" || relation == "isCorrectionOf" {
        report.correction = (report.correction.map { $0 + " " } ?? "") + "(of \(target))"
      }
    }
    let hops = item.child("hopHistory", in: .news)?.children("hop", in: .news) ?? []
    report.hops = hops.sorted { (Int($0["seq"] ?? "") ?? 0) < (Int($1["seq"] ?? "") ?? 0) }
      .compactMap(Self.hop)
  }

  /// Signals that say that an item replaces an earlier one.
  private static let changes: Set<String> = ["correction", "update", "updateEditorial", "kill"]
  /// Relations to what an item was made from.
  private static let origins: Set<String> = ["isDerivedFrom", "derivedFrom", "translatedFrom"]

  private static func hop(_ element: XMLElement) -> Report.Hop? {
    guard let party = element.child("party", in: .news).flatMap(Self.name) else { return nil }
    let actions = element.children("action", in: .news).map { action in
      [action["qcode"], action["target"]].compactMap { $0?.split(separator: ":").last }
        .joined(separator: " ")
    }
    return Report.Hop(
      party: party, time: element["timestamp"],
      action: actions.isEmpty ? nil : actions.joined(separator: ", "))
  }

  /// Names, definitions and descriptions, in the order in which they stand.
  private var descriptions: MarkedPassage {
    var passage = MarkedPassage()
    let told: Set<String> = ["description", "definition", "note", "name", "edNote", "title"]
    let isStory = item.name == "newsItem" || item.name == "packageItem"
    for element in (isStory ? contentMeta ?? item : item).descendants {
      guard told.contains(element.name), isStory ? element.name == "description" : true else {
        continue
      }
      passage.append(.paragraph, element.text)
    }
    return passage
  }

  // MARK: Elements

  private func text(_ name: String, in parent: XMLElement?) -> String? {
    parent?.child(name, in: .news)?.text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ").trimmedOrNil
  }

  private func names(_ name: String, in parent: XMLElement?) -> String? {
    let names = parent?.children(name, in: .news).compactMap(Self.name) ?? []
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// What an element is called: its name, its literal, its code, or the host of its address.
  private static func name(_ element: XMLElement) -> String? {
    element.child("name", in: .news)?.text.trimmedOrNil
      ?? element["literal"] ?? code(element)
      ?? element["uri"]?.split(separator: "/").dropFirst()
      .first.map(String.init)
  }

  /// The part of a QCode after its scheme.
  private static func code(_ element: XMLElement?) -> String? {
    element?["qcode"]?.split(separator: ":", maxSplits: 1).last.map(String.init)
  }
}
