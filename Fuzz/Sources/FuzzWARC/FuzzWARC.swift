import FuzzSupport

/// Reads arbitrary bytes as `warc`.
@main enum FuzzWARC {
  static func main() { fuzz { FuzzWARC.test($0, $1) } }

  static func test(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    check(bytes, count, as: .warc)
    return 0
  }
}
