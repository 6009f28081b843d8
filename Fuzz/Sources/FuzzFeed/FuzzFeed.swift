import FuzzSupport

/// Reads arbitrary bytes as `feed`.
@main enum FuzzFeed {
  static func main() { fuzz { FuzzFeed.test($0, $1) } }

  static func test(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    check(bytes, count, as: .feed)
    return 0
  }
}
