internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import Rapporteur
internal import RapporteurCore
internal import RapporteurEvaluation
internal import RapporteurFindings
internal import RapporteurReading
internal import Synchronization

struct Calibrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns from judged findings and annotated reports how far findings can be trusted.",
    discussion: """
      Prints how well confidences learned on other reports foretell findings, and what is kept at each least \
      confidence; with --write puts the weights learned on all into the table.
      """)

  @Argument(help: "Gold files with findings of all kinds.")
  var gold: [String] = []

  @Option(help: "A gold file in which only conditions are annotated.")
  var conditions: [String] = []

  @Option(help: "A table of judged findings, Evaluation/gold/judged-findings.tsv.")
  var judged: [String] = []

  @Option(help: "The articles that the table names, one a line, packed or not.")
  var articles: String?

  @Option(help: "The folder of the models.")
  var models = "Models"

  @Option(help: "The table to write, Sources/RapporteurFindings/Resources/en/confidence.tsv.")
  var write: String?

  func run() throws {
    // Before the hour that learning takes: a table that is not there cannot be written anew.
    let old = try write.map { try String(contentsOfFile: $0, encoding: .utf8) }
    let pipeline = try Pipeline(models: models, least: LeastConfidence(0))
    let findings = try annotated(pipeline) + readers(pipeline)
    report(findings)
    guard let write, let old else { return }
    let header = old.split(separator: "\n").filter { $0.hasPrefix("#") }.joined(separator: "\n")
    try (header + "\n" + Calibration(findings).rows).write(
      toFile: write, atomically: true, encoding: .utf8)
  }

  private func annotated(_ pipeline: Pipeline) throws -> [JudgedFinding] {
    let reader = ReportReader(format: .article, largestText: ReportReader.largestReport)
    let documents =
      try gold.flatMap { try GoldDocument.documents(at: $0) }
      + conditions.flatMap { try GoldDocument.documents(at: $0, conditionsOnly: true) }
    var findings: [JudgedFinding] = []
    for document in documents {
      let input = ReportInput(name: document.identifier, bytes: Array(document.article))
      for report in reader.reports(in: input) {
        let (record, described) = pipeline.describedRecord(of: try report.get())
        findings += FindingMatch.judged(record, described: described, against: document)
      }
    }
    print("\(documents.count) annotated reports, \(findings.count) findings")
    return findings
  }

  private func readers(_ pipeline: Pipeline) throws -> [JudgedFinding] {
    guard let articles, !judged.isEmpty else { return [] }
    let tables = try judged.map { try JudgedTable(path: $0) }
    let bytes = try Data(contentsOf: URL(filePath: articles))
    let wanted = ReportReader(largestText: ReportReader.largestReport)
      .reports(in: ReportInput(name: articles, bytes: Array(bytes)))
      .compactMap { try? $0.get() }
      .filter { report in
        tables.contains { $0.rows[report.identifier ?? ""] != nil }
      }
    let found = Mutex<[Int: [JudgedFinding]]>([:])
    DispatchQueue.concurrentPerform(iterations: wanted.count) { index in
      let (record, described) = pipeline.describedRecord(of: wanted[index])
      let judged = tables.flatMap { $0.judged(record, described: described) }
      found.withLock { $0[index] = judged }
    }
    let findings = found.withLock { found in wanted.indices.flatMap { found[$0] ?? [] } }
    let all = tables.reduce(0) { $0 + $1.rows.values.reduce(0) { $0 + $1.count } }
    print("\(wanted.count) judged reports, \(findings.count) of \(all) findings are as they were")
    return findings
  }

  private func report(_ findings: [JudgedFinding]) {
    let all = Calibration.foretold(findings)
    // Those of earlier builds tell how findings were, not how they are.
    let kept = findings.indices.filter {
      !findings[$0].finding.traits.contains(Calibration.earlier)
    }
    let foretold = kept.map { all[$0] }
    let findings = kept.map { findings[$0] }
    print("confidence   findings  given  right")
    for step in Calibration.reliability(of: findings, foretold: foretold) where step.findings > 0 {
      let count = Double(step.findings)
      print(
        String(
          format: "%.1f to %.1f   %8d  %.3f  %.3f", step.range.lowerBound,
          min(1, step.range.upperBound), step.findings, step.total / count,
          Double(step.right) / count))
    }
    let right = findings.count { $0.isRight }
    print("at least     kept   right  of the right ones")
    for least in stride(from: 0.0, to: 0.85, by: 0.05) {
      let kept = zip(findings, foretold).filter { $1 >= least - 0.001 }.map(\.0)
      let keptRight = kept.count { $0.isRight }
      print(
        String(
          format: "%.2f      %7d   %.3f  %.3f", least, kept.count,
          Double(keptRight) / Double(max(1, kept.count)), Double(keptRight) / Double(max(1, right)))
      )
    }
  }
}
