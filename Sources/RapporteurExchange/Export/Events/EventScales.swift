internal import Foundation

/// What CAMEO codes weigh, by `Resources/events/scales.tsv`.
struct EventScales {
  private var scales: [String: EventScale] = [:]

  /// The table that the package ships.
  static let standard = EventScales(
    (try? String(
      contentsOf: Bundle.module.bundleURL.appendingPathComponent("events/scales.tsv"),
      encoding: .utf8)) ?? "")

  /// Reads the table, whose header says what its columns are.
  init(_ source: String) {
    for line in source.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t")
      guard columns.count == 3, let goldstein = Double(columns[1]), let quadrant = Int(columns[2])
      else { continue }
      scales[String(columns[0])] = EventScale(goldstein: goldstein, quadrant: quadrant)
    }
  }

  subscript(cameo: String) -> EventScale? { scales[cameo] }
}
