import RapporteurCore
import RapporteurLanguage
import Testing

@testable import RapporteurFindings

/// Runs the EXAMPLE and COUNTEREXAMPLE lines of every rule file with the shipped models.
@Suite struct RuleExampleTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let rule: String
    let kind: String
    let text: String
    var testDescription: String { "\(rule): \(text)" }
  }

  private static func lines(_ pick: (Rule) -> [String]) -> [Example] {
    let rules = (try? RuleSet.shipped().rules) ?? []
    return rules.flatMap { rule in
      pick(rule).map { Example(rule: rule.name, kind: rule.kind, text: $0) }
    }
  }

  @Test func everyRuleHasAnExample() throws {
    let without = try RuleSet.shipped().rules.filter { $0.examples.isEmpty }.map(\.name)
    #expect(without == [])
  }

  @Test func everyRuleHasACounterexample() throws {
    let without = try RuleSet.shipped().rules.filter { $0.counterexamples.isEmpty }.map(\.name)
    #expect(without == [])
  }

  @Test func everyRuleOfTheProgramSaysWhatItReads() throws {
    let rules = try RuleSet.shipped().rules.filter { $0.file == "program.rules" }
    #expect(rules.filter { $0.attributes["reads"] == nil }.map(\.name) == [])
  }

  @Test(arguments: lines(\.examples))
  func anExampleIsFound(_ example: Example) throws {
    let marked = MarkedText(example.text)
    let record = try Fixture.record(of: marked.text)
    let found = spans(of: example.kind, rule: nil, in: record)
    for span in marked.spans {
      #expect(
        found.contains(span), "expected \(span), found \(found) in \(example.text)")
    }
    #expect(
      !spans(of: example.kind, rule: example.rule, in: record).isEmpty
        || example.rule == "statement.direct",
      "expected the rule \(example.rule) in \(rules(of: example.kind, in: record))")
  }

  @Test(arguments: lines(\.counterexamples))
  func aCounterexampleIsNot(_ example: Example) throws {
    let record = try Fixture.record(of: MarkedText(example.text).text)
    #expect(spans(of: example.kind, rule: example.rule, in: record) == [])
  }

  private func rules(of kind: String, in record: Record) -> [String] {
    provenances(of: kind, in: record).map(\.rule)
  }

  private func provenances(of kind: String, in record: Record) -> [Provenance] {
    switch kind {
    case "meeting", "delegation": record.meetings.map(\.provenance)
    case "statement": record.statements.map(\.provenance)
    case "outcome": record.outcomes.map(\.provenance)
    case "condition": record.conditions.map(\.provenance)
    case "commitment": record.commitments.map(\.provenance)
    default: record.positions.map(\.provenance)
    }
  }

  /// The spans that a kind of finding is known by, of one rule or of any.
  private func spans(of kind: String, rule: String?, in record: Record) -> [String] {
    let text = record.report.text
    func fits(_ provenance: Provenance) -> Bool { rule == nil || provenance.rule == rule }
    switch kind {
    case "meeting":
      return record.meetings.filter { fits($0.provenance) }.map { text[$0.trigger] }
    case "delegation":
      let people = record.meetings.flatMap(\.participants).map(\.actor)
      return people.compactMap { record.actor($0)?.name }
    case "statement":
      return record.statements.filter { fits($0.provenance) }.map { text[$0.content] }
    case "outcome":
      return record.outcomes.filter { fits($0.provenance) }.map { text[$0.topic] }
    case "condition":
      return record.conditions.filter { fits($0.provenance) }.flatMap {
        ["consequent: " + text[$0.consequent], "antecedent: " + text[$0.antecedent]]
      }
    case "commitment":
      return record.commitments.filter { fits($0.provenance) }.map { text[$0.action] }
    default:
      return record.positions.filter { fits($0.provenance) }.map { text[$0.content] }
    }
  }
}

/// A text in which `⟦…⟧` marks spans and `¶` parts paragraphs.
struct MarkedText {
  /// The text without the marks and labels.
  var text = ""
  /// What stands between marks, with its label if it has one: `consequent: the truce`.
  var spans: [String] = []

  init(_ marked: String) {
    var open: String?
    for character in marked {
      switch character {
      case "⟦": open = ""
      case "⟧":
        if let span = open { spans.append(span) }
        let span = open ?? ""
        let label = ["consequent: ", "antecedent: "].first { span.hasPrefix($0) } ?? ""
        text += span.dropFirst(label.count)
        open = nil
      default:
        if open != nil {
          open?.append(character)
        } else if character == "¶" {
          text += "\n\n"
        } else {
          text.append(character)
        }
      }
    }
  }
}
