internal import Foundation
public import RapporteurCore
public import RapporteurFindings

/// Findings that readers judged, from a table such as `Evaluation/gold/judged-findings.tsv`, which names reports by
/// identifier and places by code points and holds no text.
public struct JudgedTable: Sendable {
  /// One judged finding.
  public struct Row: Hashable, Sendable {
    /// The kind, "position".
    public var kind: String
    /// The first code point of the main span in the record's text, and the one after its last.
    public var start, end: Int
    /// Status, stance, relation or strength, and after a slash the modality.
    public var label: String
    /// The names of those it is said of, as the record lists them, parted by bars.
    public var actors: String

    /// Creates a row.
    public init(kind: String, start: Int, end: Int, label: String, actors: String) {
      self.kind = kind
      self.start = start
      self.end = end
      self.label = label
      self.actors = actors
    }
  }

  /// What a reader made of a finding.
  public struct Verdict: Hashable, Sendable {
    /// Whether it was right as it stood.
    public var isRight: Bool
    /// The number of the sample that it was drawn in.
    public var sample: Int
  }

  /// The verdict on each, by report.
  public private(set) var rows: [String: [Row: Verdict]] = [:]
  /// The number of the latest sample.
  public private(set) var latestSample = 0

  /// Reads a table, whose header says what its columns are.
  /// - Throws: `GoldError` if the file cannot be read or a row is not as it should be.
  public init(path: String) throws(GoldError) {
    guard let source = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw GoldError(description: "\(path): expected a readable table of judged findings")
    }
    try self.init(rows: source, named: path)
  }

  /// Reads the rows of a table; `name` is what messages call it.
  /// - Throws: `GoldError` if a row is not as it should be.
  public init(rows source: String, named name: String) throws(GoldError) {
    rows = [:]
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 8, let start = Int(columns[2]), let end = Int(columns[3]),
        let sample = Int(columns[7])
      else {
        throw GoldError(
          description: "\(name):\(number + 1): expected eight columns, with numbers in the third, "
            + "fourth and eighth")
      }
      rows[columns[0], default: [:]][
        Row(kind: columns[1], start: start, end: end, label: columns[4], actors: columns[5])] =
        Verdict(isRight: columns[6] == "right", sample: sample)
      latestSample = max(latestSample, sample)
    }
  }

  /// The findings of a record that were judged and are still as they were then: the same words, label and actors.
  ///
  /// Of an earlier sample, judged on an earlier build, those that were wrong have often been mended since, so that
  /// the others are more often right than findings are; the trait "earlier" takes that up.
  public func judged(_ record: Record, described: [DescribedFinding]) -> [JudgedFinding] {
    guard let identifier = record.report.identifier, let known = rows[identifier] else { return [] }
    let rows = Dictionary(
      Self.rows(of: record).map { ($0.id, $0.row) }, uniquingKeysWith: { first, _ in first })
    return described.compactMap { finding in
      guard let row = rows[finding.id], let verdict = known[row] else { return nil }
      var finding = finding
      if verdict.sample < latestSample { finding.traits.append(Calibration.earlier) }
      return JudgedFinding(finding: finding, isRight: verdict.isRight, document: identifier)
    }
  }

  private static func rows(of record: Record) -> [(id: String, row: Row)] {
    let text = record.report.text
    func rows<F: Finding>(
      _ items: [F], _ kind: String, _ span: (F) -> Span, _ label: (F) -> String,
      _ actors: (F) -> [Identifier<Actor>]
    ) -> [(id: String, row: Row)] {
      items.map { item in
        let names = actors(item).compactMap { record.actor($0)?.name }
        return (
          item.id.description,
          Row(
            kind: kind, start: text.codePointOffset(ofByte: span(item).start),
            end: text.codePointOffset(ofByte: span(item).end),
            label: label(item) + "/" + item.provenance.modality.rawValue,
            actors: names.joined(separator: "|"))
        )
      }
    }
    return rows(record.meetings, "meeting", \.trigger, \.status.rawValue) {
      $0.participants.map(\.actor)
    }
      + rows(record.statements, "statement", \.content, \.kind.rawValue, \.speakers)
      + rows(record.outcomes, "outcome", \.topic, \.status.rawValue, \.parties)
      + rows(record.conditions, "condition", \.antecedent, \.relation.rawValue, \.holders)
      + rows(record.commitments, "commitment", \.action, \.strength.rawValue, \.actors)
      + rows(record.positions, "position", \.content, \.stance.rawValue, \.actors)
  }
}
