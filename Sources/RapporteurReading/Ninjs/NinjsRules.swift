internal import Foundation
internal import RapporteurCore

/// What the versions of ninjs allow, read from `Resources/ninjs/rules.tsv`.
struct NinjsRules: Sendable {
  static let shared = NinjsRules()

  /// The versions in their order.
  private static let versions = [
    "1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1", "2.2", "3.0", "3.1",
  ]

  private struct Rule {
    var types: [Substring]
    var constraints: [Substring]

    /// The names that the constraint of that kind lists, none without one.
    func names(_ kind: String) -> [String] {
      constraints.first { $0.hasPrefix(kind) }?.dropFirst(kind.count).split(separator: "|")
        .map(String.init) ?? []
    }
  }

  /// For each version, the rule of each path.
  private let rules: [String: [String: Rule]]

  private init() {
    var rules: [String: [String: Rule]] = [:]
    let url = Bundle.module.bundleURL.appendingPathComponent("ninjs/rules.tsv")
    let table = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    for line in table.split(separator: "\n") where line.first != "#" {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count >= 3 else { continue }
      let rule = Rule(
        types: cells[2].split(separator: "|"),
        constraints: cells.count > 3 ? cells[3].split(separator: " ") : [])
      for version in Self.versions(in: cells[1]) {
        rules[version, default: [:]][cells[0] == "." ? "" : String(cells[0])] = rule
      }
    }
    self.rules = rules
  }

  /// The versions of `1.0-1.6,2.0`.
  private static func versions(in list: Substring) -> [String] {
    list.split(separator: ",").flatMap { part -> [String] in
      let ends = part.split(separator: "-").map(String.init)
      guard let first = ends.first.flatMap({ versions.firstIndex(of: $0) }),
        let last = ends.last.flatMap({ versions.firstIndex(of: $0) })
      else { return [] }
      return Array(versions[first...last])
    }
  }

  /// What is wrong with `object` by the version that it names, or, if it names none, by the one that
  /// it fits best; nil if nothing is.
  func fault(in object: JSONObject) -> String? {
    if let stated = statedVersion(of: object) {
      return rules[stated].flatMap { fault(of: .object(object), at: "", $0, 0) }
        .map { "by version \(stated), \($0)" }
    }
    var first: String?
    for version in Self.versions.reversed() {
      guard let rules = rules[version] else { continue }
      guard let fault = fault(of: .object(object), at: "", rules, 0) else { return nil }
      // The version whose members it has most of is the one it was meant for.
      if first == nil
        || Self.known(object, rules) > Self.known(object, self.rules[Self.guess(object)])
      {
        first = fault
      }
      if version == Self.guess(object) { first = fault }
    }
    return first
  }

  private static func known(_ object: JSONObject, _ rules: [String: Rule]?) -> Int {
    object.members.count { rules?["." + $0.key] != nil }
  }

  /// The latest version of the line whose spelling the members have.
  private static func guess(_ object: JSONObject) -> String {
    let keys = object.members.map(\.key)
    if keys.contains(where: { $0 != "uri" && $0.contains(where: \.isUppercase) }) { return "3.1" }
    if keys.contains(where: { ["headlines", "bodies", "by", "people", "subjects"].contains($0) }) {
      return "2.2"
    }
    return "1.6"
  }

  /// The version that the item says it has, if that version knows where it says so.
  private func statedVersion(of object: JSONObject) -> String? {
    for member in ["$standard", "standard"] {
      guard case .object(let standard) = object[member], let stated = standard["version"]?.scalar
      else { continue }
      return rules[stated]?["." + member] == nil ? nil : stated
    }
    return nil
  }

  // MARK: Values

  private func fault(of value: JSONValue, at path: String, _ rules: [String: Rule], _ depth: Int)
    -> String?
  {
    guard let rule = rules[path], depth < 64 else { return nil }
    if let type = rule.types.first, type == "item" || type.hasPrefix("@") {
      let target = type == "item" || type == "@." ? "" : String(type.dropFirst())
      return fault(of: value, like: target, rule, at: path, rules, depth)
    }
    guard rule.types.contains(where: { Self.fits(value, $0) }) else {
      return "expected \(path.isEmpty ? "the item" : path) to be "
        + "\(rule.types.joined(separator: " or ")), found \(Self.type(of: value))"
    }
    if let text = value.scalar, let fault = Self.fault(of: text, rule, at: path) { return fault }
    switch value {
    case .object(let object): return fault(of: object, at: path, rule, rules, depth)
    case .array(let elements):
      return elements.lazy.compactMap { fault(of: $0, at: path + "[]", rules, depth + 1) }.first
    default: return nil
    }
  }

