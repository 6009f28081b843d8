/// Writes what stands in an element of XML as HTML, for the reader of HTML.
enum XMLMarkup {
  /// The inside of `element`, its elements without their namespaces and with the names that
  /// `names` gives them.
  static func html(of element: XMLElement, names: [String: String] = [:]) -> String {
    var html = ""
    append(element, names, to: &html)
    return html
  }

  private static func append(
    _ element: XMLElement, _ names: [String: String], to html: inout String
  ) {
    for content in element.contents {
      switch content {
      case .text(let text): html += escaped(text)
      case .element(let child):
        let name = names[child.name] ?? child.name
        html += "<" + name
        for (name, value) in child.plainAttributes
        where !name.contains(where: { "\"'<>".contains($0) }) {
          html += " \(name)=\"\(escaped(value))\""
        }
        html += ">"
        guard !isVoid.contains(name) else { continue }
        append(child, names, to: &html)
        html += "</\(name)>"
      }
    }
  }

  /// Elements of HTML that have no end.
  private static let isVoid: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return text }
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
