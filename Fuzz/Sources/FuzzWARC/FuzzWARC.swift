import FuzzSupport

/// Reads arbitrary bytes as `warc`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWARC(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(bytes, count, as: .warc)
  return 0
}
