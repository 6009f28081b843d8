import Foundation
import Rapporteur
import RapporteurFindings
import RapporteurLedger
import RapporteurReading

@testable import RapporteurDesk

/// The Desk on the Examples dossier, served on a port of its own, with a browser that looks at it.
///
/// The dossier is read once for all tests.
struct ExampleDesk {
  let browser: Browser
  private let folder: URL
  private let serving: Task<Void, any Error>

  /// Does `work` with the Desk and a browser, and ends both.
  ///
  /// With `user`, people sign in, and an admin is called so.
  static func use(user: String? = nil, _ work: (Browser) async throws -> Void) async throws {
    let desk = try await ExampleDesk(user: user)
    do {
      try await work(desk.browser)
    } catch {
      await desk.end()
      throw error
    }
    await desk.end()
  }

  /// What the user signs in with.
  static let password = "lake seven cloud fence"

  private init(user: String?) async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rapporteur-browser-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("dayton.sqlite").path
    try FileManager.default.copyItem(atPath: try await Self.dossier.value, toPath: path)
    if let user {
      let store = try UserStore(path: UserStore.path(besides: path), cost: .quick)
      try store.add(user, .admin, password: Self.password, by: Doer(name: nil, from: "test"))
    }
    let desk = try Desk(DeskConfiguration(ledger: path, port: 0, reviewer: "Tester"))
    let (addresses, listening) = AsyncStream.makeStream(of: String.self)
    serving = Task { try await desk.run { listening.yield($0) } }
    guard let address = await addresses.first(where: { _ in true }) else {
      throw Browser.Failure(description: "the Desk did not start")
    }
    browser = try await Browser(root: String(address.dropLast()))
  }

  private func end() async {
    await browser.quit()
    serving.cancel()
    _ = try? await serving.value
    try? FileManager.default.removeItem(at: folder)
  }

  /// The root of the package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A ledger of the dossier.
  private static let dossier = Task {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rapporteur-dossier-\(ProcessInfo.processInfo.processIdentifier).sqlite"
    ).path
    let ledger = try Ledger(writing: path)
    let models = package.appendingPathComponent("Models").path
    let pipeline = try Pipeline(models: models, least: .ledger)
    let writer = ledger.writer()
    let files = InputFile.inputs(from: [package.appendingPathComponent("Examples").path])
    try await Batch(reader: ReportReader(), threads: 2).run(
      files, work: { report, file in Submission(pipeline.record(of: report), source: file.name) },
      deliver: { try writer.add($0.get()) })
    try writer.commit()
    return path
  }
}
