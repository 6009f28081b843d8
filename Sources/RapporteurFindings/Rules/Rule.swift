/// A rule of the resource files: patterns, what a match of them means, and examples of it.
struct Rule: Hashable, Sendable {
  /// The name, `outcome.discussed`; what stands before the dot is the kind of finding.
  var name: String
  /// What the rule says of a finding: `status discussed`, `stance support`.
  var attributes: [String: String]
  /// How sure a match is, 0 to 1.
  var confidence: Double
  /// The patterns.
  var patterns: [Pattern]
  /// Sentences in which `⟦…⟧` marks what must be found.
  var examples: [String]
  /// Sentences in which the rule must find nothing.
  var counterexamples: [String]
  /// The file that it stands in.
  var file = ""
  /// Its line there, counted from 1.
  var line = 0

  /// The kind of finding: `outcome` of `outcome.discussed`.
  var kind: String { String(name.prefix { $0 != "." }) }
}

extension Rule {
  /// The nouns that an attribute lists with commas, or nil if the rule has no such attribute.
  func nouns(_ attribute: String) -> Set<String>? {
    attributes[attribute].map { Set($0.split(separator: ",").map(String.init)) }
  }
}

/// Where and why a rule file cannot be read.
struct RuleFileError: Error, Hashable, CustomStringConvertible {
  /// The file's name.
  var file: String
  /// The line, counted from 1.
  var line: Int
  /// What was expected and what was found.
  var message: String

  var description: String { "\(file):\(line): \(message)" }
}

extension Rule {
  /// The rules of a file: `rule NAME` opens one, and each line after it is a key and its value.
  /// - Throws: `RuleFileError` at the first line that cannot be read.
  static func rules(in source: String, file: String) throws(RuleFileError) -> [Rule] {
    var rules: [Rule] = []
    for (index, raw) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let number = index + 1
      let trimmed = raw.drop { $0 == " " || $0 == "\t" }
      if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
      let parts = trimmed.split(separator: " ", maxSplits: 1)
      let key = String(parts[0])
      let value = parts.count > 1 ? String(parts[1]) : ""
      func fail(_ message: String) -> RuleFileError {
        RuleFileError(file: file, line: number, message: message)
      }
      if key == "rule" {
        guard value.contains(".") else { throw fail("expected `rule kind.name`, found \(value)") }
        rules.append(
          Rule(
            name: value, attributes: [:], confidence: 0.8, patterns: [], examples: [],
            counterexamples: [], file: file, line: number))
        continue
      }
      guard !rules.isEmpty else { throw fail("expected `rule NAME` before `\(key)`") }
      let last = rules.count - 1
      switch key {
      case "pattern":
        do throws(PatternError) {
          rules[last].patterns.append(try Pattern(value))
        } catch {
          throw fail("cannot read the pattern `\(value)`: \(error)")
        }
      case "example": rules[last].examples.append(value)
      case "counterexample": rules[last].counterexamples.append(value)
      case "confidence":
        guard let confidence = Double(value), (0...1).contains(confidence) else {
          throw fail("expected a confidence from 0 to 1, found \(value)")
        }
        rules[last].confidence = confidence
      default: rules[last].attributes[key] = value
      }
    }
    return rules
  }
}
