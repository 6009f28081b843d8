/// Where an export goes, a good piece at a time.
public final class ExportOutput {
  private var buffer: [UInt8] = []
  private let write: ([UInt8]) throws -> Void
  /// The size of a piece.
  private static let piece = 1 << 16

  /// An output that calls `write` with one piece after another.
  public init(_ write: @escaping ([UInt8]) throws -> Void) {
    self.write = write
    buffer.reserveCapacity(Self.piece * 2)
  }

  /// Takes text.
  func put(_ text: String) throws { try put(text.utf8) }

  /// Takes bytes.
  func put(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.piece { try flush() }
  }

  /// Hands on what was taken and is still here.
  func flush() throws {
    guard !buffer.isEmpty else { return }
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension ExportOutput {
  /// Takes one JSON value that `write` writes, on a line of its own.
  func line(_ write: (inout JSONWriter) throws -> Void) throws {
    var json = JSONWriter(layout: .line)
    try write(&json)
    try put(json.bytes)
    try put("\n")
  }
}

/// The elements of a JSON array that is written piece by piece, one a line.
struct ArrayOutput {
  let output: ExportOutput
  private var isFirst = true

  init(_ output: ExportOutput) { self.output = output }

  mutating func element(_ write: (inout JSONWriter) throws -> Void) throws {
    var json = JSONWriter(layout: .line)
    try write(&json)
    try output.put(isFirst ? "\n" : ",\n")
    try output.put(json.bytes)
    isFirst = false
  }
}
