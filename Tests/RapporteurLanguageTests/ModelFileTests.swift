import Foundation
import RapporteurLanguage
import Testing

/// A file of models that is not as it was written is refused, with its reason.
@Suite struct ModelFileTests {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("rapporteur-models-\(UUID().uuidString)")

  /// Copies the shipped models, the tokeniser's changed by `change`, and tries to read them.
  private func refusal(_ change: (inout Data) -> Void) throws -> ModelError? {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let shipped = URL(fileURLWithPath: TestModel.folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: shipped.path) {
      var data = try Data(contentsOf: shipped.appendingPathComponent(name))
      if name == "tokeniser.model" { change(&data) }
      try data.write(to: folder.appendingPathComponent(name))
    }
    do throws(ModelError) {
      _ = try LanguageModel(path: folder.path)
      return nil
    } catch {
      return error
    }
  }

  private var path: String { folder.path + "/tokeniser.model" }

  @Test func anUnchangedCopyIsRead() throws {
    #expect(try refusal { _ in } == nil)
  }

  @Test func anEmptyFileIsCutShort() throws {
    #expect(try refusal { $0 = Data() } == .truncated(path: path, expected: 24, found: 0))
  }

  @Test func anotherKindOfFileIsNoModel() throws {
    #expect(try refusal { $0 = Data("{}".utf8) } == .notAModel(path: path))
    #expect(try refusal { $0 = Data(repeating: 0x52, count: 4_000) } == .notAModel(path: path))
  }

  @Test func anotherVersionIsNamed() throws {
    guard case .wrongVersion(path, _, 99)? = try refusal({ $0[8] = 99 }) else {
      Issue.record("no wrongVersion")
      return
    }
  }

  @Test(arguments: [12, 24, 40, 4_000])
  func aTruncatedFileIsCutShort(count: Int) throws {
    guard case .truncated(path, _, count)? = try refusal({ $0 = $0.prefix(count) }) else {
      Issue.record("no truncated")
      return
    }
  }

  @Test func theLossOfTheLastBytesIsSeen() throws {
    guard case .truncated? = try refusal({ $0.removeLast(9) }) else {
      Issue.record("no truncated")
      return
    }
  }

  @Test(arguments: [100, 1_000, 100_000, 600_000])
  func oneWrongBitIsDamage(offset: Int) throws {
    guard case .damaged(path, _)? = try refusal({ $0[offset] ^= 0x10 }) else {
      Issue.record("no damaged")
      return
    }
  }

  @Test func aMissingFolderIsNamed() {
    #expect(throws: ModelError.self) { try LanguageModel(path: "/nowhere/at/all") }
  }

  @Test func theModelOfAnotherStageLacksASection() throws {
    let network = try Data(contentsOf: URL(fileURLWithPath: TestModel.folder + "/network.model"))
    guard case .missingSection(path, _)? = try refusal({ $0 = network }) else {
      Issue.record("no missingSection")
      return
    }
  }

  @Test func theLocatorListsWhereItLooked() throws {
    let locator = ModelLocator(explicit: nil, environment: nil, executable: "/opt/x/bin/tool")
    do throws(ModelError) {
      _ = try locator.folder()
      Issue.record("found")
    } catch {
      guard case .notFound(let looked) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(looked.contains("/opt/x/share/rapporteur/models"))
      #expect(looked.contains("/opt/x/bin/Models"))
      #expect(looked.last == "/share/rapporteur/models")
    }
  }

  @Test func theLocatorPrefersTheCallersFolder() throws {
    let parent = URL(fileURLWithPath: TestModel.folder).deletingLastPathComponent().path
    let locator = ModelLocator(explicit: parent, environment: "/nowhere", executable: nil)
    #expect(try locator.folder() == TestModel.folder)
    #expect(throws: ModelError.notFound(looked: ["/nowhere"])) {
      try ModelLocator(explicit: nil, environment: "/nowhere", executable: "/").folder()
    }
  }
}
