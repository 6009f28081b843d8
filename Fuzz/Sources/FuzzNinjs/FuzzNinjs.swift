import FuzzSupport

/// Reads arbitrary bytes as `ninjs`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNinjs(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(bytes, count, as: .ninjs)
  return 0
}
