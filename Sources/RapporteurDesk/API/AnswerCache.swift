internal import Synchronization

/// Answers that were made since the ledger was last written, so that none is made twice, be it at once.
final class AnswerCache: Sendable {
  private struct Shelf {
    var stamp: LedgerStamp?
    var answers: [String: APIAnswer] = [:]
    var size = 0
    /// What is being made, for all who wait for it.
    var making: [Making: Task<APIAnswer, any Error>] = [:]
  }

  private struct Making: Hashable {
    var question: String
    var stamp: LedgerStamp
  }

  private let shelf = Mutex(Shelf())
  private let largest: Int

  /// A cache of at most `largest` bytes.
  init(largest: Int = 32 << 20) { self.largest = largest }

  /// The answer to `question`, from the ledger as it is at `stamp`; `make` makes it if nobody has.
  /// - Throws: what `make` throws, to all who waited.
  func answer(
    to question: String, _ stamp: LedgerStamp,
    _ make: @escaping @Sendable () async throws -> APIAnswer
  ) async throws -> APIAnswer {
    enum Found {
      case kept(APIAnswer)
      case making(Task<APIAnswer, any Error>)
    }
    let key = Making(question: question, stamp: stamp)
    let found = shelf.withLock { shelf -> Found in
      if shelf.stamp == stamp, let kept = shelf.answers[question] { return .kept(kept) }
      if let making = shelf.making[key] { return .making(making) }
      let task = Task { [self] in
        defer { self.shelf.withLock { $0.making[key] = nil } }
        let answer = try await make()
        keep(answer, to: question, stamp)
        return answer
      }
      shelf.making[key] = task
      return .making(task)
    }
    switch found {
    case .kept(let answer): return answer
    case .making(let task): return try await task.value
    }
  }

  private func keep(_ answer: APIAnswer, to question: String, _ stamp: LedgerStamp) {
    shelf.withLock { shelf in
      if shelf.stamp != stamp || shelf.size + answer.json.utf8.count > largest {
        shelf.stamp = stamp
        shelf.answers = [:]
        shelf.size = 0
      }
      shelf.answers[question] = answer
      shelf.size += answer.json.utf8.count
    }
  }
}
