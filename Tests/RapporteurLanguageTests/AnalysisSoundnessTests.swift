import RapporteurCore
import RapporteurLanguage
import Testing

/// Whatever the text, an analysis holds what `Analysis` promises.
@Suite struct AnalysisSoundnessTests {
  static let texts: [(name: String, text: String)] = [
    ("empty", ""),
    ("spaces", " \t\r\n \u{00A0}\u{200B} "),
    ("a byte order mark", "\u{FEFF}Talks began.\u{FEFF}"),
    ("control characters", "The\u{0}min\u{1B}ister\u{7} said\u{85}so.\u{2028}Yes."),
    ("signs", String(repeating: "-", count: 3_000) + String(repeating: "“", count: 500)),
    ("one long word", String(repeating: "a", count: 200_000)),
    ("one long number", String(repeating: "7", count: 100_000)),
    ("no full stop", String(repeating: "peace talks went on and ", count: 2_000)),
    ("full stops", String(repeating: ". ", count: 2_000)),
    ("capitals", "THE FOREIGN MINISTERS OF FRANCE AND GERMANY MET IN PARIS ON TUESDAY."),
    ("other scripts", "Министр 王毅 said: «Да». 協議に達した。 ‏مرحبا‏ 👩‍👩‍👧 e\u{301}te\u{301}"),
    ("brackets", "((((a) [b {c] d)))) ''``'' \"\"\" … -- _ which"),
    ("half words", "n't 's 'S ’ cannot't n’t dont' gonna- @#$%^&*"),
  ]

  @Test(arguments: texts)
  func everyColumnIsSound(name: String, text: String) throws {
    let analysis = try TestModel.analysis(of: text)
    let count = analysis.count
    #expect(analysis.forms.count == count)
    #expect(analysis.lemmas.count == count)
    #expect(analysis.upos.count == count)
    #expect(analysis.xpos.count == count)
    #expect(analysis.features.count == count)
    #expect(analysis.heads.count == count)
    #expect(analysis.relations.count == count)
    #expect(analysis.dependents.count == count)
    #expect(analysis.sentenceIndex.count == count)
    #expect(analysis.continuesToken.count == count)
    #expect(analysis.lemmas.allSatisfy { !$0.isEmpty })

    var end = 0
    for (word, span) in analysis.spans.enumerated() {
      #expect(span.start >= end && !span.isEmpty)
      #expect(analysis.text[span] == analysis.forms[word])
      end = span.end
    }
    var next = 0
    for (number, sentence) in analysis.sentences.enumerated() {
      #expect(sentence.words.lowerBound == next && !sentence.words.isEmpty)
      next = sentence.words.upperBound
      expectTree(analysis, sentence, number)
    }
    #expect(next == count)
    var last = 0
    for entity in analysis.entities {
      #expect(entity.words.lowerBound >= last && !entity.words.isEmpty)
      #expect(entity.span.start == analysis.spans[entity.words.lowerBound].start)
      #expect(entity.span.end == analysis.spans[entity.words.upperBound - 1].end)
      last = entity.words.upperBound
    }
  }

  private func expectTree(_ analysis: Analysis, _ sentence: Analysis.Sentence, _ number: Int) {
    var roots = 0
    for word in sentence.words {
      #expect(Int(analysis.sentenceIndex[word]) == number)
      #expect((analysis.heads[word] == nil) == (analysis.relations[word] == .root))
      guard var head = analysis.heads[word] else {
        roots += 1
        continue
      }
      var steps = 0
      while let above = analysis.heads[head], steps <= sentence.words.count {
        head = above
        steps += 1
      }
      #expect(sentence.words.contains(head) && steps < sentence.words.count)
    }
    #expect(roots == 1)
  }

  @Test func everyCharacterButSpaceBelongsToAWord() throws {
    let text = ReportText("“Today,” he said – it’s (not) 5.5% … U.S.–Ukraine; e.g. a/b & c@d.org")
    let analysis = try TestModel.analysis(of: text.string)
    for (offset, byte) in text.utf8.enumerated() where byte != 0x20 {
      #expect(analysis.spans.contains { $0.contains(offset) }, "byte \(offset)")
    }
  }

  @Test func noSentenceCrossesABlock() throws {
    let text = ReportText("The talks with Ukraine went on Officials met")
    let blocks = [Block(.headline, Span(0, 15)), Block(.paragraph, Span(16, 44))]
    let analysis = try TestModel.analyser.get().analysis(
      of: text, blocks: blocks, publicationDay: nil)
    #expect(Set(analysis.sentences.map(\.block)) == [0, 1])
    for sentence in analysis.sentences {
      #expect(blocks[sentence.block].span.contains(sentence.span))
    }
  }

  @Test func blocksBeyondTheTextAreCutToIt() throws {
    let text = ReportText("Talks.")
    let analysis = try TestModel.analyser.get().analysis(
      of: text, blocks: [Block(.paragraph, Span(-4, 900)), Block(.quote, Span(50, 60))],
      publicationDay: nil)
    #expect(analysis.forms == ["Talks", "."])
  }

  @Test func anySentenceHasAnEnd() throws {
    let analysis = try TestModel.analysis(of: String(repeating: "and so ", count: 5_000))
    #expect(analysis.sentences.allSatisfy { $0.words.count <= 300 })
  }

  @Test func fourThreadsSeeTheSame() async throws {
    let text = String(
      repeating: "President Kuchma met Kofi Annan in Kyiv, and said they didn’t agree. ", count: 40)
    let first = try TestModel.analysis(of: text)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let other = try TestModel.analysis(of: text)
          return other.spans == first.spans && other.heads == first.heads
            && other.lemmas == first.lemmas && other.entities == first.entities
        }
      }
      for try await isSame in group { #expect(isSame) }
    }
  }
}
