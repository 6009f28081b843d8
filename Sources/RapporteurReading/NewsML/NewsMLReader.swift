internal import RapporteurCore

/// Reads NewsML-G2: a message or an item, with text in NITF, XHTML or plain inside of it.
///
/// Items of pictures and films give what is said of them; items of concepts, events and plans their
/// names and definitions.
/// - Source: https://iptc.org/std/NewsML-G2/guidelines/, https://iptc.org/std/NITF/
struct NewsMLReader {
  /// Whether a dateline stays in the body.
  let isWholeText: Bool

  /// Elements that are items.
  private static let items: Set<String> = [
    "newsItem", "packageItem", "knowledgeItem", "conceptItem", "planningItem", "catalogItem",
  ]

  /// The reports of the items in a document.
  /// - Throws: `ReadingError` if it is no XML or holds no item.
  func reports(of input: ReportInput) throws(ReadingError) -> [Result<Report, ReadingError>] {
    let document = try XMLDocument(input)
    guard let root = document.tree.root else { return [] }
    guard ReportFormat.newsItems.contains(root.name.lowercased()) else {
      throw input.error(
        .notAReport, "expected NewsML-G2 or NITF, found <\(root.name.prefix(40))>", at: 0)
    }
    let items: [XMLElement]
    if root.name == "newsMessage" {
      items = root.descendants.filter { Self.items.contains($0.name) && $0.space == .news }
    } else {
      items = [root]
    }
    guard !items.isEmpty else {
      throw input.error(.empty, "expected a message with items, found none in it", at: 0)
    }
    let sender = root.name == "newsMessage" ? root.child("header", in: .news) : nil
    return items.map { item in
      var report = NewsMLItem(item, sender: sender, isWholeText: isWholeText).report
      report.warnings += document.warnings
      return .success(report)
    }
  }
}
