import RapporteurCore
import RapporteurLanguage
import Testing

@Suite struct RobustnessTests {
  @Test(arguments: [
    "", "a", "Holm", "said", ".", "...", "“", "”", "\"", "``", "''", "—", ", , ,", "“”",
    "said said said",
    "He said", "said that", "If", "Unless.", "agreed to", "agreed not to", "according to",
    "“ ” “ ” “", "in exchange for", "they", "both sides", "Jr.", "President", "Ms.", "😀",
    "\u{200B}",
    "President Lech Walesa, as", "met met with met", "President President President", "the the the",
    "É", "’s", "n't",
  ])
  func whatHasNoSenseMakesARecord(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(badSpans(of: record) == [])
  }

  @Test func wordSaladsMakeRecordsWithSoundSpans() throws {
    var random = SplitMix(state: 20_261_122)
    for number in 0..<2_000 {
      let text = salad(&random)
      let record = try Fixture.record(
        of: text, headline: number % 3 == 0 ? salad(&random) : nil,
        publisher: number % 4 == 0 ? "Norway" : nil, published: number % 5 == 0 ? nil : "1995-11-21"
      )
      let bad = badSpans(of: record)
      #expect(bad == [], "\(text)")
      #expect(badReferences(of: record) == [], "\(text)")
    }
  }

  @Test func theSameTextGivesTheSameRecord() throws {
    var random = SplitMix(state: 1978)
    for _ in 0..<50 {
      let text = salad(&random)
      let first = try Fixture.record(of: text)
      let second = try Fixture.record(of: text)
      #expect(entries(of: first) == entries(of: second))
    }
  }

  /// Everything that a record holds, printed.
  private func entries(of record: Record) -> [String] {
    record.actors.map { "\($0)" } + record.statements.map { "\($0)" }
      + record.meetings.map { "\($0)" } + record.outcomes.map { "\($0)" }
      + record.conditions.map { "\($0)" } + record.commitments.map { "\($0)" }
      + record.positions.map { "\($0)" } + record.events.map { "\($0)" }
      + record.warnings.map { "\($0)" }
  }

  /// The spans that are empty, leave the text, or cut a character.
  private func badSpans(of record: Record) -> [Span] {
    let utf8 = record.report.text.utf8
    return record.spans.filter { span in
      span.isEmpty || span.start < 0 || span.end > utf8.count
        || utf8[span.start] & 0b1100_0000 == 0b1000_0000
        || (span.end < utf8.count && utf8[span.end] & 0b1100_0000 == 0b1000_0000)
    }
  }

  /// What a finding refers to and the record does not have, and chains of statements that turn back.
  private func badReferences(of record: Record) -> [String] {
    var bad: [String] = []
    func check(_ ids: [Identifier<Actor>], _ owner: String) {
      for id in ids where record.actor(id) == nil { bad.append("\(owner) names \(id)") }
    }
    func check(_ provenance: Provenance, _ owner: String) {
      var seen: Set<Identifier<Statement>> = []
      var next = provenance.assertedBy
      while let id = next {
        guard seen.insert(id).inserted else {
          bad.append("\(owner) is asserted in a circle")
          break
        }
        if record.statement(id) == nil { bad.append("\(owner) is asserted by \(id)") }
        next = record.statement(id)?.provenance.assertedBy
      }
      if !(0...1).contains(provenance.confidence) { bad.append("\(owner) is too sure") }
    }
    for item in record.statements {
      check(item.speakers + item.via, "\(item.id)")
      check(item.provenance, "\(item.id)")
    }
    for item in record.meetings {
      let sides = item.participants.compactMap(\.side)
      let places = [item.host, item.place].compactMap { $0 }
      check(item.participants.map(\.actor) + sides + item.parties + item.mediators, "\(item.id)")
      check(places, "\(item.id)")
      check(item.provenance, "\(item.id)")
    }
    for item in record.outcomes {
      check(item.parties, "\(item.id)")
      if let id = item.meeting, !record.meetings.contains(where: { $0.id == id }) {
        bad.append("\(item.id) belongs to \(id)")
      }
      check(item.provenance, "\(item.id)")
    }
    for item in record.conditions {
      check(item.holders + (item.obligor.map { [$0] } ?? []), "\(item.id)")
      check(item.provenance, "\(item.id)")
    }
    for item in record.commitments {
      check(item.actors, "\(item.id)")
      check(item.provenance, "\(item.id)")
    }
    for item in record.positions {
      check(item.actors, "\(item.id)")
      check(item.provenance, "\(item.id)")
    }
    for item in record.events { check(item.actors + item.recipients, "\(item.id)") }
    return bad
  }

  private static let vocabulary = [
    "said", "say", "says", "told", "noted", "denied", "met", "meet", "meeting", "talks", "call",
    "spoke", "agreed", "agree", "signed", "discussed", "pledged", "will", "would", "to", "not",
    "that",
    "with", "and", "or", "if", "unless", "only", "until", "provided", "on", "condition", "in",
    "exchange",
    "for", "depends", "necessary", "according", "by", "of", "the", "a", "their", "sixth", "third",
    "two",
    "days", "today", "yesterday", "Monday", "November", "3", "1995", "both", "sides", "leaders",
    "they",
    "she", "he", "it", "we", "I", "who", "reporters", "delegation", "included", "statement",
    "released",
    "reads", "President", "Minister", "Foreign", "Ms.", "Jr.", "Ana", "Holm", "Per", "Lind",
    "Norway",
    "Norwegian", "Swedish", "Sweden", "Moscow", "Oslo", "ceasefire", "treaty", "support",
    "welcomed",
    "urged", "concern", "importance", "commitment", "ready", "declined", "postponed", "cancelled",
    "Milošević", "’s", "n't", "“", "”", "\"", "``", "''", "‘", "’", ",", ",", ".", ".", ":", ";",
    "—",
    "(", ")", "?", "!", "…", "\n\n",
  ]

  private func salad(_ random: inout SplitMix) -> String {
    let count = Int.random(in: 1...24, using: &random)
    var text = ""
    for _ in 0..<count {
      let word = Self.vocabulary.randomElement(using: &random) ?? "said"
      let isGlued = [",", ".", "’s", "n't", "”", "\n\n"].contains(word) || text.hasSuffix("“")
      if !text.isEmpty, !isGlued, !text.hasSuffix("\n\n") { text += " " }
      // Paragraphs are parted by one blank line and do not begin or end with white space.
      if word == "\n\n", text.isEmpty || text.hasSuffix("\n\n") { continue }
      text += word
    }
    while text.hasSuffix("\n") { text.removeLast() }
    return text.isEmpty ? "said" : text
  }
}

/// Random numbers that are the same each time.
///
/// - Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
