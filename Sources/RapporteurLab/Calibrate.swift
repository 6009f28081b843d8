internal import ArgumentParser
internal import Foundation
internal import Rapporteur
internal import RapporteurEvaluation
internal import RapporteurReading

struct Calibrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns from annotated reports how far findings of each rule can be trusted.",
    discussion: """
      Prints how well confidences learned on all reports but one foretell the findings of that one, \
      and with --write puts the confidences learned on all into the table.
      """)

  @Argument(help: "Gold files with findings of all kinds.")
  var gold: [String]

  @Option(help: "A gold file in which only conditions are annotated.")
  var conditions: [String] = []

  @Option(help: "The folder of the models.")
  var models = "Models"

  @Option(help: "The table to write, Sources/RapporteurFindings/Resources/en/confidence.tsv.")
  var write: String?

  func run() throws {
    let pipeline = try Pipeline(models: models)
    let reader = ReportReader(format: .article, largestText: ReportReader.largestReport)
    var findings: [JudgedFinding] = []
    let documents =
      try gold.flatMap { try GoldDocument.documents(at: $0) }
      + conditions.flatMap { try GoldDocument.documents(at: $0, conditionsOnly: true) }
    for document in documents {
      let input = ReportInput(name: document.identifier, bytes: Array(document.article))
      for report in reader.reports(in: input) {
        findings += FindingMatch.judged(pipeline.record(of: try report.get()), against: document)
      }
    }
    print("\(documents.count) reports, \(findings.count) findings")
    print("confidence   findings  given  right")
    for step in Calibration.reliability(of: findings) where step.findings > 0 {
      let count = Double(step.findings)
      print(
        String(
          format: "%.1f to %.1f   %8d  %.3f  %.3f", step.range.lowerBound,
          min(1, step.range.upperBound), step.findings, step.total / count,
          Double(step.right) / count))
    }
    guard let write else { return }
    let old = try String(contentsOfFile: write, encoding: .utf8)
    let header = old.split(separator: "\n").filter { $0.hasPrefix("#") }.joined(separator: "\n")
    try (header + "\n" + Calibration(findings).rows).write(
      toFile: write, atomically: true, encoding: .utf8)
  }
}
