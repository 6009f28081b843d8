/// Reads the words and rules for time expressions into a grammar.
struct TimeGrammarCompiler {
  /// The grammar so far.
  var grammar = TimeGrammar()
  private var symbolNumbers: [String: Int] = [:]
  private var variableNumbers: [String: Int] = [:]
  private var resource = ""
  private var line = 0

  /// Reads both files; what cannot be read becomes a problem of the grammar.
  mutating func compile(
    words: Result<String, ResourceProblem>, rules: Result<String, ResourceProblem>
  ) {
    for builtin in TimeGrammar.Builtin.allCases {
      symbolNumbers[builtin.rawValue] = grammar.symbols.count
      grammar.symbols.append(.builtin(builtin))
    }
    switch words {
    case .success(let text): readWords(text)
    case .failure(let problem): grammar.problems.append(problem)
    }
    switch rules {
    case .success(let text): readRules(text)
    case .failure(let problem): grammar.problems.append(problem)
    }
    addNumbers(.standard)
    findFirstAtoms()
  }

  private mutating func complain(_ message: String) {
    grammar.problems.append(ResourceProblem(resource: resource, line: line, message: message))
  }

  // MARK: Words

  private mutating func readWords(_ text: String) {
    resource = "time-words.tsv"
    var classes: [String: [Int32: [(rest: [Int32], value: String)]]] = [:]
    var order: [String] = []
    for row in ResourceTable(text: text).rows {
      line = row.line
      guard !row[0].isEmpty, !row.list(2).isEmpty else {
        complain("expected a class, a value and words; found “\(row.cells.joined(separator: " "))”")
        continue
      }
      if classes[row[0]] == nil { order.append(row[0]) }
      for word in row.list(2) {
        let ids = atoms(of: word)
        guard let first = ids.first else { continue }
        classes[row[0], default: [:]][first, default: []].append((Array(ids.dropFirst()), row[1]))
      }
    }
    for name in order {
      symbolNumbers[name] = grammar.symbols.count
      grammar.symbols.append(.words(classes[name] ?? [:]))
    }
  }

  /// The ids of the atoms of `word`, which are added to the vocabulary.
  private mutating func atoms(of word: String) -> [Int32] {
    word.split(separator: " ").flatMap { part -> [Int32] in
      if part.contains("."), part.count > 1 { return [grammar.vocabulary.insert(String(part))] }
      var ids: [Int32] = []
      var letters = ""
      for character in part {
        if character.isLetter {
          letters.append(character)
        } else {
          if !letters.isEmpty { ids.append(grammar.vocabulary.insert(letters)) }
          letters = ""
          ids.append(
            character.isNumber ? TimeAtoms.digits : grammar.vocabulary.insert(String(character)))
        }
      }
      if !letters.isEmpty { ids.append(grammar.vocabulary.insert(letters)) }
      return ids
    }
  }

  // MARK: Rules

  private mutating func readRules(_ text: String) {
    resource = "time-rules.txt"
    var expressions: [String] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // Categories are numbered in the order in which their rules appear.
    for line in lines where line.hasPrefix("RULE ") {
      let words = line.split(separator: " ")
      guard words.count == 3 else { continue }
      let category = String(words[2])
      if symbolNumbers[category] == nil {
        symbolNumbers[category] = grammar.symbols.count
        grammar.symbols.append(.category([]))
      }
    }
    for (index, content) in lines.enumerated() {
      line = index + 1
      let content = content.trimmedSpace
      guard !content.isEmpty, !content.hasPrefix("#") else { continue }
      let (keyword, rest) = content.splitAtSpace
      switch keyword {
      case "EXPRESSIONS": expressions = rest.split(separator: " ").map(String.init)
      case "RULE": startRule(rest)
      default:
        guard !grammar.rules.isEmpty else {
          complain("expected RULE before \(keyword)")
          continue
        }
        readLine(keyword, rest)
      }
    }
    for name in expressions {
      if let symbol = symbolNumbers[name] {
        grammar.expressions.append(symbol)
      } else {
        complain("EXPRESSIONS names “\(name)”, of which there is no rule")
      }
    }
  }

  private mutating func startRule(_ rest: String) {
    let words = rest.split(separator: " ").map(String.init)
    guard words.count == 2, let category = symbolNumbers[words[1]],
      case .category(let rules) = grammar.symbols[category]
    else { return complain("expected RULE name category; found “\(rest)”") }
    if grammar.rules.contains(where: { $0.name == words[0] }) {
      complain("there are two rules “\(words[0])”")
    }
    grammar.symbols[category] = .category(rules + [grammar.rules.count])
    grammar.rules.append(TimeGrammar.Rule(name: words[0], category: category))
  }

