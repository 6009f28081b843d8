import Foundation
import RapporteurLanguage
import RapporteurTraining
import Testing

/// The shipped models on sentences of our own, so that a worse model is seen at once. The full
/// measure is `rapporteur-lab evaluate`.
@Suite struct FloorTests {
  private func score() throws -> TreebankScore {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let models = here.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Models/en").path
    return TreebankScore(
      of: Analyser(model: try LanguageModel(path: models)),
      on: try Treebank(paths: [here.appendingPathComponent("Fixtures/sentences.conllu").path]))
  }

  @Test func theShippedModelsReadOurSentences() throws {
    let floors = ["tokens": 99.0, "sentences": 93, "UPOS": 97, "lemma": 97, "UAS": 93, "LAS": 92]
    let figures = try score().figures
    for (name, floor) in floors {
      let figure = try #require(figures.first { $0.name == name })
      #expect(figure.value >= floor, "\(name)")
    }
  }

  @Test func theBaselineHasFloorsForAllThatIsMeasured() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Evaluation/baseline.json").path
    let baseline = try Baseline(path: path)
    for figure in ["tokens", "sentences", "UPOS", "lemma", "UAS", "LAS"] {
      let entry = try #require(baseline.entry("en_ewt-dev", figure))
      #expect(entry.aim.map { $0 > entry.floor } ?? false)
    }
    #expect(baseline.entry("en_ewt-dev", "nothing") == nil)
  }
}
