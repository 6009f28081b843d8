internal import RapporteurCore
internal import RapporteurLedger

/// A page that lists what a filter lets pass.
struct DeskListing {
  let ledger: Ledger
  let path: String
  let fields: FormFields

  /// The most entries that a page has.
  static let most = 1000

  /// The last day that reports are from; by it an announced day has passed or not.
  static func present(_ ledger: Ledger, _ filter: Filter) throws -> Day? {
    if let day = filter.asOf { return day }
    var latest = Filter()
    latest.limit = 1
    return try ledger.reports(latest).first?.published.flatMap { Day(iso: $0) }
  }

  /// The view of a list: its filter form, and its entries or why there are none.
  ///
  /// A name that fits nobody, or several, is told above the form rather than on a page of its own.
  func view(
    statuses: [String], extra: [String] = [], limit: Int = 50,
    _ make: (Filter) throws -> (rows: [View], more: View)
  ) throws -> View {
    var view: View = [
      "filter": try FilterView.view(
        ledger, path: path, fields: fields, statuses: statuses, extra: extra)
    ]
    var rows: [View] = []
    do {
      let filter = try FilterFields.filter(from: fields, limit: limit, most: Self.most)
      let made = try make(filter)
      rows = made.rows
      view.merge(made.more) { _, new in new }
      if let count = filter.limit, rows.count >= count, count < Self.most {
        view["next"] = path + fields.with("limit", String(min(Self.most, count * 2))).query
      }
    } catch let error as FilterFields.Fault {
      view["notice"] = Self.notice(Fault(error), path, fields)
    } catch let error as LedgerError where [.unknown, .ambiguous].contains(error.code) {
      view["notice"] = Self.notice(Fault(error), path, fields)
    }
    view["rows"] = rows
    view["isEmpty"] = rows.isEmpty && view["notice"] == nil
    return view
  }

  /// What is told where a limit cannot be understood; a name that fits several can be chosen.
  static func notice(_ fault: Fault, _ path: String, _ fields: FormFields) -> View {
    let asked = fault.message.split(separator: "\"").dropFirst().first.map(String.init)
    return [
      "message": fault.message,
      "candidates": fault.candidates.map(Candidate.init(line:)).map { candidate -> View in
        var view: View = ["candidate": candidate.words]
        guard !candidate.id.isEmpty, let asked else { return view }
        var changed = FormFields()
        for field in fields.all {
          changed.append(field.name, field.value.trimmed == asked ? candidate.id : field.value)
        }
        view["choose"] = path + changed.query
        return view
      },
    ]
  }
}
