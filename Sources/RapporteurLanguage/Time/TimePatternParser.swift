/// Reads the pattern of a time rule, and the formula of its meaning.
struct TimePatternParser {
  /// A pattern whose words and symbols are not yet numbered.
  indirect enum Raw {
    case word(String, glued: Bool)
    case symbol(String, variable: String, glued: Bool)
    case sequence([Raw])
    case choice([Raw])
    case optional(Raw)
  }

  private let characters: [Character]
  private var position = 0
  /// What was wrong, or nil.
  private(set) var problem: String?

  init(text: String) { characters = Array(text) }

  /// The whole pattern, or nil if it cannot be read.
  mutating func pattern() -> Raw? {
    let pattern = choice()
    guard problem == nil, position == characters.count else {
      problem = problem ?? "nothing was expected at “\(String(characters[position...]))”"
      return nil
    }
    return pattern
  }

  private mutating func choice() -> Raw {
    var options = [sequence()]
    while position < characters.count, characters[position] == "|" {
      position += 1
      options.append(sequence())
    }
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func sequence() -> Raw {
    var parts: [Raw] = []
    while position < characters.count, problem == nil {
      let character = characters[position]
      if character == " " {
        position += 1
      } else if character == "|" || character == ")" {
        break
      } else {
        parts.append(element())
      }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func element() -> Raw {
    var glued = false
    if characters[position] == "~" {
      glued = true
      position += 1
    }
    guard position < characters.count else {
      problem = "something was expected after “~”"
      return .sequence([])
    }
    var part: Raw
    switch characters[position] {
    case "(":
      position += 1
      part = choice()
      if position < characters.count, characters[position] == ")" {
        position += 1
      } else {
        problem = "“)” was expected"
      }
    case "<":
      let name = run { $0 != ">" }.dropFirst()
      position += 1
      let parts = name.split(separator: ":").map(String.init)
      part = .symbol(parts.last ?? "", variable: parts.first ?? "", glued: glued)
    case "\\":
      position += 1
      part = .word(position < characters.count ? String(characters[position]) : "", glued: glued)
      position += 1
    default:
      var word = run { !" ()|<>?~".contains($0) }
      if word.isEmpty {
        word = String(characters[position])
        position += 1
      }
      part = .word(word, glued: glued)
    }
    if position < characters.count, characters[position] == "?" {
      position += 1
      part = .optional(part)
    }
    return part
  }

  private mutating func run(while holds: (Character) -> Bool) -> String {
    let start = position
    while position < characters.count, holds(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }
}

/// Reads the meaning of a time rule: numbers, names, `$variables` and calls `f(a, b)`.
struct TimeFormulaParser {
  private let characters: [Character]
  private var position = 0

  init(text: String) { characters = text.filter { $0 != " " } }

  /// The whole formula, or nil if it cannot be read.
  mutating func formula(variables: (String) -> Int) -> TimeFormula? {
    guard let formula = term(variables), position == characters.count else { return nil }
    return formula
  }

  private mutating func term(_ variables: (String) -> Int) -> TimeFormula? {
    guard position < characters.count else { return nil }
    if characters[position] == "$" {
      position += 1
      return .variable(variables(name()))
    }
    let name = name()
    guard !name.isEmpty else { return nil }
    if let number = Int(name) { return .number(number) }
    guard position < characters.count, characters[position] == "(" else { return .name(name) }
    position += 1
    var arguments: [TimeFormula] = []
    while position < characters.count, characters[position] != ")" {
      guard let argument = term(variables) else { return nil }
      arguments.append(argument)
      if position < characters.count, characters[position] == "," { position += 1 }
    }
    guard position < characters.count else { return nil }
    position += 1
    return .call(name, arguments)
  }

  private mutating func name() -> String {
    let start = position
    while position < characters.count, !"(),$".contains(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }
}