  private mutating func readLine(_ keyword: String, _ rest: String) {
    let rule = grammar.rules.count - 1
    switch keyword {
    case "MATCH":
      var parser = TimePatternParser(text: rest)
      guard let pattern = parser.pattern() else {
        return complain(parser.problem ?? "expected a pattern; found “\(rest)”")
      }
      if let pattern = resolve(pattern) { grammar.rules[rule].patterns.append(pattern) }
    case "MEANS":
      var parser = TimeFormulaParser(text: rest)
      guard let formula = parser.formula(variables: { variable($0) }) else {
        return complain("expected a meaning; found “\(rest)”")
      }
      for call in formula.calls where TimeBuilder.functions[call.name] == nil {
        complain("there is no function “\(call.name)”")
      }
      grammar.rules[rule].formula = formula
    case "NOT", "ONLY": readCondition(rest, wanted: keyword == "ONLY", rule)
    case "EXAMPLE", "NOEXAMPLE":
      guard let example = Self.example(rest, line: line, isNegative: keyword == "NOEXAMPLE") else {
        return complain("expected “(day): text = TYPE value”; found “\(rest)”")
      }
      grammar.rules[rule].examples.append(example)
    default: complain("there is no line “\(keyword)”")
    }
  }

  private mutating func readCondition(_ rest: String, wanted: Bool, _ rule: Int) {
    let (kind, words) = rest.splitAtSpace
    switch kind {
    case "BEFORE": grammar.rules[rule].conditions.append(.before(neighbours(words), wanted))
    case "AFTER": grammar.rules[rule].conditions.append(.after(neighbours(words), wanted))
    case "CAPITAL": grammar.rules[rule].conditions.append(.capital(wanted))
    case "TAG":
      let tags = Set(words.split(separator: " ").map(String.init))
      grammar.rules[rule].conditions.append(.tags(tags, wanted))
    case "TAGBEFORE":
      let tags = Set(words.split(separator: " ").map(String.init))
      grammar.rules[rule].conditions.append(.tagsBefore(tags, wanted))
    case "FUTURE": grammar.rules[rule].conditions.append(.future)
    case "START": grammar.rules[rule].conditions.append(.notSentenceStart)
    default:
      complain("expected BEFORE, AFTER, CAPITAL, TAG, TAGBEFORE, FUTURE or START; found “\(kind)”")
    }
  }

  private mutating func neighbours(_ words: String) -> TimeGrammar.Neighbours {
    var neighbours = TimeGrammar.Neighbours()
    for word in words.split(separator: " ") {
      switch word {
      case "#digits": neighbours.digits = true
      case "#glued": neighbours.glued = true
      case "#edge": neighbours.edge = true
      case "#other": neighbours.unknown = true
      case "#name": neighbours.name = true
      default: neighbours.words.insert(grammar.vocabulary.insert(String(word)))
      }
    }
    return neighbours
  }

  private mutating func variable(_ name: String) -> Int {
    if let number = variableNumbers[name] { return number }
    let number = grammar.variables.count
    grammar.variables.append(name)
    variableNumbers[name] = number
    return number
  }

  /// The node of `raw`, or nil if it names something that is not there.
  private mutating func resolve(_ raw: TimePatternParser.Raw) -> Int32? {
    switch raw {
    case .word(let word, let glued):
      let ids = atoms(of: word)
      guard let first = ids.first else { return nil }
      let parts =
        [add(.word(first, glued: glued))] + ids.dropFirst().map { add(.word($0, glued: true)) }
      return parts.count == 1 ? parts[0] : add(.sequence(addChildren(parts)))
    case .symbol(let name, let variable, let glued):
      guard let symbol = symbolNumbers[name] else {
        complain("there is no class or category “\(name)”")
        return nil
      }
      return add(
        .symbol(Int32(symbol), variable: Int32(self.variable(variable)), glued: glued))
    case .sequence(let parts):
      let nodes = parts.compactMap { resolve($0) }
      return add(.sequence(addChildren(nodes)))
    case .choice(let parts):
      let nodes = parts.compactMap { resolve($0) }
      return add(.choice(addChildren(nodes)))
    case .optional(let part): return resolve(part).map { add(.optional($0)) }
    }
  }

  private mutating func add(_ node: TimeGrammar.Node) -> Int32 {
    grammar.nodes.append(node)
    return Int32(grammar.nodes.count - 1)
  }

  private mutating func addChildren(_ nodes: [Int32]) -> Range<Int32> {
    let start = Int32(grammar.children.count)
    grammar.children += nodes
    return start..<Int32(grammar.children.count)
  }

