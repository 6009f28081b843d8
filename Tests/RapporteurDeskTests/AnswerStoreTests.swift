import Foundation
import Synchronization
import Testing

@testable import RapporteurDesk

/// What was answered is given again, and is never made twice.
final class AnswerStoreTests: Sendable {
  private let file = FileManager.default.temporaryDirectory.appendingPathComponent(
    "rapporteur-stamp-" + UUID().uuidString)
  private let made = Mutex(0)

  deinit { try? FileManager.default.removeItem(at: file) }

  /// The stamp of a ledger that was written once more.
  private func write() throws -> LedgerStamp {
    let text = ((try? String(contentsOf: file, encoding: .utf8)) ?? "") + "."
    try text.write(to: file, atomically: false, encoding: .utf8)
    return LedgerStamp(path: file.path)
  }

  /// Makes answers 1, 2, 3 …, each of which takes a while.
  private func next(isFinal: Bool = true) async throws -> AnswerStore<Int>.Made {
    let number = made.withLock {
      $0 += 1
      return $0
    }
    try await Task.sleep(for: .milliseconds(50))
    return AnswerStore.Made(answer: number, size: 8, isFinal: isFinal)
  }

  @Test func whatManyAskAtOnceIsMadeOnce() async throws {
    let store = AnswerStore<Int>()
    let stamp = LedgerStamp(path: "/nowhere")
    let answers = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try await store.answer(to: "question", stamp, change: 0) { _ in try await self.next() }
            .answer
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers == Array(repeating: 1, count: 20))
    await #expect(throws: CancellationError.self) {
      try await store.answer(to: "other", stamp, change: 0) { _ in throw CancellationError() }
    }
    // What failed once is tried again.
    #expect(
      try await store.answer(to: "other", stamp, change: 0) { _ in try await self.next() }.answer
        == 2)
  }

  @Test func nobodyWaitsWhileANewerAnswerIsMade() async throws {
    let store = AnswerStore<Int>()
    let make: AnswerStore<Int>.Make = { _ in try await self.next() }
    _ = try await store.answer(to: "question", try write(), change: 0, make)
    // A quarter of a core at most.
    try await Task.sleep(for: .milliseconds(300))
    let stamp = try write()
    let old = try await store.answer(to: "question", stamp, change: 0, make)
    #expect(old.answer == 1 && old.age != nil && old.stamp != stamp)
    var given = old
    while given.age != nil {
      try await Task.sleep(for: .milliseconds(10))
      given = try await store.answer(to: "question", stamp, change: 0, make)
    }
    #expect(given.answer == 2 && given.stamp == stamp)
    #expect(made.withLock { $0 } == 2)
  }

  @Test func oneSeesWhatOneChangedAndWhatOneInsistsOn() async throws {
    let store = AnswerStore<Int>()
    let make: AnswerStore<Int>.Make = { _ in try await self.next() }
    _ = try await store.answer(to: "question", try write(), change: 0, make)
    #expect(try await store.answer(to: "question", try write(), change: 1, make).answer == 2)
    let stamp = try write()
    let given = try await store.answer(
      to: "question", stamp, change: 1, mustBeNew: true, make)
    #expect(given.answer == 3 && given.age == nil)
  }

  @Test func whatIsTooOldOrCheapIsMadeAnew() async throws {
    for store in [AnswerStore<Int>(cheap: .seconds(60)), AnswerStore(oldest: .zero)] {
      let make: AnswerStore<Int>.Make = { _ in try await self.next() }
      let first = try await store.answer(to: "question", try write(), change: 0, make).answer
      let given = try await store.answer(to: "question", try write(), change: 0, make)
      #expect(given.answer == first + 1 && given.age == nil)
    }
  }

  @Test func whatIsNotAllIsGivenUntilThereIsMore() async throws {
    let store = AnswerStore<Int>()
    let stamp = try write()
    let first = try await store.answer(to: "question", stamp, change: 0) { _ in
      try await self.next(isFinal: false)
    }
    #expect(first.answer == 1 && first.age == 0)
    var given = first
    while given.age != nil {
      try await Task.sleep(for: .milliseconds(20))
      given = try await store.answer(to: "question", stamp, change: 0) { _ in
        try await self.next()
      }
    }
    #expect(given.answer == 2)
  }

  @Test func theStoreDoesNotGrowWithoutEnd() async throws {
    let store = AnswerStore<Int>(largest: 100)
    let stamp = try write()
    for number in 0..<50 {
      _ = try await store.answer(to: "\(number)", stamp, change: 0) { _ in
        AnswerStore.Made(answer: number, size: 8)
      }
    }
    let last = try await store.answer(to: "49", stamp, change: 0) { _ in try await self.next() }
    #expect(last.answer == 49)
    #expect(
      try await store.answer(to: "0", stamp, change: 0) { _ in try await self.next() }.answer == 1)
  }
}
