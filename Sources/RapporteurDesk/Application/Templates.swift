internal import Foundation
internal import Mustache
internal import RapporteurExchange

/// What a template is filled with: texts, numbers, truths, lists, and further views.
typealias View = [String: Any]

/// The templates of the pages.
///
/// All text that is filled in is escaped; none of the templates says otherwise, and a test holds them to it.
struct Templates: Sendable {
  private let library: MustacheLibrary

  /// The templates in the folder `Templates` of the bundle.
  /// - Throws: `DeskError` if one is missing or is no template.
  init() throws(DeskError) {
    MustacheContentTypes.register(PageText(), named: "PAGE")
    var library = MustacheLibrary()
    for (name, text) in try BundleFolder.files(in: "Templates", ofType: "mustache") {
      do {
        let text = String(decoding: text, as: UTF8.self)
        try library.register("{{% CONTENT_TYPE:PAGE}}" + text, named: name)
      } catch {
        throw DeskError(code: .incomplete, message: "the template \(name) is damaged: \(error)")
      }
    }
    self.library = library
  }

  /// The page that `view` makes of the template of that name.
  func page(_ name: String, _ view: View) -> String {
    guard let page = library.render(Prepared.view(view), withTemplate: name) else {
      preconditionFailure("there is no template \(name)")
    }
    return page
  }
}

/// Text that stands in a page: nothing in it is markup, in an element or a quoted attribute.
///
/// Scalars that HTML forbids and overrides of direction become U+FFFD, so that one report cannot turn
/// what is around it.
struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t", "\r": escaped.unicodeScalars.append(scalar)
      default: escaped.unicodeScalars.append(scalar.isCommand ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }
}

/// A folder of the program's bundle.
enum BundleFolder {
  /// The names, without the ending, and contents of the files of that type, by name.
  /// - Throws: `DeskError` if the folder is missing.
  static func files(in folder: String, ofType type: String? = nil) throws(DeskError) -> [(
    String, Data
  )] {
    let root = Bundle.module.bundleURL.appendingPathComponent(folder)
    do {
      return try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
        .compactMap { file in
          if let type, !file.hasSuffix("." + type) { return nil }
          let name = type.map { String(file.dropLast($0.count + 1)) } ?? file
          return (name, try Data(contentsOf: root.appendingPathComponent(file)))
        }
    } catch {
      throw DeskError(
        code: .incomplete,
        message: "the folder \(root.path), which comes with the program, cannot be read: \(error)")
    }
  }
}
