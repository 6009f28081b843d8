import Foundation
import RapporteurCore

@testable import RapporteurLedger

/// A folder for ledgers that is removed with the value that made it.
final class Scratch: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rapporteur-ledger-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String = "ledger.sqlite") -> String { url.appendingPathComponent(name).path }
}

/// Records of plainly fictional reports, built by hand.
enum Fixture {
  /// A ledger of three meetings on as many days.
  static func threeMeetings(_ scratch: Scratch) throws -> Ledger {
    let ledger = try Ledger(writing: scratch.path())
    try ledger.ingest([
      record(1, published: "2031-03-04"),
      record(2, published: "2031-03-10", headline: "Grain talks go on"),
      record(3, published: "2031-04-01"),
    ])
    return ledger
  }

  /// A report from Ruritania in which two ministers meet; `number` makes its bytes its own.
  static func record(
    _ number: Int,
    text: String = "Anna Kovač of Ruritania met Émile Brun of Carpathia in Streslau.",
    published: String? = "2031-03-04", url: String? = nil, headline: String = "Ministers meet"
  ) -> Record {
    let digits = String(number, radix: 16)
    let digest = String(repeating: "0", count: 8 - digits.count) + digits
    var report = Report(
      id: "sha256:" + String(repeating: digest, count: 8), format: "text",
      text: ReportText(headline + "\n\n" + text), blocks: [])
    report.headline = headline
    report.published = published
    report.publisher = number.isMultiple(of: 2) ? "The Streslau Post" : "Carpathian Radio"
    report.url = url
    report.blocks = [
      Block(.headline, Span(0, headline.utf8.count)),
      Block(.paragraph, Span(headline.utf8.count + 2, report.text.utf8.count)),
    ]
    var record = Record(report: report)
    record.warnings = [Warning(code: "odd", message: "something is odd", span: Span(0, 3))]
    record.actors = [
      actor(1, .person, "Anna Kovač", in: report.text),
      actor(2, .state, "Ruritania", in: report.text),
      actor(3, .person, "Émile Brun", in: report.text),
      actor(4, .state, "Carpathia", in: report.text),
      actor(5, .place, "Streslau", in: report.text),
    ]
    record.actors[0].represents = Identifier(2)
    record.actors[0].roles = [
      Actor.Role(title: "Minister", body: nil, of: Identifier(2), span: Span(0, 4))
    ]
    record.actors[2].represents = Identifier(4)
    record.actors[1].code = "RUR"
    let whole = report.blocks[1].span
    if let met = span(of: "met", in: report.text) {
      var meeting = Meeting(
        id: Identifier(1),
        provenance: Provenance(evidence: whole, confidence: 0.9, rule: "meeting.met-with"),
        trigger: met, status: .held)
      meeting.participants = [
        Meeting.Participant(actor: Identifier(1), side: Identifier(2), span: whole),
        Meeting.Participant(actor: Identifier(3), side: Identifier(4), span: nil),
      ]
      meeting.parties = [Identifier(2), Identifier(4)]
      meeting.place = Identifier(5)
      if let day = report.publicationDay {
        meeting.date = TimeReference(
          value: day.iso, interval: DayInterval(day), anchor: .publication, basis: "day of report")
      }
      record.meetings = [meeting]
    }
    return record
  }

  private static func actor(_ number: Int, _ kind: Actor.Kind, _ name: String, in text: ReportText)
    -> Actor
  {
    var actor = Actor(id: Identifier(number), kind: kind, name: name)
    actor.mentions = [span(of: name, in: text)].compactMap { $0 }
    return actor
  }

  static func span(of words: String, in text: ReportText) -> Span? {
    guard let range = text.string.utf8.firstRange(of: words.utf8) else { return nil }
    let start = text.string.utf8.distance(from: text.string.startIndex, to: range.lowerBound)
    return Span(start, start + words.utf8.count)
  }
}

extension Ledger {
  /// Puts records in, one transaction for all, and gives what became of them.
  @discardableResult
  func ingest(_ records: [Record], replaces: Bool = false) throws -> [LedgerWriter.Outcome] {
    let writer = writer(replaces: replaces, batch: 1000)
    var outcomes: [LedgerWriter.Outcome] = []
    writer.onCommit = { outcomes += $0 }
    for record in records { try writer.add(Submission(record, source: "test")) }
    try writer.commit()
    return outcomes
  }
}
