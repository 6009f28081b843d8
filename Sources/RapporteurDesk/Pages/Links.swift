internal import RapporteurLedger

/// The addresses of pages.
enum Links {
  /// The page of a report; with `finding`, at its words.
  static func report(_ id: String, at finding: String? = nil) -> String {
    let page = "/reports/" + FormFields.encoded(id)
    guard let finding else { return page }
    let name = FormFields.encoded(finding)
    return "\(page)?at=\(name)#\(name)"
  }

  /// The words of a finding, `593c0a4de2#m2`, in its report.
  static func finding(_ id: String) -> String {
    let parts = id.split(separator: "#").map(String.init)
    return report(parts.first ?? id, at: parts.count > 1 ? parts[1] : nil)
  }

  /// The page of an actor.
  static func actor(_ id: String) -> String { "/actors/" + FormFields.encoded(id) }

  /// The page of a meeting, statement, item, condition, commitment or position.
  static func entry(_ kind: FindingKind, _ id: String) -> String {
    section(of: kind) + "/" + FormFields.encoded(id)
  }

  /// The page of whatever `id` names.
  static func anything(_ id: String) -> String {
    "/show" + FormFields().with("id", id).query
  }

  /// Where entries of a kind are listed.
  static func section(of kind: FindingKind) -> String {
    switch kind {
    case .statement: "/statements"
    case .meeting: "/meetings"
    case .outcome: "/items"
    case .condition: "/conditions"
    case .commitment: "/commitments"
    case .position: "/positions"
    case .actor: "/actors"
    }
  }

  /// An address outside of the Desk, if a link may lead there: `http` and `https` only.
  static func outside(_ address: String?) -> String? {
    guard let address = address?.trimmed, !address.contains(where: \.isWhitespace) else {
      return nil
    }
    let lowercased = address.lowercased()
    return lowercased.hasPrefix("https://") || lowercased.hasPrefix("http://") ? address : nil
  }
}
