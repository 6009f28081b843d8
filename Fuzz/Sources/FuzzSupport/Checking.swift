import RapporteurCore
import RapporteurReading

/// Reads arbitrary bytes as `format`, or as what they look like, and checks what holds of every
/// report.
public func check(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, as format: ReportFormat?, asWholeText: Bool = false
) {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let reader = ReportReader(format: format, asWholeText: asWholeText)
  for result in reader.reports(in: ReportInput(name: "fuzz", bytes: input)) {
    guard case .success(let report) = result else { continue }
    let utf8 = report.text.utf8
    precondition(String(validating: utf8, as: UTF8.self) != nil, "the text is no UTF-8")
    var end = 0
    for block in report.blocks {
      precondition(block.span.start >= end && !block.span.isEmpty, "blocks overlap")
      precondition(block.span.end <= utf8.count, "a block ends behind the text")
      for edge in [block.span.start, block.span.end] where edge < utf8.count {
        precondition(utf8[edge] & 0b1100_0000 != 0b1000_0000, "a block cuts a character")
      }
      end = block.span.end
    }
  }
}
