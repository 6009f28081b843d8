import RapporteurCore
import Testing

@testable import RapporteurLanguage

@Suite struct TimeRuleTests {
  static let examples = TimeGrammar.standard.rules.flatMap(\.examples)

  @Test func theShippedRulesHaveNoProblems() {
    #expect(TimeRecogniser().problems == [])
    #expect(NumberWords.standard.problems == [])
  }

  @Test(arguments: examples)
  func anExampleHoldsWhatItSays(example: TimeGrammar.Example) throws {
    let day = try #require(Day(iso: example.day), "line \(example.line): no such day")
    let text = example.text.filter { $0 != "[" && $0 != "]" }
    let times = TimeRecogniser().times(in: Analysis(sentence: text), publicationDay: day)
    let found = times.map { time in
      let value = time.meaning.value(anchoredOn: day)?.timex ?? "nil"
      return "\(ReportText(text)[time.span]) = \(time.kind.rawValue) \(value)"
    }
    guard let expected = example.expected else {
      #expect(found == [], "line \(example.line)")
      return
    }
    var marked = example.text[...]
    if let open = marked.firstIndex(of: "["), let close = marked.firstIndex(of: "]") {
      marked = marked[marked.index(after: open)..<close]
    }
    #expect(found.contains("\(marked) = \(expected)"), "line \(example.line): found \(found)")
  }

  @Test func everyExpressionRuleHasAnExample() {
    let grammar = TimeGrammar.standard
    let without = grammar.rules.filter {
      grammar.expressions.contains($0.category) && $0.examples.isEmpty
    }
    #expect(without.map(\.name) == [])
  }
}
