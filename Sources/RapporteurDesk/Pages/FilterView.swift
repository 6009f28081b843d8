internal import RapporteurCore
internal import RapporteurLedger

/// The form by which a page is limited, and what limits it now.
enum FilterView {
  /// The values that `status` can have on a page.
  static func statuses(of kind: FindingKind?) -> [String] {
    switch kind {
    case .meeting:
      [
        "held", "ongoing", "scheduled", "proposed", "postponed", "cancelled", "denied", "silent",
        "moved", "disputed",
      ]
    case .statement: ["direct", "indirect", "mixed"]
    case .outcome:
      [
        "on-agenda", "raised", "discussed", "reviewed", "agreed-in-principle", "agreed", "signed",
        "in-force", "implemented", "extended", "suspended", "rejected", "violated", "disputed",
      ]
    case .condition: ["necessary", "sufficient", "exchange", "open", "met", "not met", "disputed"]
    case .commitment:
      ["pledged", "agreed", "announced", "open", "kept", "broken", "disputed", "lapsed"]
    case .position:
      [
        "priority", "support", "oppose", "demand", "concern", "welcome", "condemn", "willing",
        "thank",
      ]
    case .actor: ["person", "organisation", "state", "group", "place"]
    case nil: []
    }
  }

  /// The form for the page at `path` with `fields`; `extra` are fields of the page's own, which it keeps.
  static func view(
    _ ledger: Ledger, path: String, fields: FormFields, statuses: [String], extra: [String] = []
  ) throws -> View {
    let chosen = Set(fields.values("status"))
    let processes = try ledger.processNames()
    var chips: [View] = []
    for name in FilterFields.names where name != "limit" {
      for value in fields.values(name) {
        var rest = FormFields()
        for field in fields.all
        where !(field.name == name && field.value.trimmed == value) && !field.value.isEmpty {
          rest.append(field.name, field.value)
        }
        chips.append([
          "chip": "\(label(name)) \(name == "status" ? Words.status(value) : value)",
          "without": path + rest.query,
        ])
      }
    }
    return [
      "exports": ExportLinks.view(path: path, fields: fields),
      "action": path, "chips": chips, "isLimited": !chips.isEmpty,
      "clear": path + keep(fields, extra).query,
      "withs": (fields.values("with") + [""]).enumerated().map { index, value in
        ["index": index, "value": value] as View
      },
      "partyValue": fields["party"] ?? "", "placeValue": fields["place"] ?? "",
      "topicValue": fields["topic"] ?? "", "sourceValue": fields["source"] ?? "",
      "sinceValue": fields["since"] ?? "", "untilValue": fields["until"] ?? "",
      "asOfValue": fields["as-of"] ?? "", "hasStatuses": !statuses.isEmpty,
      "statuses": statuses.map { status -> View in
        ["status": status, "name": Words.status(status), "isChosen": chosen.contains(status)]
      },
      "hasProcesses": !processes.isEmpty,
      "processes": processes.map { name -> View in
        ["process": name, "isChosen": fields["process"] == name]
      },
      "kept": keep(fields, extra).all.map { ["keptName": $0.name, "keptValue": $0.value] as View },
    ]
  }

  private static func keep(_ fields: FormFields, _ names: [String]) -> FormFields {
    var kept = FormFields()
    for field in fields.all where names.contains(field.name) {
      kept.append(field.name, field.value)
    }
    return kept
  }

  private static func label(_ name: String) -> String {
    switch name {
    case "as-of": "as of"
    case "status", "process", "source", "topic", "place", "party": "\(name):"
    default: name
    }
  }
}
