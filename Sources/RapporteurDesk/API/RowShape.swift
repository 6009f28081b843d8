/// What the rows of a question look like: the names of their members, each with what it holds.
///
/// Written as the names with a mark behind each: `[]` a list of texts, `#` a whole number, `%` a number, `!` true or
/// false, none a text; `?` behind that where it may be null.
struct RowShape: Sendable, ExpressibleByStringLiteral {
  /// What a member holds.
  enum Content: String, Sendable {
    case text = "string"
    case whole = "integer"
    case number
    case truth = "boolean"
    case list = "array"
  }

  /// The members, in their order.
  private(set) var members: [(name: String, content: Content, mayBeNull: Bool)] = []

  init(stringLiteral text: String) {
    for word in text.split(separator: " ") {
      var name = word
      let mayBeNull = name.last == "?"
      if mayBeNull { name.removeLast() }
      var content = Content.text
      let marks: [(String, Content)] = [
        ("[]", .list), ("#", .whole), ("%", .number), ("!", .truth),
      ]
      for (mark, kind) in marks where name.hasSuffix(mark) {
        name.removeLast(mark.count)
        content = kind
      }
      members.append((String(name), content, mayBeNull))
    }
  }

  private static let tail: RowShape = """
    modality saidBy[] sources# mentions# from? to? known? reports[] corrected[]
    """

  private func followed(by tail: RowShape) -> RowShape {
    var shape = self
    shape.members += tail.members
    return shape
  }

  static let report: RowShape = """
    id published? publisher? kind headline? findings# version# superseded! correction? identifier? url? \
    digest source
    """
  static let actor: RowShape = "id name kind offices[] reports# first last names[]"
  static let meeting = RowShape(
    stringLiteral:
      "id date? status participants[] sides[] place? format? ordinal#? evidence standing? movedFrom?"
  ).followed(by: tail)
  static let statement = RowShape(stringLiteral: "id date? kind speakers[] content")
    .followed(by: tail)
  static let outcome = RowShape(stringLiteral: "id date? status parties[] topic")
    .followed(by: tail)
  static let condition = RowShape(
    stringLiteral: "id date? relation state? holders[] condition"
  ).followed(by: tail)
  static let commitment = RowShape(
    stringLiteral: "id date? strength state? due? actors[] action"
  ).followed(by: tail)
  static let position = RowShape(stringLiteral: "id date? stance actors[] matter")
    .followed(by: tail)
  static let timeline: RowShape = "date kind status who[] what sources# id standing?"
  static let board: RowShape =
    "id item status parties[] saidBy? sources# since history[] standing?"
  static let change: RowShape = "change kind status date who[] what sources# id before?"
  static let hit: RowShape = "id published? publisher? headline? snippet"
  static let verdict: RowShape =
    "verdict quotation difference? speakers[] report? published? headline? words?"
  static let check: RowShape = "check subject? message findings[] weight%"
  static let process: RowShape = "name reports# since? until? with[] topic?"
}
