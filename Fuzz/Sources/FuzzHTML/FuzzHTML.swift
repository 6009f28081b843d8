import FuzzSupport
import RapporteurCore
import RapporteurReading

/// Reads arbitrary bytes as a web page and checks what holds of every report.
@main enum FuzzHTML {
  static func main() { fuzz { FuzzHTML.test($0, $1) } }

  static func test(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    for result in ReportReader(format: .html).reports(in: ReportInput(name: "fuzz", bytes: input)) {
      guard case .success(let report) = result else { continue }
      var end = 0
      for block in report.blocks {
        precondition(block.span.start >= end && !block.span.isEmpty, "blocks overlap")
        precondition(block.span.end <= report.text.utf8.count, "a block ends behind the text")
        end = block.span.end
      }
      var (text, source) = (0, 0)
      for run in report.places?.runs ?? [] {
        precondition(run.textStart >= text, "runs of the text overlap")
        precondition(run.sourceStart + run.sourceCount <= count, "a run ends behind the source")
        precondition(
          !run.isExact || run.textCount == run.sourceCount, "an exact run has two lengths")
        (text, source) = (run.textStart + run.textCount, max(source, run.sourceStart))
      }
      precondition(text <= report.text.utf8.count, "a run ends behind the text")
    }
    return 0
  }
}
