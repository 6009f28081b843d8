internal import ArgumentParser
internal import Foundation
internal import Rapporteur
internal import RapporteurReading

struct ReadSpeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read-speed",
    abstract: "Times the reading of files on one thread, from their bytes in memory to reports.",
    discussion: """
      Two times are printed, the best of each, by the time of the CPU: going through the places that hold \
      reports (records of an archive, items of a feed), and reading the reports in them as well, body and metadata. \
      A rate counts bytes of the files as they are, and with --unpacked those of the places.
      """)

  @Argument(help: "Files, or folders of them.")
  var paths: [String]

  @Option(help: "How often they are read.")
  var times = 5

  @Flag(help: "Count the bytes of the places, which are those of an archive when it is unpacked.")
  var unpacked = false

  func run() throws {
    let inputs = try InputFile.inputs(from: paths).map { try $0.read() }
    let reader = ReportReader()
    var (places, bytes, reports, failed) = (0, 0, 0, 0)
    let going = fastest {
      places = 0
      bytes = 0
      for input in inputs {
        for place in reader.sources(in: input) {
          places += 1
          bytes += place.count
        }
      }
    }
    let reading = fastest {
      reports = 0
      failed = 0
      for input in inputs {
        for result in reader.reports(in: input) {
          if case .success = result { reports += 1 } else { failed += 1 }
        }
      }
    }
    if !unpacked { bytes = inputs.reduce(0) { $0 + $1.bytes.count } }
    let megabytes = Double(bytes) / 1e6
    print(
      String(
        format: "%.1f MB; %d places, %.1f MB/s; %d reports (%d failed), %.1f MB/s", megabytes,
        places, megabytes / going, reports, failed, megabytes / reading))
  }

  /// The least time of the CPU that `work` takes, in seconds.
  private func fastest(_ work: () -> Void) -> Double {
    (0..<max(1, times)).map { _ in
      let before = ProcessorTime.seconds
      work()
      return ProcessorTime.seconds - before
    }.min() ?? 0
  }
}
