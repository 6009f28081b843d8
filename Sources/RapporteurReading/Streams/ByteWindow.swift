/// The stretch of a stream that is looked at: it grows at its end as more is asked for, and shrinks
/// at its start as bytes are used up.
final class ByteWindow {
  /// The most that one document or record may have, in bytes.
  static let largest = 1 << 28

  /// Where a stretch of the stream stands in the file.
  private struct Mark {
    /// The offset in the stream at which it starts.
    var position: Int
    var place: Int
  }

  private let source: any ByteSource
  private var storage: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  /// The offset in the (unpacked) stream of the first byte of the window.
  private(set) var position = 0
  /// Whether the source has nothing more to give.
  private(set) var isAtEnd = false
  private var marks: [Mark] = []
  /// The number of line feeds before the window.
  private(set) var linesBefore = 0
  /// Whether lines are counted, which costs time.
  var countsLines = false
  /// Why nothing more can be read, until it is tried to go on behind the fault; nil at the end.
  private(set) var failure: ReadingError?

  init(_ source: any ByteSource, capacity: Int = 1 << 18) {
    self.source = source
    storage = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { storage.deallocate() }

  var name: String { source.name }

  /// The number of bytes in the window.
  var count: Int { end - start }

  /// The bytes of the window, which stay where they are until it is filled or skipped.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[start..<end]) }

  /// Makes the window `count` bytes long, or as long as the source allows.
  /// - Returns: whether it has so many bytes now; if not, `failure` says why or it is the end.
  @discardableResult
  func fill(_ count: Int) -> Bool {
    guard self.count < count else { return true }
    makeRoom(for: count)
    while self.count < count, !isAtEnd {
      do throws(ReadingError) {
        let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: storage[end...]))
        if read == 0 { isAtEnd = true } else { append(read) }
      } catch {
        failure = error
        isAtEnd = true
      }
    }
    return self.count >= count
  }

  private func append(_ read: Int) {
    if marks.last.map({ source.isPacked && $0.place != source.place }) ?? true {
      marks.append(Mark(position: position + count, place: source.place))
      // What an empty window is filled with begins where its member does, not the one before.
      dropMarks()
    }
    end += read
  }

  /// Makes room for `count` bytes from the start of the window on, and for some more.
  private func makeRoom(for count: Int) {
    if storage.count - start >= count, storage.count - end >= 1 << 12 { return }
    let needed = count + 1 << 12
    if storage.count >= needed {
      storage.copyMemory(from: bytes)
    } else {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(needed, min(2 * storage.count, needed + 1 << 26)), alignment: 16)
      larger.copyMemory(from: bytes)
      storage.deallocate()
      storage = larger
    }
    (start, end) = (0, self.count)
  }

  /// Takes the first `count` bytes, which must be in the window, out of it.
  func skip(_ count: Int) {
    if countsLines {
      var lines = 0
      for byte in bytes.prefix(count) { lines += byte == 0x0A ? 1 : 0 }
      linesBefore += lines
    }
    start += count
    position += count
    dropMarks()
  }

  /// Takes the first `count` bytes, which must be in the window, out of it and gives them.
  func take(_ count: Int) -> [UInt8] {
    let taken = Array(bytes.prefix(count))
    skip(count)
    return taken
  }

  /// Takes `count` bytes out of the stream without holding them.
  /// - Returns: the number of bytes that there were.
  func discard(_ count: Int) -> Int {
    var left = count
    while left > 0, fill(1) {
      let step = min(left, self.count)
      skip(step)
      left -= step
    }
    return count - left
  }

  /// Everything from here to the end of the stream.
  /// - Throws: `ReadingError` with the code `tooLarge` beyond `limit`, or why it cannot be read.
  func takeAll(limit: Int = largest) throws(ReadingError) -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(min(max(count, source.size ?? 0), limit) + 1)
    while fill(1) {
      guard all.count + count <= limit else {
        throw ReadingError(
          code: .tooLarge,
          message: "expected at most \(limit) bytes in one document, found more; split it",
          input: name)
      }
      all.append(contentsOf: bytes)
      skip(count)
    }
    if let failure { throw failure }
    return all
  }

  /// Where the first byte of the window stands in the file, or the member that it is packed in.
  var place: Int {
    guard let mark = marks.first else { return source.place }
    return source.isPacked ? mark.place : mark.place + (position - mark.position)
  }

  private func dropMarks() {
    guard source.isPacked else { return }
    while marks.count > 1, marks[1].position <= position { marks.removeFirst() }
  }

  /// Throws away what is in the window and goes on behind a failure, where the source can be read
  /// again.
  /// - Returns: false if there is no such place.
  func resynchronise() -> Bool {
    position += count
    (start, end) = (0, 0)
    marks.removeAll()
    do throws(ReadingError) {
      guard try source.resynchronise() else { return false }
      failure = nil
      isAtEnd = false
      return true
    } catch {
      return false
    }
  }
}
