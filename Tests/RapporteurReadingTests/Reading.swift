import RapporteurCore
import RapporteurReading
import Testing

/// What reading `text` as `format` gives, in order.
func read(
  _ text: String, as format: ReportFormat? = nil, name: String = "input"
) -> [Result<Report, ReadingError>] {
  read(Array(text.utf8), as: format, name: name)
}

/// What reading `bytes` as `format` gives, in order.
func read(
  _ bytes: [UInt8], as format: ReportFormat? = nil, name: String = "input"
) -> [Result<Report, ReadingError>] {
  Array(ReportReader(format: format).reports(in: ReportInput(name: name, bytes: bytes)))
}

/// The only report in `text`.
func report(_ text: String, as format: ReportFormat? = nil) throws -> Report {
  let results = read(text, as: format)
  try #require(results.count == 1)
  return try results[0].get()
}

/// The only error in what reading `bytes` gives.
func failure(_ bytes: [UInt8], as format: ReportFormat? = nil) -> ReadingError? {
  let results = read(bytes, as: format)
  guard results.count == 1, case .failure(let error) = results[0] else { return nil }
  return error
}

/// The blocks of `report`, one a line: `paragraph: They met.`
func blocks(of report: Report) -> [String] {
  report.blocks.map { "\($0.kind): \(report.text[$0.span])" }
}

/// `text` as UTF-16 with a byte order mark, the low byte first.
func littleEndian(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = [0xFF, 0xFE]
  for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
  return bytes
}

/// `text` as UTF-16 with a byte order mark, the high byte first.
func bigEndian(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = [0xFE, 0xFF]
  for unit in text.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
  return bytes
}
