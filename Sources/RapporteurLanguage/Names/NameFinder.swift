/// Finds names and their kinds.
///
/// Reads forms and tags of a sentence, from left to right.
package struct NameFinder: Sendable {
  package static let fileName = "names.model"
  package static let weightsSection = "WEIGHTS"

  private let table: FeatureTable
  private let lists: NameLists

  init(_ model: ModelFile) throws(ModelError) {
    table = try FeatureTable(model, section: Self.weightsSection)
    lists = .standard
    guard table.labelCount == NameLabel.count else {
      throw ModelError.damaged(path: model.path, what: "not the labels of names")
    }
  }

  /// The names of a sentence: their words and kinds, in order.
  func names(
    _ words: SentenceTraits, tags: [UInt64], _ workspace: Workspace
  ) -> [(words: Range<Int>, kind: EntityMention.Kind)] {
    let input = NameInput(words: words, tags: tags, listed: lists.bits(of: words))
    var labels: [NameLabel] = []
    labels.reserveCapacity(words.count)
    var before = NameLabel.outside
    var before2 = NameLabel.outside
    for index in 0..<words.count {
      workspace.features.removeAll()
      input.addFeatures(index, before: before, before2: before2, to: workspace.features)
      table.score(workspace.features, into: workspace.scores)
      let label = NameLabel.best(
        workspace.scores, after: before, isLastWord: index + 1 == words.count)
      labels.append(label)
      before2 = before
      before = label
    }
    return NameLabel.names(labels).map { ($0.words, NameLabel.kinds[$0.kind]) }
  }
}
