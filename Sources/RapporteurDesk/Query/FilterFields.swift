internal import RapporteurCore
internal import RapporteurLedger

/// A filter as the fields of a query, under the names that the command's options have.
enum FilterFields {
  /// A field that does not say what it should.
  struct Fault: Error, Hashable {
    /// The field.
    var name: String
    /// What was expected and what was found.
    var message: String
  }

  /// The names of the fields.
  static let names = [
    "with", "party", "place", "topic", "status", "source", "since", "until", "as-of", "present",
    "process",
    "limit",
  ]

  /// The filter that `fields` make; `limit` holds where they say nothing, and nobody may ask for more
  /// than `most` (nil: all).
  /// - Throws: `Fault`.
  static func filter(from fields: FormFields, limit: Int? = 50, most: Int? = nil) throws(Fault)
    -> Filter
  {
    var filter = Filter()
    filter.with = fields.values("with")
    filter.party = fields["party"]
    filter.place = fields["place"]
    filter.topic = fields["topic"]
    filter.status = fields.values("status")
    filter.source = fields["source"]
    filter.since = try day("since", of: fields)
    filter.until = try day("until", of: fields)
    filter.asOf = try day("as-of", of: fields)
    filter.present = try day("present", of: fields)
    filter.process = fields["process"]
    filter.limit = limit
    if let text = fields["limit"] {
      guard let number = Int(text), number >= 0 else {
        throw Fault(name: "limit", message: "expected a number of entries, found \"\(text)\"")
      }
      filter.limit = number == 0 ? nil : number
    }
    if let most { filter.limit = min(filter.limit ?? most, most) }
    if let since = filter.since, let until = filter.until, since > until {
      throw Fault(name: "since", message: "expected a day not later than \(until.iso)")
    }
    return filter
  }

  /// The day in a field; nil where there is none.
  /// - Throws: `Fault`.
  static func day(_ name: String, of fields: FormFields) throws(Fault) -> Day? {
    guard let text = fields[name] else { return nil }
    guard text.count == 10, let day = Day(iso: text) else {
      throw Fault(name: name, message: "expected a day such as 1995-11-21, found \"\(text)\"")
    }
    return day
  }
}
