internal import Foundation

/// Finds the folder of the trained models.
public struct ModelLocator: Sendable {
  /// The folder that the caller named, or nil.
  public var explicit: String?
  /// What `RAPPORTEUR_MODELS` says, or nil.
  public var environment: String?
  /// The path of the running program, or nil.
  public var executable: String?

  /// A locator of the running process; `explicit` outranks all.
  public init(explicit: String? = nil) {
    self.init(
      explicit: explicit,
      environment: ProcessInfo.processInfo.environment["RAPPORTEUR_MODELS"],
      executable: Bundle.main.executablePath)
  }

  /// A locator for those places.
  public init(explicit: String?, environment: String?, executable: String?) {
    self.explicit = explicit
    self.environment = environment
    self.executable = executable
  }

  /// The folder with the models of English.
  ///
  /// The folder named by the caller, else the one that `RAPPORTEUR_MODELS` names, else, going up
  /// from the program's own folder, the first `Models` or `share/rapporteur/models` there is. In
  /// each the models lie in `en`, or directly.
  /// - Throws: `ModelError.notFound` with the places tried.
  public func folder() throws(ModelError) -> String {
    var looked: [String] = []
    for place in places() {
      for folder in [place + "/en", place] {
        let file = folder + "/" + Tokeniser.fileName
        if FileManager.default.fileExists(atPath: file) { return folder }
      }
      looked.append(place)
    }
    throw ModelError.notFound(looked: looked)
  }

  private func places() -> [String] {
    if let explicit { return [explicit] }
    if let environment, !environment.isEmpty { return [environment] }
    guard let executable else { return [] }
    var result: [String] = []
    var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    while true {
      result.append(folder.appendingPathComponent("Models").path)
      result.append(folder.appendingPathComponent("share/rapporteur/models").path)
      guard folder.path != "/" else { return result }
      folder = folder.deletingLastPathComponent()
    }
  }
}
