/// Bytes to read reports from, under a name for messages.
public struct ReportInput: Sendable {
  /// A file's path, or `standard input`.
  public var name: String
  /// All its bytes.
  public var bytes: [UInt8]
  /// Where in the input of that name the bytes stand.
  var place = LinePlace()

  /// Creates an input.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// An offset in an input and the line it is on.
struct LinePlace: Hashable, Sendable {
  var offset = 0
  /// Counts from 1; nil where lines are not counted.
  var line: Int? = 1
}

extension ReportInput {
  /// An error at the byte of that index.
  func error(_ code: ReadingError.Code, _ message: String, at index: Int) -> ReadingError {
    ReadingError(
      code: code, message: message, input: name, byteOffset: place.offset + index,
      line: line(of: index))
  }

  /// `fault`, whose offset is one in the whole input, as an error of this input.
  func error(_ fault: JSONFault) -> ReadingError {
    error(
      fault.kind == .truncated ? .truncated : .malformed, fault.message,
      at: fault.offset - place.offset)
  }

  private func line(of index: Int) -> Int? {
    place.line.map { first in
      bytes.prefix(max(0, index)).withUnsafeBufferPointer { bytes in
        var line = first
        for byte in bytes { line += byte == 0x0A ? 1 : 0 }
        return line
      }
    }
  }
}
