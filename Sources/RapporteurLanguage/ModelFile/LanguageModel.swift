/// The trained models of a language: read-only, mapped into memory, shared by any number of threads.
public struct LanguageModel: Sendable {
  /// The folder that the models were read from.
  public let path: String

  let tokeniser: Tokeniser
  let network: Network

  /// Maps and verifies the models in the folder at `path`: those of the tokeniser, the network
  /// and the second opinion on names.
  /// - Throws: `ModelError`, for the first file that is missing, damaged or of another version.
  /// - Complexity: O(n) in the size of the files; some milliseconds.
  public init(path: String) throws(ModelError) {
    self.path = path
    tokeniser = try Tokeniser(try ModelFile(path: path + "/" + Tokeniser.fileName))
    var network = try Network(try ModelFile(path: path + "/" + Network.fileName))
    network.secondOpinion = try NameScorer(
      try ModelFile(path: path + "/" + NameScorer.fileName))
    self.network = network
  }
}
