import FuzzSupport

/// Reads arbitrary bytes as `text`.
@main enum FuzzText {
  static func main() { fuzz { FuzzText.test($0, $1) } }

  static func test(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    check(bytes, count, as: .text)
    return 0
  }
}
