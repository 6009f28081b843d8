import FuzzSupport

/// Reads arbitrary bytes as `ninjs`.
@main enum FuzzNinjs {
  static func main() { fuzz { FuzzNinjs.test($0, $1) } }

  static func test(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    check(bytes, count, as: .ninjs)
    return 0
  }
}
