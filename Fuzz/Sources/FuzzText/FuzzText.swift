import FuzzSupport

/// Reads arbitrary bytes as `text`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(bytes, count, as: .text)
  return 0
}
