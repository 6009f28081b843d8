/// Reads a page's elements as strictly as these tests need: every tag closed in its order, every
/// attribute quoted, no bare angle bracket.
struct MarkupReader {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text: String
    var path: [String]
  }

  enum Problem: Error, Equatable {
    case unclosed(String), notOpen(String), malformed(String)
  }

  /// All elements, in the order of their start tags, each with all text within it.
  private(set) var elements: [Element] = []

  private static let void: Set<String> = ["meta", "br", "hr", "link", "img"]

  init(_ page: String) throws(Problem) {
    var open: [Int] = []
    var rest = Substring(page)
    if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) }
    while let character = rest.first {
      guard character == "<" else {
        let text = rest.prefix { $0 != "<" }
        rest = rest.dropFirst(text.count)
        for index in open { elements[index].text += text }
        continue
      }
      guard let end = rest.firstIndex(of: ">") else {
        throw .malformed(String(rest.prefix(40)))
      }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.first == "/" {
        let name = String(tag.dropFirst())
        guard let last = open.last else { throw .notOpen(name) }
        guard elements[last].name == name else { throw .unclosed(elements[last].name) }
        open.removeLast()
        continue
      }
      let element = try Self.element(tag, path: open.map { elements[$0].name })
      elements.append(element)
      if Self.void.contains(element.name) { continue }
      open.append(elements.count - 1)
    }
    if let last = open.last { throw .unclosed(elements[last].name) }
  }

  private static func element(_ tag: Substring, path: [String]) throws(Problem) -> Element {
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    guard !name.isEmpty else { throw .malformed(String(tag)) }
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count)
    while let start = rest.firstIndex(where: { $0 != " " }) {
      rest = rest[start...]
      let key = rest.prefix { $0.isLetter || $0 == "-" }
      rest = rest.dropFirst(key.count)
      guard !key.isEmpty, rest.hasPrefix("=\"") else { throw .malformed(String(tag)) }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      rest = rest.dropFirst(2 + value.count)
      guard rest.first == "\"", attributes[String(key)] == nil else {
        throw .malformed(String(tag))
      }
      rest = rest.dropFirst()
      attributes[String(key)] = String(value)
    }
    return Element(name: String(name), attributes: attributes, text: "", path: path)
  }

  /// The element with that identifier.
  func element(id: String) -> Element? { elements.first { $0.attributes["id"] == id } }

  /// The elements of that class.
  func elements(class name: String) -> [Element] {
    elements.filter {
      $0.attributes["class"]?.split(separator: " ").contains(Substring(name)) ?? false
    }
  }
}
