internal import Dispatch
internal import Foundation
internal import RapporteurLedger
internal import Synchronization

/// Puts questions to a ledger on threads of its own, a few at a time.
///
/// SQLite answers on the thread that asks; on those that serve connections nobody else would be served
/// meanwhile.
final class LedgerQueue: Sendable {
  /// Why a question got no answer.
  enum Refusal: Error {
    /// Too many wait already.
    case busy
    /// It took too long.
    case late
  }

  /// The ledger.
  let ledger: Ledger
  private let longest: Int
  private let patience: Double
  private let waiting = Atomic<Int>(0)
  /// As many at a time as the ledger has readers.
  private let readers: OperationQueue
  private let renewers: OperationQueue
  private let changed = Atomic<Int>(0)
  /// One at a time: the ledger has one writer.
  private let writer = DispatchQueue(label: "rapporteur.desk.writer")
  /// A queue of its own: the global ones have a thread a core, and questions may hold them all.
  private let clock = DispatchQueue(label: "rapporteur.desk.clock", qos: .userInteractive)

  /// A queue to `ledger` in which at most `longest` questions wait, each for `patience` seconds.
  init(_ ledger: Ledger, longest: Int, patience: Double) {
    self.ledger = ledger
    self.longest = longest
    self.patience = patience
    readers = OperationQueue()
    readers.maxConcurrentOperationCount = 4
    readers.name = "rapporteur.desk.readers"
    renewers = OperationQueue()
    renewers.maxConcurrentOperationCount = 1
    renewers.name = "rapporteur.desk.renewers"
  }

  /// How often something was changed through this queue.
  var changes: Int { changed.load(ordering: .acquiring) }

  /// Has all that was answered before made anew, as after a change.
  func noteChange() { changed.add(1, ordering: .acquiringAndReleasing) }

  /// The answer to a question that nobody waits for: one of them at a time.
  /// - Throws: `Refusal`, and what `work` throws.
  func renew<Answer: Sendable>(_ work: @escaping @Sendable (Ledger) throws -> Answer) async throws
    -> Answer
  {
    try await perform(work) { self.renewers.addOperation($0) }
  }

  /// The answer to a question.
  /// - Throws: `Refusal`, and what `work` throws.
  func ask<Answer: Sendable>(_ work: @escaping @Sendable (Ledger) throws -> Answer) async throws
    -> Answer
  {
    try await perform(work) { self.readers.addOperation($0) }
  }

  /// Does something that changes the ledger.
  /// - Throws: `Refusal`, and what `work` throws.
  func change<Answer: Sendable>(_ work: @escaping @Sendable (Ledger) throws -> Answer) async throws
    -> Answer
  {
    defer { noteChange() }
    return try await perform(work) { self.writer.async(execute: $0) }
  }

  private func perform<Answer: Sendable>(
    _ work: @escaping @Sendable (Ledger) throws -> Answer,
    start: (@escaping @Sendable () -> Void) -> Void
  ) async throws -> Answer {
    guard waiting.add(1, ordering: .relaxed).newValue <= longest else {
      waiting.subtract(1, ordering: .relaxed)
      throw Refusal.busy
    }
    return try await withCheckedThrowingContinuation { continuation in
      let reply = Reply(continuation)
      start { [self] in
        defer { waiting.subtract(1, ordering: .relaxed) }
        // Nobody waits any more for what comes to its turn too late.
        if reply.isGiven { return }
        reply.give(Result { try work(ledger) })
      }
      clock.asyncAfter(deadline: .now() + patience) {
        reply.give(.failure(Refusal.late))
      }
    }
  }
}

/// An answer that is given once: by the work or by the clock, whichever comes first.
private final class Reply<Answer: Sendable>: Sendable {
  private let continuation: Mutex<CheckedContinuation<Answer, any Error>?>

  init(_ continuation: CheckedContinuation<Answer, any Error>) {
    self.continuation = Mutex(continuation)
  }

  var isGiven: Bool { continuation.withLock { $0 == nil } }

  func give(_ result: sending Result<Answer, any Error>) {
    let waiting = continuation.withLock { value in
      defer { value = nil }
      return value
    }
    waiting?.resume(with: result)
  }
}
