import Foundation
import RapporteurLanguage
@testable import RapporteurTraining
import Testing

@Suite struct TrainingTests {
  /// A treebank of three sentences, many times over.
  static let conllu = """
    # newdoc
    # text = They didn't meet.
    1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t4\tnsubj\t_\t_
    2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
    2\tdid\tdo\tAUX\tVBD\tTense=Past\t4\taux\t_\t_
    3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
    4\tmeet\tmeet\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
    5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

    # text = Ministers of France met.
    1\tMinisters\tminister\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_
    2\tof\tof\tADP\tIN\t_\t3\tcase\t_\t_
    3\tFrance\tFrance\tPROPN\tNNP\tNumber=Sing\t1\tnmod\t_\t_
    4\tmet\tmeet\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No
    5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_


    """

  private func treebank(_ text: String) throws -> Treebank {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).conllu")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try Treebank(paths: [file.path])
  }

  @Test func aTreebankIsReadWithItsTokensAndPlaces() throws {
    let treebank = try treebank(Self.conllu)
    #expect(treebank.wordCount == 10)
    let words = treebank.sentences[0].words
    #expect(words.map(\.continuesToken) == [false, false, true, false, false])
    #expect(words.map(\.range) == [0..<4, 5..<8, 8..<11, 12..<16, 16..<17])
    #expect(words.map(\.head) == [3, 3, 3, nil, 3])
    #expect(treebank.sentences.map(\.startsParagraph) == [true, false])
  }

  @Test(arguments: ["# text = a\n1\ta\n\n", "# text = b\n1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n\n"])
  func anotherFormatIsRefused(text: String) {
    #expect(throws: CorpusError.self) { try treebank(text) }
  }

  @Test func theSameDataGivesTheSameBytes() throws {
    let treebank = try treebank(String(repeating: Self.conllu, count: 20))
    #expect(TokeniserTrainer().train(treebank) == TokeniserTrainer().train(treebank))
  }

  /// What the network learns from: labels by their places in the inventory, and the same words for
  /// a sentence in capitals.
  @Test func theNetworkGetsNumbers() throws {
    let labels = NetworkLabels(try treebank(Self.conllu))
    #expect(
      labels.inventory.relations == ["nsubj", "punct", "root", "advmod", "aux", "case", "nmod"])
    let text = "Ministers met."
    let ranges = [0..<9, 10..<13, 13..<14]
    let plain = NetworkCorpus.Features(text, ranges, [:])
    let capitals = NetworkCorpus.Features("MINISTERS MET.", ranges, [:], inCapitals: true)
    #expect(plain.parts[1] == capitals.parts[1])
    #expect(plain.words == [0, 0, 0])
    #expect(plain.shapes[0] != plain.shapes[1])
  }

  @Test func aFileOfTensorsThatBreaksOffIsRefused() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).bin")
    try Data([1, 0, 0, 0, 0x61, 1, 0, 0, 0, 9, 0, 0, 0, 1]).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(throws: CorpusError.self) { try NetworkPacker(path: file.path) }
  }

  @Test func weightsKeepTheirOrderInEightBits() throws {
    let perceptron = Perceptron(labelCount: 3)
    let features = FeatureList()
    features.add(1, 7)
    for _ in 0..<9 {
      perceptron.tick()
      perceptron.update(features, towards: 2, awayFrom: 0)
    }
    perceptron.average()
    perceptron.score(features)
    #expect(perceptron.best() == 2)
    #expect(perceptron.scores[0] < perceptron.scores[1])
  }
}
