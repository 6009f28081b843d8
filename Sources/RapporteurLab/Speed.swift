internal import ArgumentParser
internal import Foundation
internal import RapporteurCore
internal import RapporteurLanguage
internal import RapporteurTraining

struct Speed: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Times the language analysis of a plain text on one thread.")

  @Argument(help: "The text; its paragraphs are separated by blank lines.")
  var file: String

  @Option(help: "How often it is analysed.")
  var times = 1

  @Option(help: "The folder of the models.")
  var models = "Models"

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CorpusError.unreadable(path: file)
    }
    let text = ReportText(String(decoding: data, as: UTF8.self))
    let clock = ContinuousClock()
    var model: LanguageModel?
    let loading = try clock.measure {
      model = try LanguageModel(path: try ModelLocator(explicit: models).folder())
    }
    guard let model else { return }
    let analyser = Analyser(model: model)
    var words = 0
    let before = ProcessorTime.seconds
    let working = clock.measure {
      for _ in 0..<times {
        words +=
          analyser.analysis(
            of: text, blocks: [Block(.paragraph, text.span)], publicationDay: nil
          ).count
      }
    }
    let processor = ProcessorTime.seconds - before
    let seconds = working / .seconds(1)
    print(
      String(
        format: "%d words in %.3f s, %.0f words/s; %.3f s of the CPU, %.0f words/s; "
          + "models in %.1f ms; resident %d kB", words, seconds, Double(words) / seconds, processor,
        Double(words) / processor, loading / .milliseconds(1), Self.residentKilobytes))
  }

  private static var residentKilobytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
