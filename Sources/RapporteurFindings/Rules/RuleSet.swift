internal import Foundation

/// All rules of the package, found by the lemma of their patterns' heads.
struct RuleSet: Sendable {
  /// A pattern of a rule.
  struct Entry: Sendable {
    let rule: Rule
    let pattern: Pattern
    /// The order of the rule and the pattern in their file: earlier ones are tried first.
    let order: Int
  }

  /// The rules, in the order of their files.
  let rules: [Rule]
  private let entriesByHead: [String: [Entry]]

  init(_ rules: [Rule]) {
    self.rules = rules
    var entries: [String: [Entry]] = [:]
    var order = 0
    for rule in rules {
      for pattern in rule.patterns {
        for lemma in pattern.headLemmas {
          entries[lemma, default: []].append(Entry(rule: rule, pattern: pattern, order: order))
        }
        order += 1
      }
    }
    // The more fixed words a pattern has the more it says: it goes first.
    entriesByHead = entries.mapValues { list in
      list.sorted { a, b in
        a.pattern.fixedWords != b.pattern.fixedWords
          ? a.pattern.fixedWords > b.pattern.fixedWords : a.order < b.order
      }
    }
  }

  /// The rule of that name, or nil.
  func rule(named name: String) -> Rule? { rules.first { $0.name == name } }

  /// The patterns whose head has that lemma.
  func entries(forHead lemma: String) -> [Entry] { entriesByHead[lemma] ?? [] }

  /// The files that the package ships, in the order in which they are read.
  static let files = [
    "outcomes", "commitments", "conditions", "positions", "meetings", "delegations", "statements",
    "program",
  ]

  /// The rules that the package ships.
  /// - Throws: `RuleFileError` where a file is missing or a line of it cannot be read.
  static func shipped() throws(RuleFileError) -> RuleSet {
    var rules: [Rule] = []
    for name in files {
      let file = name + ".rules"
      rules.append(contentsOf: try Rule.rules(in: Resource.text(file), file: file))
    }
    return RuleSet(rules)
  }
}

/// The text resources of this module.
enum Resource {
  /// The text of a file under `Resources/en`.
  /// - Throws: `RuleFileError` if it cannot be read.
  static func text(_ file: String) throws(RuleFileError) -> String {
    let url = Bundle.module.bundleURL.appendingPathComponent("en").appendingPathComponent(file)
    guard let data = try? Data(contentsOf: url) else {
      throw RuleFileError(file: file, line: 0, message: "expected the file at \(url.path)")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
