import Foundation

/// What libFuzzer calls with each input; 0 says that the input may join the corpus.
public typealias FuzzTest = @convention(c) (UnsafePointer<UInt8>, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: FuzzTest
) -> CInt

/// Hands the program over to libFuzzer, which reads its options from the command line.
///
/// libFuzzer would bring a `main` of its own, but Swift's package manager links a program by the one in it.
/// - Source: https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library".
public func fuzz(_ test: FuzzTest) -> Never {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  exit(runDriver(&count, &arguments, test))
}
