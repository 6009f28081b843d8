internal import RapporteurCore

/// What a page says of itself in JSON-LD: all objects in its scripts, with references followed.
struct LinkedData {
  /// All objects, the outer ones before those in them.
  private(set) var objects: [JSONObject] = []
  private var named: [String: Int] = [:]

  /// More objects than any article describes.
  private static let most = 5_000

  /// Reads the scripts of a page that hold JSON-LD; those that cannot be mended are left out.
  init(of tree: HTMLTree) {
    for index in tree.nodes.indices where tree.nodes[index].tag == .script {
      var bytes: [UInt8] = []
      for child in tree.descendants(of: index) where tree.nodes[child].tag == .text {
        bytes += tree.text[tree.textRange(of: child)]
      }
      guard bytes.contains(UInt8(ascii: "{")) else { continue }
      add(bytes)
    }
  }

  private mutating func add(_ bytes: [UInt8]) {
    let mended = Self.mended(bytes)
    guard let start = mended.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
      let last = mended.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), last > start,
      let (value, _) = try? JSONParser.value(in: mended, range: start..<(last + 1))
    else { return }
    collect(value)
  }

  private mutating func collect(_ value: JSONValue) {
    guard objects.count < Self.most else { return }
    switch value {
    case .object(let object):
      if let name = object["@id"]?.scalar, object.members.count > 1, named[name] == nil {
        named[name] = objects.count
      }
      objects.append(object)
      // The entries of a live blog are not what the page is.
      for member in object.members where member.key != "liveBlogUpdate" { collect(member.value) }
    case .array(let values): for value in values { collect(value) }
    default: break
    }
  }

  /// JSON as scripts have it, made JSON: no line feeds in strings, no commas before a closing
  /// bracket, no comments round it.
  private static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isString = false
    var isEscaped = false
    for byte in bytes {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
        result.append(byte < 0x20 ? 0x20 : byte)
        continue
      }
      if byte == UInt8(ascii: "\"") { isString = true }
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        var last = result.count
        while last > 0, result[last - 1] <= 0x20 { last -= 1 }
        if last > 0, result[last - 1] == UInt8(ascii: ",") { result[last - 1] = 0x20 }
      }
      result.append(byte)
    }
    return result
  }

  /// The object itself, or the one of that name that it refers to.
  func resolved(_ object: JSONObject) -> JSONObject {
    guard object.members.count <= 2, object["name"] == nil, let name = object["@id"]?.scalar,
      let index = named[name]
    else { return object }
    return objects[index]
  }

  /// The local names of an object's types, in lower case.
  static func types(of object: JSONObject) -> [String] {
    (object["@type"]?.elements ?? []).compactMap(\.scalar).map {
      String($0.split(whereSeparator: { $0 == "/" || $0 == "#" || $0 == ":" }).last ?? "")
        .lowercased()
    }
  }

  /// The first text of a property, white space collapsed and references resolved; nil if empty.
  func text(_ key: String, of object: JSONObject) -> String? {
    (object[key]?.elements ?? []).lazy.compactMap { value -> String? in
      switch value {
      case .object(let inner):
        let inner = resolved(inner)
        return inner["name"]?.scalar ?? inner["@value"]?.scalar ?? inner["text"]?.scalar
          ?? inner["url"]?.scalar ?? inner["@id"]?.scalar
      default: return value.scalar
      }
    }.map { HTMLTree.collapsed(CharacterReferences.resolved($0)) }.first { !$0.isEmpty }
  }

  /// The names of those that a property lists, in order.
  func names(_ key: String, of object: JSONObject) -> [String] {
    (object[key]?.elements ?? []).compactMap { value -> String? in
      switch value {
      case .object(let inner): text("name", of: resolved(inner))
      default: value.scalar.map { HTMLTree.collapsed(CharacterReferences.resolved($0)) }
      }
    }.filter { !$0.isEmpty }
  }
}

/// Character references in texts that were escaped once too often.
enum CharacterReferences {
  private static let named = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "rsquo": "’",
    "lsquo": "‘", "rdquo": "”", "ldquo": "“", "ndash": "–", "mdash": "—", "hellip": "…",
    "eacute": "é",
  ]

  /// `string` with the commonest references of HTML replaced.
  static func resolved(_ string: String) -> String {
    guard string.utf8.contains(UInt8(ascii: "&")) else { return string }
    var result = ""
    var rest = string[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let head = rest.prefix(10)
      guard let end = head.firstIndex(of: ";"),
        let text = character(String(head[head.index(after: head.startIndex)..<end]))
      else {
        result += "&"
        rest = rest.dropFirst()
        continue
      }
      result += text
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func character(_ name: String) -> String? {
    if let text = named[name] { return text }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let value =
      digits.hasPrefix("x") || digits.hasPrefix("X")
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    return value.flatMap(Unicode.Scalar.init).flatMap { $0.value >= 0x20 ? String($0) : nil }
  }
}