  /// What is wrong with a value that is the same as what stands at `target`, with members of its own.
  private func fault(
    of value: JSONValue, like target: String, _ rule: Rule, at path: String,
    _ rules: [String: Rule],
    _ depth: Int
  ) -> String? {
    guard case .object(var object) = value else {
      return fault(of: value, at: target, rules, depth + 1)
    }
    for name in rule.names("needs:") where object[name] == nil {
      return "expected a member \(path).\(name), found none"
    }
    let own = rule.names("also:")
    object.members.removeAll { own.contains($0.key) }
    return fault(of: .object(object), at: target, rules, depth + 1)
  }

  private func fault(
    of object: JSONObject, at path: String, _ rule: Rule, _ rules: [String: Rule], _ depth: Int
  ) -> String? {
    for (key, value) in object.members {
      let place = path + "." + key
      let pattern = rules[place] == nil ? Self.pattern(for: key, at: path, rules) : place
      guard let pattern else {
        if rule.constraints.contains("closed") {
          return "expected no member \(place), found one"
        }
        continue
      }
      if let fault = fault(of: value, at: pattern, rules, depth + 1) { return fault }
    }
    let prefix = path + "."
    for (place, member) in rules
    where member.constraints.contains("required") && place.hasPrefix(prefix) {
      let key = String(place.dropFirst(prefix.count))
      if !key.contains("."), !key.contains("["), object[key] == nil {
        return "expected a member \(place), found none"
      }
    }
    return Self.choiceFault(of: object, rule, at: path)
  }

  /// The path of `headline_*` for `headline_short`.
  private static func pattern(for key: String, at path: String, _ rules: [String: Rule]) -> String?
  {
    guard
      key.utf8.allSatisfy({ byte in
        let character = Character(Unicode.Scalar(byte))
        return byte < 0x80 && (character.isLetter || character.isNumber || character == "_")
      })
    else { return nil }
    var stem = key
    while true {
      let place = path + "." + stem + "*"
      if rules[place] != nil { return stem.count < key.count || stem.isEmpty ? place : nil }
      if stem.isEmpty { return nil }
      stem.removeLast()
    }
  }

  private static func choiceFault(of object: JSONObject, _ rule: Rule, at path: String) -> String? {
    func isJustOne(_ names: Substring) -> Bool {
      names.split(separator: "|").count { object[String($0)] != nil } == 1
    }
    for constraint in rule.constraints {
      if constraint.hasPrefix("one:"), !isJustOne(constraint.dropFirst(4)) {
        return "expected just one of \(constraint.dropFirst(4)) in \(path)"
      }
      if constraint.hasPrefix("some:"),
        !constraint.dropFirst(5).split(separator: ";").contains(where: isJustOne)
      {
        return "expected just one of \(constraint.dropFirst(5)) in \(path)"
      }
    }
    return nil
  }

  private static func fits(_ value: JSONValue, _ type: Substring) -> Bool {
    switch (value, type) {
    case (_, "any"), (.string, "string"), (.number, "number"), (.bool, "boolean"),
      (.object, "object"), (.array, "array"), (.null, "null"):
      true
    case (.number(let digits), "integer"): Int(digits) != nil
    default: false
    }
  }

  private static func type(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  private static func fault(of text: String, _ rule: Rule, at path: String) -> String? {
    for constraint in rule.constraints {
      if constraint.first == "=" {
        let allowed = constraint.dropFirst().split(separator: "|").map(String.init)
        if !allowed.contains(text) {
          return "expected \(path) to be one of \(allowed.joined(separator: ", ")), found "
            + "\"\(text.prefix(40))\""
        }
      } else if constraint == "date-time", !isDateTime(text) {
        return "expected \(path) to be a date and time, found \"\(text.prefix(40))\""
      } else if constraint == "truncated-date", FeedDate.iso(text) == nil {
        return "expected \(path) to be a date, found \"\(text.prefix(40))\""
      } else if constraint == "uri", text.contains(where: \.isWhitespace), path != ".uri" {
        return "expected \(path) to be an address, found \"\(text.prefix(40))\""
      } else if constraint.contains(".."), let number = Double(text) {
        let ends = constraint.split(separator: ".", omittingEmptySubsequences: true).compactMap {
          Double($0)
        }
        if ends.count == 2, number < ends[0] || number > ends[1] {
          return "expected \(path) to be from \(ends[0]) to \(ends[1]), found \(text)"
        }
      }
    }
    return nil
  }

  /// `2026-11-22T13:30:00Z`, and the same with an offset or a fraction.
  private static func isDateTime(_ text: String) -> Bool {
    guard text.count >= 19, Day(iso: text) != nil else { return false }
    let clock = text.dropFirst(10)
    return clock.first == "T" || clock.first == "t" || clock.first == " "
  }
}
