import FuzzSupport

/// Reads arbitrary bytes as `newsml`.
@main enum FuzzNewsML {
  static func main() { fuzz { FuzzNewsML.test($0, $1) } }

  static func test(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    check(bytes, count, as: .newsml)
    return 0
  }
}
