internal import Foundation
internal import Rapporteur
internal import RapporteurExchange
internal import RapporteurReading

/// A file of records, one a line, read a line at a time so that it may be larger than memory.
struct RecordFile: Sequence, IteratorProtocol {
  /// A line that is not empty, and its number from 1.
  typealias Line = (number: Int, utf8: [UInt8])

  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var isAtEnd = false

  /// Opens `file`.
  /// - Throws: `ReadingError` with the code `unreadable`.
  init(_ file: InputFile) throws(ReadingError) {
    guard let path = file.path else {
      handle = .standardInput
      return
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ReadingError(
        code: .unreadable, message: "there is no such file, or its permissions forbid to read it",
        input: file.name)
    }
    self.handle = handle
  }

  /// Whether a file, which standard input is not, begins like records.
  static func looksLikeRecords(_ file: InputFile) -> Bool {
    guard let path = file.path, let handle = FileHandle(forReadingAtPath: path),
      let head = try? handle.read(upToCount: 64)
    else { return false }
    return RecordReader.looksLikeRecord(head)
  }

  mutating func next() -> Line? {
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        let line = Array(buffer[start..<end])
        start = end + 1
        number += 1
        if !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return (number, line) }
      } else if isAtEnd {
        guard start < buffer.count else { return nil }
        let line = Array(buffer[start...])
        start = buffer.count
        number += 1
        return (number, line)
      } else {
        buffer.removeFirst(start)
        start = 0
        if let more = try? handle.read(upToCount: 1 << 20), !more.isEmpty {
          buffer.append(contentsOf: more)
        } else {
          isAtEnd = true
        }
      }
    }
  }
}
