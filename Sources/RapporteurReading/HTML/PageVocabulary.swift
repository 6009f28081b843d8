internal import Foundation

/// What classes and identifiers of elements say: a table of words, matched in one pass.
///
/// The patterns make an automaton (Aho and Corasick 1975) over letters, digits and "-".
struct PageVocabulary: Sendable {
  /// What an element's names say is in it.
  struct Roles: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    static let body = Roles(rawValue: 1)
    static let likely = Roles(rawValue: 2)
    static let furniture = Roles(rawValue: 4)
    static let caption = Roles(rawValue: 8)
    static let byline = Roles(rawValue: 16)
    static let date = Roles(rawValue: 32)
    static let section = Roles(rawValue: 64)
    static let agency = Roles(rawValue: 128)
    static let headline = Roles(rawValue: 256)
    static let comments = Roles(rawValue: 512)

    fileprivate static let names: [String: Roles] = [
      "body": .body, "likely": .likely, "furniture": .furniture, "caption": .caption,
      "byline": .byline, "date": .date, "section": .section, "agency": .agency,
      "headline": .headline, "comments": .comments,
    ]
  }

  /// The vocabulary that the package ships.
  static let shared = PageVocabulary(text: PageResource.text(of: "vocabulary.tsv"))

  private static let width = 37
  /// For each state and symbol the next state.
  private var next: [UInt16]
  /// For each state what is found when it is entered.
  private var found: [Roles]

  /// The vocabulary in lines of `role<tab>pattern|pattern…`; other lines say nothing.
  init(text: String) {
    next = Array(repeating: 0, count: Self.width)
    found = [[]]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t")
      guard cells.count == 2, let role = Roles.names[String(cells[0])] else { continue }
      for pattern in cells[1].split(separator: "|") { add(pattern.utf8, role) }
    }
    link()
  }

  private static func symbol(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 97
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48 + 26
    default: 36
    }
  }

  private mutating func add(_ pattern: some Sequence<UInt8>, _ role: Roles) {
    var state = 0
    for byte in pattern {
      let slot = state * Self.width + Self.symbol(byte)
      if next[slot] == 0 {
        next[slot] = UInt16(found.count)
        next += Array(repeating: 0, count: Self.width)
        found.append([])
      }
      state = Int(next[slot])
    }
    found[state].insert(role)
  }

  private mutating func link() {
    var fail = Array(repeating: 0, count: found.count)
    var queue = (0..<Self.width).map { Int(next[$0]) }.filter { $0 > 0 }
    var index = 0
    while index < queue.count {
      let state = queue[index]
      index += 1
      for symbol in 0..<Self.width {
        let slot = state * Self.width + symbol
        let other = Int(next[fail[state] * Self.width + symbol])
        if next[slot] == 0 {
          next[slot] = UInt16(other)
        } else {
          let child = Int(next[slot])
          fail[child] = other
          found[child].formUnion(found[other])
          queue.append(child)
        }
      }
    }
  }

  /// The roles that a class or an identifier names.
  /// - Complexity: O(n).
  func roles(of name: some Sequence<UInt8>) -> Roles {
    var roles: Roles = []
    var state = Int(next[36])
    var wasLower = false
    var wasDash = true
    next.withUnsafeBufferPointer { next in
      for byte in name {
        let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        let symbol = Self.symbol(isUpper ? byte | 0x20 : byte)
        let isDash = symbol >= 36
        if (isUpper && wasLower) || (isDash && !wasDash) {
          state = Int(next[state * Self.width + 36])
          roles.formUnion(found[state])
        }
        wasLower = !isUpper && !isDash
        wasDash = isDash
        if isDash {
          // Between two classes a pattern does not go on.
          if byte == 0x20 { state = Int(next[36]) }
          continue
        }
        state = Int(next[state * Self.width + symbol])
        roles.formUnion(found[state])
      }
      if !wasDash { roles.formUnion(found[Int(next[state * Self.width + 36])]) }
    }
    return roles
  }
}

/// A text resource on reading pages.
enum PageResource {
  /// The text of the resource of that name; empty if it is missing, which a test sees to.
  static func text(of name: String) -> String {
    let url = Bundle.module.bundleURL.appendingPathComponent("html/" + name)
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }
}
