import Foundation
import RapporteurLanguage
@testable import RapporteurTraining
import Testing

@Suite struct NamesTrainerTests {
  /// Of "⟦the former President Václav Havel of Prague⟧" the name is two words, of a ministry all.
  @Test func theNameOfAnEntityIsCutOut() throws {
    let rows = [
      ["President", "PROPN", "2", "nmod:desc", "Entity=(1-person-new"],
      ["Havel", "PROPN", "4", "nsubj", "_"],
      ["abroad", "ADV", "2", "advmod", "Entity=1)"],
      ["left", "VERB", "0", "root", "_"],
      ["the", "DET", "6", "det", "Entity=(2-organization-new"],
      ["Ministry", "PROPN", "4", "obj", "_"],
      ["of", "ADP", "8", "case", "_"],
      ["Defence", "PROPN", "6", "nmod", "Entity=2)"],
    ]
    var conllu = "# text = \(rows.map { $0[0] }.joined(separator: " "))\n"
    for (index, row) in rows.enumerated() {
      conllu +=
        [
          "\(index + 1)", row[0], row[0], row[1], "X", "_", row[2], row[3], "_", row[4],
        ].joined(separator: "\t") + "\n"
    }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).conllu")
    try (conllu + "\n").write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let corpus = NameCorpus(entitiesOf: try Treebank(paths: [file.path]))
    let sentence = try #require(corpus.sentences.first)
    let bytes = Array(sentence.text.utf8)
    let names = sentence.names.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(names == ["Havel", "Ministry of Defence"])
    #expect(sentence.names.map(\.kind) == [.person, .organisation])
    // A title is not known to be outside names, for GUM does not say.
    #expect(sentence.unknown.map { String(decoding: bytes[$0], as: UTF8.self) } == ["President"])
  }

  @Test func aLogLinearModelLearnsItsLabels() {
    let decisions = [
      LogLinearModel.Decision(features: [0, 1], label: 0),
      LogLinearModel.Decision(features: [0, 2], label: 1),
    ]
    var model = LogLinearModel(featureCount: 3, labelCount: 2)
    let before = model.loss(on: decisions)
    for _ in 0..<400 { model.learn(decisions, order: [0, 1]) }
    #expect(abs(before - log(2)) < 1e-6)
    #expect(model.loss(on: decisions) < 0.1)
  }
}
