/// Why a language model could not be used.
public enum ModelError: Error, Hashable, Sendable {
  /// There is no readable file at `path`.
  case unreadable(path: String, reason: String)
  /// The file does not begin as a model file does.
  case notAModel(path: String)
  /// The file is of another version of the format.
  case wrongVersion(path: String, expected: UInt32, found: UInt32)
  /// The file ends before its sections do.
  case truncated(path: String, expected: Int, found: Int)
  /// The bytes are not those that were written.
  case damaged(path: String, what: String)
  /// The file lacks a section that its stage needs.
  case missingSection(path: String, section: String)
  /// No folder of models was found; `looked` are the places tried, in order.
  case notFound(looked: [String])
}

extension ModelError: CustomStringConvertible {
  /// What was expected, what was found and what to do, in a line.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "cannot read the model file \(path): \(reason)"
    case .notAModel(let path):
      "\(path) is not a Rapporteur model file: it does not begin with RAPMODEL"
    case .wrongVersion(let path, let expected, let found):
      "\(path) is a model file of version \(found), and this program reads version \(expected): "
        + "train it again with rapporteur-lab train"
    case .truncated(let path, let expected, let found):
      "\(path) is cut short: \(expected) bytes expected, \(found) found"
    case .damaged(let path, let what):
      "\(path) is damaged (\(what)): restore it or train it again with rapporteur-lab train"
    case .missingSection(let path, let section):
      "\(path) has no section \(section): it is not the model of this stage"
    case .notFound(let looked):
      "no models found; looked in \(looked.joined(separator: ", ")); name their folder with "
        + "--models or RAPPORTEUR_MODELS"
    }
  }
}
