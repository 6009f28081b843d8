import Foundation
import RapporteurCore
import RapporteurExchange
import Testing

@Suite struct RecordJSONTests {
  /// A record with one entry of each kind, over a text with characters of one to four bytes.
  static func record() throws -> Record {
    let text = ReportText("“Peace” é𝄞\nBegin met Sadat today.")
    var report = Report(
      id: "sha256:00", format: "text", text: text,
      blocks: [Block(.headline, Span(0, 18)), Block(.paragraph, Span(19, 41))])
    report.warnings = [Warning(code: "odd", message: "Line\nbreak.", span: Span(3, 8))]
    var record = Record(report: report)
    var actor = Actor(id: Identifier(1), kind: .person, name: "Begin")
    actor.roles = [Actor.Role(title: "Prime Minister", body: nil, of: nil, span: Span(19, 24))]
    actor.represents = Identifier(2)
    actor.mentions = [Span(19, 24)]
    record.actors = [actor, Actor(id: Identifier(2), kind: .state, name: "Israel")]
    let provenance = Provenance(
      evidence: Span(19, 40), confidence: 0.9, rule: "meeting.met", assertedBy: Identifier(1))
    let today = TimeReference(
      span: Span(35, 40), value: "1978-09-17",
      interval: DayInterval(try #require(Day(iso: "1978-09-17"))), anchor: .publication,
      basis: "day of the report")
    var meeting = Meeting(
      id: Identifier(1), provenance: provenance, trigger: Span(25, 28), status: .held)
    meeting.participants = [
      Meeting.Participant(actor: Identifier(1), side: Identifier(2), span: nil)
    ]
    meeting.date = today
    meeting.format = .inPerson
    meeting.relatesTo = [Meeting.Relation(.partOf, Identifier(2))]
    record.meetings = [meeting]
    var statement = Statement(
      id: Identifier(1), provenance: provenance, content: Span(3, 8), kind: .direct, cue: nil)
    statement.said = TimeReference(value: nil, interval: nil, anchor: .utterance, basis: "")
    record.statements = [statement]
    record.outcomes = [
      Outcome(
        id: Identifier(1), provenance: provenance, topic: Span(3, 8), status: .agreedInPrinciple,
        cue: Span(25, 28))
    ]
    record.conditions = [
      Condition(
        id: Identifier(1), provenance: provenance, consequent: Span(3, 8), antecedent: Span(25, 28),
        relation: .exchange)
    ]
    record.commitments = [
      Commitment(
        id: Identifier(1), provenance: provenance, action: Span(3, 8), cue: Span(25, 28),
        strength: .pledged)
    ]
    record.positions = [
      Position(
        id: Identifier(1), provenance: provenance, stance: .willing, content: Span(3, 8),
        cue: Span(25, 28))
    ]
    record.events = [
      Event(
        id: Identifier(1), plover: "CONSULT", mode: "visit", cameo: "042",
        actors: [Identifier(2)], recipients: [], date: today, from: "m1")
    ]
    return record
  }

  @Test func bothLayoutsHoldTheSameValue() throws {
    let record = try Self.record()
    let line = RecordJSON.ndjson.text(of: record)
    #expect(!line.contains("\n"))
    let one = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary
    let other =
      try JSONSerialization.jsonObject(with: Data(RecordJSON.json.text(of: record).utf8))
      as? NSDictionary
    #expect(one != nil)
    #expect(one == other)
  }

  @Test func everySpanSaysWhatItCovers() throws {
    let line = RecordJSON.ndjson.text(of: try Self.record())
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let object = try #require(value as? [String: Any])
    let report = try #require(object["report"] as? [String: Any])
    let scalars = Array(try #require(report["text"] as? String).unicodeScalars)
    var spans = 0
    func visit(_ value: Any) {
      if let array = value as? [Any] { array.forEach(visit) }
      guard let object = value as? [String: Any] else { return }
      if let exact = object["exact"] as? String, let start = object["start"] as? Int,
        let end = object["end"] as? Int
      {
        spans += 1
        var covered = String.UnicodeScalarView()
        covered.append(contentsOf: scalars[start..<end])
        #expect(String(covered) == exact)
      }
      object.values.forEach(visit)
    }
    visit(object)
    #expect(spans == 21)
  }

  @Test func aFindingHasTheMembersOfTheSchemaInOrder() throws {
    let line = RecordJSON.ndjson.text(of: try Self.record())
    let expected =
      #""outcomes":[{"id":"o1","topic":{"start":1,"end":6,"exact":"Peace"},"#
      + #""status":"agreed-in-principle","cue":{"start":17,"end":20,"exact":"met"},"#
      + #""parties":[],"meeting":null,"issue":null,"issues":[],"#
      + #""evidence":{"start":11,"end":32,"exact":"Begin met Sadat today"},"confidence":0.9,"#
      + #""rule":"meeting.met","assertedBy":"s1","modality":"asserted"}]"#
    #expect(line.contains(expected))
    let time =
      #""date":{"span":{"start":27,"end":32,"exact":"today"},"value":"1978-09-17","#
      + #""from":"1978-09-17","to":"1978-09-18","anchor":"publication","basis":"day of the report"}"#
    #expect(line.contains(time))
    #expect(line.hasPrefix(#"{"schema":"rapporteur-record/1","report":{"id":"sha256:00","#))
  }
}
