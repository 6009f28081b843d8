internal import Foundation

/// The time of the CPU, which other programs on the machine do not lengthen as they do that of the clock.
enum ProcessorTime {
  /// What the process has taken, user and system, in seconds.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
