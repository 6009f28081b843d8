internal import Synchronization

/// Answers that were made since the ledger was last written, so that none is made twice.
final class AnswerCache: Sendable {
  private struct Shelf {
    var stamp: LedgerStamp?
    var answers: [String: APIAnswer] = [:]
    var size = 0
  }

  private let shelf = Mutex(Shelf())
  private let largest: Int

  /// A cache of at most `largest` bytes.
  init(largest: Int = 32 << 20) { self.largest = largest }

  /// The answer to `question`, if it was made of the ledger as it is.
  func answer(to question: String, _ stamp: LedgerStamp) -> APIAnswer? {
    shelf.withLock { $0.stamp == stamp ? $0.answers[question] : nil }
  }

  /// Keeps an answer that was made of the ledger as it was at `stamp`.
  func keep(_ answer: APIAnswer, to question: String, _ stamp: LedgerStamp) {
    shelf.withLock { shelf in
      if shelf.stamp != stamp || shelf.size + answer.json.utf8.count > largest {
        shelf = Shelf(stamp: stamp)
      }
      shelf.answers[question] = answer
      shelf.size += answer.json.utf8.count
    }
  }
}
