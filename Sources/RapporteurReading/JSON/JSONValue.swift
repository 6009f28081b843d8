/// A JSON value; members keep the order of the source.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A number as written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The string, or a number as written; nil for all else.
  var scalar: String? {
    switch self {
    case .string(let string): string
    case .number(let digits): digits
    default: nil
    }
  }

  /// The elements of an array; of any other value but null, that value alone.
  var elements: [JSONValue] {
    switch self {
    case .array(let values): values
    case .null: []
    default: [self]
    }
  }
}

/// A JSON object and the bytes that it stands in.
struct JSONObject: Sendable {
  var members: [(key: String, value: JSONValue)] = []
  /// From its opening to its closing brace, as offsets in the bytes that were parsed.
  var range: Range<Int>

  /// The value of a member, the last one where the key stands twice; nil for null.
  subscript(key: String) -> JSONValue? {
    guard let value = members.last(where: { $0.key == key })?.value else { return nil }
    if case .null = value { return nil }
    return value
  }
}

/// What is wrong with a JSON text, and where.
struct JSONFault: Error, Hashable {
  enum Kind { case malformed, truncated }

  var kind: Kind
  /// What was expected and what was found.
  var message: String
  /// The offset in the input of the first byte that does not fit.
  var offset: Int
}
