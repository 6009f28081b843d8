/// A buffer that grows as needed and keeps its room.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Element>
  private var capacity: Int
  private let zero: Element

  init(zero: Element) {
    self.zero = zero
    capacity = 16
    start = .allocate(capacity: capacity)
    start.initialize(repeating: zero, count: capacity)
  }

  /// Makes room for `count` elements; what was there is lost where it grows.
  mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    start.deallocate()
    capacity = count + count / 4
    start = .allocate(capacity: capacity)
    start.initialize(repeating: zero, count: capacity)
  }

  func deallocate() { start.deallocate() }
}

/// The buffers that the network works in; of one thread.
final class NetworkWorkspace {
  var input = GrowingBuffer<Float>(zero: 0)
  var inputBytes = GrowingBuffer<UInt8>(zero: 0)
  var inputScales = GrowingBuffer<Float>(zero: 0)
  /// One 127th for each word: the scale of what the memories put out.
  var unitScales = GrowingBuffer<Float>(zero: 0)
  var gates = GrowingBuffer<Float>(zero: 0)
  var stepGates = GrowingBuffer<Float>(zero: 0)
  var cells = GrowingBuffer<Float>(zero: 0)
  var state = GrowingBuffer<UInt8>(zero: 0)
  var layers = [GrowingBuffer<UInt8>(zero: 0), GrowingBuffer<UInt8>(zero: 0)]
  var hidden = GrowingBuffer<Float>(zero: 0)
  var hiddenBytes = GrowingBuffer<UInt8>(zero: 0)
  var hiddenScales = GrowingBuffer<Float>(zero: 0)
  var other = GrowingBuffer<Float>(zero: 0)
  var scores = GrowingBuffer<Float>(zero: 0)
  let features = FeatureList()
  let nameScores = UnsafeMutablePointer<Int32>.allocate(capacity: 256)

  deinit {
    nameScores.deallocate()
    for buffer in [
      input, inputScales, unitScales, gates, stepGates, cells, hidden, hiddenScales, other, scores,
    ] {
      buffer.deallocate()
    }
    for buffer in [inputBytes, state, hiddenBytes] + layers { buffer.deallocate() }
  }
}
