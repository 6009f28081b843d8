import FuzzSupport

/// Reads arbitrary bytes as `newsml`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNewsML(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(bytes, count, as: .newsml)
  return 0
}
