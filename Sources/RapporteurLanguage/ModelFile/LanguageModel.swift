/// The trained models of a language: read-only, mapped into memory, shared by any number of threads.
public struct LanguageModel: Sendable {
  /// The folder that the models were read from.
  public let path: String

  let tokeniser: Tokeniser
  let lexicon: LexiconTable
  let tagger: Tagger
  let parser: Parser
  /// Nil only while the finder itself is trained.
  let names: NameFinder?

  /// Maps and verifies the models in the folder at `path`, one file for each stage.
  /// - Throws: `ModelError`, for the first file that is missing, damaged or of another version.
  /// - Complexity: O(n) in the size of the files; some milliseconds.
  public init(path: String) throws(ModelError) {
    try self.init(path: path, withNames: true)
  }

  /// As `init(path:)`, with or without the finder of names.
  package init(path: String, withNames: Bool) throws(ModelError) {
    self.path = path
    tokeniser = try Tokeniser(try ModelFile(path: path + "/" + Tokeniser.fileName))
    lexicon = try LexiconTable(path: path + "/" + LexiconTable.fileName)
    tagger = try Tagger(try ModelFile(path: path + "/" + Tagger.fileName))
    parser = try Parser(try ModelFile(path: path + "/" + Parser.fileName))
    names =
      withNames ? try NameFinder(try ModelFile(path: path + "/" + NameFinder.fileName)) : nil
  }
}
