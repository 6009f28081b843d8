/// The packed bytes that an unpacker works on: those of the current member, as far as they are still
/// held, and some of what follows.
final class PackedInput {
  private let stream: ReportStream
  private let storage: UnsafeMutableRawBufferPointer
  /// The offset in the file of the first byte in `storage`.
  private var base: Int
  private var end = 0
  /// The offset in the file of the next byte to be unpacked.
  private(set) var offset: Int

  init(_ stream: ReportStream) {
    self.stream = stream
    storage = .allocate(byteCount: 1 << 19, alignment: 16)
    base = stream.offset
    offset = stream.offset
  }

  deinit { storage.deallocate() }

  var name: String { stream.name }

  /// What is held from `offset` on; its start stays where it is until `refill`.
  var bytes: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: storage[(offset - base)..<end])
  }

  func use(_ count: Int) { offset += count }

  /// Reads more; what was used since `keep` is held on to while there is room for it.
  /// - Returns: false at the end of the stream.
  func refill(keepingFrom keep: Int) throws(ReadingError) -> Bool {
    if storage.count - end < 1 << 16 {
      // At least half of the room is made, whatever is lost by it.
      let first = max(base, min(offset, max(keep, base + end - storage.count / 2)))
      let held = UnsafeRawBufferPointer(rebasing: storage[(first - base)..<end])
      storage.copyMemory(from: held)
      (base, end) = (first, held.count)
    }
    let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: storage[end...]))
    end += count
    return count > 0
  }

  /// Moves on to the first place after `place` where `isStart` says that a member begins; it is
  /// shown `width` bytes.
  /// - Returns: false if there is none.
  func seek(after place: Int, width: Int, where isStart: (UnsafeRawBufferPointer) -> Bool)
    throws(ReadingError) -> Bool
  {
    offset = max(place + 1, base)
    while true {
      let held = UnsafeRawBufferPointer(bytes)
      var index = 0
      while index + width <= held.count {
        if isStart(UnsafeRawBufferPointer(rebasing: held[index..<(index + width)])) {
          use(index)
          return true
        }
        index += 1
      }
      use(index)
      guard try refill(keepingFrom: offset) else { return false }
    }
  }
}

/// How far packed bytes may expand, so that a small file cannot fill a disk or keep a machine busy.
enum Expansion {
  /// From so many unpacked bytes of one member on the ratio is looked at.
  static let free = 1 << 24
  /// The largest ratio of unpacked to packed bytes. The most repetitive of real files, tables of
  /// zeros aside, stay below 100.
  static let largestRatio = 250

  static func isTooLarge(unpacked: Int, packed: Int) -> Bool {
    unpacked > free && unpacked / largestRatio > packed
  }

  static func error(input: String, at offset: Int) -> ReadingError {
    ReadingError(
      code: .tooLarge,
      message: "expected packed text, found bytes that unpack to more than \(largestRatio) times "
        + "their size; if that is right, unpack the file first", input: input, byteOffset: offset)
  }
}
