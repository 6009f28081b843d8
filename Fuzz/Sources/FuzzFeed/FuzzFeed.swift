import FuzzSupport

/// Reads arbitrary bytes as `feed`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFeed(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(bytes, count, as: .feed)
  return 0
}
