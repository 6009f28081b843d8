internal import Synchronization

/// Answers that were made of the ledger, so that none is made twice, be it at once, and nobody waits for one
/// while another program writes.
///
/// While a newer answer is made, the last complete one is given, if it cost much and was right a short while ago.
/// - Source: RFC 5861, "stale-while-revalidate".
final class AnswerStore<Answer: Sendable>: Sendable {
  /// An answer as it is given.
  struct Given: Sendable {
    var answer: Answer
    /// What the ledger was when it was made.
    var stamp: LedgerStamp
    /// How many seconds ago the ledger was last known to be so; nil if it still is.
    var age: Int?
  }

  /// Makes an answer; told whether somebody waits for it.
  typealias Make = @Sendable (_ isAwaited: Bool) async throws -> Made

  /// An answer that was made, with how many bytes it has, and whether it is all that the ledger says.
  struct Made: Sendable {
    var answer: Answer
    var size: Int
    var isFinal = true
  }

  private struct Kept {
    var made: Made
    var stamp: LedgerStamp
    var change: Int
    var cost: Duration
    /// When it was last known to be what the ledger says.
    var seen: ContinuousClock.Instant
  }

  private struct Question: Hashable {
    var text: String
    var stamp: LedgerStamp
    var change: Int
  }

  private struct Shelf {
    var kept: [String: Kept] = [:]
    var size = 0
    /// What is being made, for all who wait for it.
    var making: [Question: Task<Made, any Error>] = [:]
    /// Of which of them a newer answer is made though nobody waits.
    var renewing: Set<String> = []
  }

  private let shelf = Mutex(Shelf())
  private let largest: Int
  private let cheap: Duration
  private let oldest: Duration

  /// A store of at most `largest` bytes. What takes no longer than `cheap` is always made anew; nothing is given
  /// that was right no later than `oldest` ago.
  init(
    largest: Int = 32 << 20, cheap: Duration = .milliseconds(10), oldest: Duration = .seconds(60)
  ) {
    self.largest = largest
    self.cheap = cheap
    self.oldest = oldest
  }

  /// The answer to `question`, from the ledger as it is at `stamp`, or was a short while ago unless it
  /// `mustBeNew`; `make` makes it if nobody has.
  ///
  /// `change` counts what was changed here: whoever changes something sees it.
  /// - Throws: what `make` throws, to all who waited.
  func answer(
    to question: String, _ stamp: LedgerStamp, change: Int, mustBeNew: Bool = false,
    _ make: @escaping Make
  ) async throws -> Given {
    let now = ContinuousClock.now
    let kept = shelf.withLock { shelf -> Given? in
      guard let kept = shelf.kept[question], kept.change == change else { return nil }
      if kept.stamp == stamp, kept.made.isFinal {
        shelf.kept[question]?.seen = now
        return Given(answer: kept.made.answer, stamp: stamp)
      }
      let age = now - kept.seen
      guard !mustBeNew, kept.cost > cheap, age < oldest(of: kept) else { return nil }
      // What is made anew all the time takes a quarter of a core at most.
      if age > kept.cost * 4, shelf.renewing.insert(question).inserted {
        let key = Question(text: question, stamp: stamp, change: change)
        let task = shelf.making[key] ?? start(key, make, isAwaited: false, &shelf)
        Task { [self] in
          _ = await task.result
          self.shelf.withLock { _ = $0.renewing.remove(question) }
        }
      }
      return Given(
        answer: kept.made.answer, stamp: kept.stamp, age: Int(age.components.seconds))
    }
    if let kept { return kept }
    let key = Question(text: question, stamp: stamp, change: change)
    let task = shelf.withLock { $0.making[key] ?? start(key, make, isAwaited: true, &$0) }
    let made = try await task.value
    return Given(answer: made.answer, stamp: stamp, age: made.isFinal ? nil : 0)
  }

  private func start(
    _ key: Question, _ make: @escaping Make, isAwaited: Bool, _ shelf: inout Shelf
  ) -> Task<Made, any Error> {
    let task = Task { [self] in
      defer { self.shelf.withLock { $0.making[key] = nil } }
      let start = ContinuousClock.now
      let made = try await make(isAwaited)
      keep(made, key, start)
      return made
    }
    shelf.making[key] = task
    return task
  }

  /// How old a kept answer may be: what is soon made is soon made anew, when nobody asked for a while.
  private func oldest(of kept: Kept) -> Duration {
    min(oldest, max(.seconds(5), kept.cost * 20))
  }

  private func keep(_ made: Made, _ key: Question, _ start: ContinuousClock.Instant) {
    let kept = Kept(
      made: made, stamp: key.stamp, change: key.change, cost: .now - start, seen: start)
    shelf.withLock { shelf in
      // One that took longer may be older than what is there.
      if let other = shelf.kept[key.text], other.change == kept.change, other.seen > kept.seen {
        return
      }
      shelf.size += made.size - (shelf.kept[key.text]?.made.size ?? 0)
      shelf.kept[key.text] = kept
      guard shelf.size > largest else { return }
      for (question, kept) in shelf.kept.sorted(by: { $0.value.seen < $1.value.seen }) {
        guard shelf.size > largest / 2 else { break }
        shelf.kept[question] = nil
        shelf.size -= kept.made.size
      }
    }
  }
}
