internal import Foundation
internal import RapporteurCore

/// Reads a web page: its article and nothing else, with the metadata that it gives of itself.
struct HTMLReader {
  /// The name of the input, for messages.
  let input: String
  /// The `Content-Type` header that came with the page, or nil.
  var contentType: String?
  /// The address that the page was fetched from, or nil.
  var address: String?

  /// The size beyond which a page is refused; the largest of WCXB's 711 has 1.8 MB.
  static let largestPage = 64 << 20

  /// The article in the page that `bytes` are.
  ///
  /// Its places count from the start of `bytes`.
  /// - Throws: `ReadingError` with the code `empty`, `tooLarge` or `notAReport`.
  /// - Complexity: O(n) for pages, and bounded by a few seconds a megabyte for whatever else.
  func report(of bytes: ArraySlice<UInt8>) throws(ReadingError) -> Report {
    let (tree, decoding) = try parsed(bytes, isUTF8: false)
    let page = PageBlocks(of: tree)
    let article = ArticleFinder(tree: tree, page: page)
    let metadata = PageMetadata(of: tree)
    let title = PageTitle(tree: tree, page: page, metadata: metadata, article: article)
    var writer = PassageWriter(tree: tree, decoding: decoding, isSilent: page.isSilent)
    if let title { writer.addHeadline(title) }
    for index in article.kept {
      let block = page.blocks[index]
      if let node = title?.node, (node..<Int(tree.nodes[node].end)).contains(block.nodes.lowerBound)
      {
        continue
      }
      writer.add(
        Self.kind(of: block), nodes: block.nodes, isPreformatted: block.place.contains(.pre))
    }
    guard !writer.blocks.isEmpty else {
      throw ReadingError(
        code: .notAReport, message: "expected a page with text, found none", input: input)
    }
    var report = Report(
      id: ReportReader.identifier(of: bytes), format: ReportFormat.html.rawValue,
      text: ReportText(decoding: writer.text), blocks: writer.blocks)
    report.places = writer.places
    report.headline = title?.text
    report.basis[.headline] = title?.basis
    PageDescription(
      tree: tree, page: page, metadata: metadata, article: article, headline: title?.node,
      address: address
    ).describe(&report)
    describeOpening(&report)
    report.kind = ReportKind.kind(of: report)
    if let warning = decoding.warning { report.warnings.append(warning) }
    if let limit = tree.limit {
      report.warnings.append(
        Warning(
          code: "page-limit",
          message: "Expected a page within the bound on \(limit.rawValue), found one beyond it; "
            + "it was read up to there."))
    }
    return report
  }

  /// The text of a piece of HTML in UTF-8 that is all text of a report, as a feed's item has it, with blocks
  /// and the places that both have in `bytes`; no article is looked for and nothing is left out but
  /// what cannot be seen.
  /// - Throws: `ReadingError` with the code `empty` or `tooLarge`.
  func passage(of bytes: ArraySlice<UInt8>) throws(ReadingError) -> HTMLPassage {
    let (tree, decoding) = try parsed(bytes, isUTF8: true)
    let page = PageBlocks(of: tree)
    var writer = PassageWriter(tree: tree, decoding: decoding, isSilent: page.isSilent)
    for block in page.blocks {
      writer.add(
        Self.kind(of: block), nodes: block.nodes, isPreformatted: block.place.contains(.pre))
    }
    return HTMLPassage(text: writer.text, blocks: writer.blocks, places: writer.places)
  }

  /// Takes the dateline out of the first paragraph.
  private func describeOpening(_ report: inout Report) {
    guard let index = report.blocks.firstIndex(where: { $0.kind == .paragraph }) else { return }
    let body = Span(report.blocks[index].span.start, report.text.utf8.count)
    guard let dateline = Dateline(in: report.text, body: body) else { return }
    report.dateline = dateline.text
    if let agency = dateline.agency, report.agency == nil {
      report.agency = agency
      report.basis[.agency] = "dateline"
      if report.publisher == nil {
        report.publisher = agency
        report.basis[.publisher] = "dateline"
      }
    }
    if dateline.end < report.blocks[index].span.end {
      report.blocks[index].span.start = dateline.end
    }
  }

  private func parsed(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) throws(ReadingError)
    -> (HTMLTree, PageDecoding)
  {
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw ReadingError(
        code: .empty, message: "expected a page, found nothing in it", input: input)
    }
    guard bytes.count <= Self.largestPage else {
      throw ReadingError(
        code: .tooLarge,
        message: "expected a page of at most \(Self.largestPage) bytes, found one of "
          + "\(bytes.count)", input: input)
    }
    let charset = contentType.flatMap { type -> String? in
      guard let start = type.lowercased().range(of: "charset=") else { return nil }
      return String(type[start.upperBound...].prefix { $0 != ";" && $0 != "," })
    }
    let decoding = isUTF8 ? PageDecoding(utf8: bytes) : PageDecoding(bytes, declared: charset)
    let tree = decoding.utf8.withUnsafeBufferPointer {
      HTMLTreeBuilder.tree(of: UnsafeBufferPointer(rebasing: $0.dropLast()))
    }
    return (tree, decoding)
  }

  private static func kind(of block: PageBlock) -> Block.Kind {
    let place = block.place
    if place.contains(.table) { return .table }
    if place.contains(.heading) { return .heading }
    if place.contains(.caption) { return .caption }
    if place.contains(.quote) { return .quote }
    if place.contains(.item) { return .list }
    return .paragraph
  }
}

/// The text of a piece of HTML.
struct HTMLPassage {
  /// The text as UTF-8.
  var text: [UInt8]
  /// Its blocks.
  var blocks: [Block]
  /// Where it stands in the piece.
  var places: SourcePlaces
}
