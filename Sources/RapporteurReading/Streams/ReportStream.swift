/// Bytes that are read once, from front to back, under a name for messages.
///
/// A stream belongs to whoever reads it; it is not made for several threads.
public final class ReportStream {
  /// Fills the beginning of a buffer and gives the number of bytes; 0 at the end.
  public typealias Read = (UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int

  /// A file's path, or `standard input`.
  public let name: String
  /// Where in the file the first byte stands that `read` gives.
  public let offset: Int
  /// How many bytes are likely to come; nil if nothing is known of it.
  public let size: Int?
  private let fill: Read

  /// Creates a stream of what `read` gives, which begins at `offset` of the file and has likely `size` bytes.
  public init(name: String, offset: Int = 0, size: Int? = nil, read: @escaping Read) {
    self.name = name
    self.offset = offset
    self.size = size
    fill = read
  }

  /// Creates a stream of bytes that are in memory.
  public convenience init(_ input: ReportInput) {
    var next = 0
    let bytes = input.bytes
    self.init(name: input.name, size: bytes.count) { (buffer) throws(ReadingError) in
      let count = min(buffer.count, bytes.count - next)
      guard count > 0 else { return 0 }
      bytes[next..<(next + count)].withUnsafeBytes { buffer.copyMemory(from: $0) }
      next += count
      return count
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    try fill(buffer)
  }
}

/// Bytes for a `ByteWindow`, as they stand in a file or as they were packed in it.
protocol ByteSource: AnyObject {
  /// The name of the input, for messages.
  var name: String { get }

  /// How many bytes are likely to come in all; nil if nothing is known of it.
  var size: Int? { get }

  /// Where in the file that stands which the last `read` gave: its first byte, or the beginning of
  /// the packed member that it is part of.
  var place: Int { get }

  /// Whether `place` is the place of a member rather than of a byte.
  var isPacked: Bool { get }

  /// Fills the beginning of `buffer` with bytes of one member; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int

  /// Goes on, after an error, with the next member that can be found; false if there is none.
  func resynchronise() throws(ReadingError) -> Bool
}

/// A stream as it is.
final class PlainSource: ByteSource {
  private let stream: ReportStream
  private var next: Int
  private(set) var place: Int

  init(_ stream: ReportStream) {
    self.stream = stream
    next = stream.offset
    place = stream.offset
  }

  var name: String { stream.name }
  var size: Int? { stream.size }
  var isPacked: Bool { false }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    place = next
    let count = try stream.read(into: buffer)
    next += count
    return count
  }

  func resynchronise() -> Bool { false }
}