  /// The example in `(2025-12-06): two weeks ago = DATE 2025-11-22`.
  private static func example(_ text: String, line: Int, isNegative: Bool) -> TimeGrammar.Example? {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].hasPrefix("("), parts[0].hasSuffix(")") else { return nil }
    let day = String(parts[0].dropFirst().dropLast())
    if isNegative {
      return TimeGrammar.Example(line: line, day: day, text: parts[1].trimmedSpace, expected: nil)
    }
    guard let equals = parts[1].lastIndex(of: "=") else { return nil }
    return TimeGrammar.Example(
      line: line, day: day, text: parts[1][..<equals].trimmedSpace,
      expected: parts[1][parts[1].index(after: equals)...].trimmedSpace)
  }

  // MARK: What a match can start with

  private mutating func addNumbers(_ words: NumberWords) {
    for word in words.parts.keys.sorted() + words.open.sorted() + [
      "st", "nd", "rd", "th", "'", "\"", "(", ")", "[", "]", ";", "!", "?", "_", "*", ".", ",", ":",
      "-", "/", "$",
    ] {
      _ = grammar.vocabulary.insert(word)
    }
    let all = grammar.vocabulary.words
    grammar.numberParts = all.map { words.parts[$0] }
    grammar.isOpenNumber = all.map { words.open.contains($0) }
  }

  private mutating func findFirstAtoms() {
    var known: [Int: Set<Int32>] = [:]
    for rule in grammar.rules.indices {
      var first: Set<Int32> = []
      for pattern in grammar.rules[rule].patterns {
        _ = addFirst(of: pattern, to: &first, known: &known, depth: 0)
      }
      grammar.rules[rule].first = first
    }
    var starts = Array(repeating: false, count: grammar.vocabulary.words.count)
    for symbol in grammar.expressions {
      for id in firstAtoms(of: symbol, known: &known, depth: 0) { starts[Int(id)] = true }
    }
    grammar.startsExpression = starts
    grammar.rulesByAtom = grammar.symbols.map { symbol in
      guard case .category(let rules) = symbol else { return [] }
      var byAtom: [[Int]] = Array(repeating: [], count: starts.count)
      for rule in rules {
        for id in grammar.rules[rule].first { byAtom[Int(id)].append(rule) }
      }
      return byAtom
    }
  }

  /// Adds what a pattern can start with; returns whether it can match nothing.
  private mutating func addFirst(
    of node: Int32, to first: inout Set<Int32>, known: inout [Int: Set<Int32>], depth: Int
  ) -> Bool {
    switch grammar.nodes[Int(node)] {
    case .word(let id, _):
      first.insert(id)
      return false
    case .symbol(let symbol, _, _):
      first.formUnion(firstAtoms(of: Int(symbol), known: &known, depth: depth + 1))
      return false
    case .sequence(let parts):
      for part in parts
      where !addFirst(
        of: grammar.children[Int(part)], to: &first, known: &known, depth: depth)
      {
        return false
      }
      return true
    case .choice(let parts):
      var canBeEmpty = false
      for part in parts
      where addFirst(of: grammar.children[Int(part)], to: &first, known: &known, depth: depth) {
        canBeEmpty = true
      }
      return canBeEmpty
    case .optional(let part):
      _ = addFirst(of: part, to: &first, known: &known, depth: depth)
      return true
    }
  }

  private mutating func firstAtoms(
    of symbol: Int, known: inout [Int: Set<Int32>], depth: Int
  ) -> Set<Int32> {
    if let first = known[symbol] { return first }
    guard depth < 40 else {
      complain("a category starts with itself")
      return []
    }
    var first: Set<Int32> = []
    switch grammar.symbols[symbol] {
    case .words(let entries): first = Set(entries.keys)
    case .builtin(let builtin):
      if builtin != .yearwords { first.insert(TimeAtoms.digits) }
      for (id, part) in grammar.numberParts.enumerated() {
        guard let part else { continue }
        let starts: Bool =
          switch (builtin, part) {
          case (.number, .hyphen), (.number, .and), (.number, .of), (.number, .ordinal): false
          case (.number, _): true
          case (.ordinal, .ordinal), (.ordinal, .ten), (.ordinal, .unit): true
          case (.yearwords, .unit), (.yearwords, .ten): true
          default: false
          }
        if starts { first.insert(Int32(id)) }
      }
      if builtin == .number {
        for (id, isOpen) in grammar.isOpenNumber.enumerated() where isOpen {
          first.insert(Int32(id))
        }
      }
    case .category(let rules):
      for rule in rules {
        for pattern in grammar.rules[rule].patterns {
          _ = addFirst(of: pattern, to: &first, known: &known, depth: depth)
        }
      }
    }
    known[symbol] = first
    return first
  }
}

extension TimeFormula {
  /// The calls in it, each with the number of its arguments.
  var calls: [(name: String, count: Int)] {
    guard case .call(let name, let arguments) = self else { return [] }
    return [(name, arguments.count)] + arguments.flatMap(\.calls)
  }
}

extension StringProtocol {
  /// The text without white space at either end.
  var trimmedSpace: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }

  /// The text before the first space, and what follows it.
  var splitAtSpace: (String, String) {
    guard let space = firstIndex(of: " ") else { return (String(self), "") }
    return (String(self[..<space]), self[index(after: space)...].trimmedSpace)
  }
}
