internal import Dispatch
internal import RapporteurCore
internal import RapporteurLedger
internal import RapporteurResolution
internal import Synchronization

/// What does not fit together, looked for aside and kept, because every record must be read to find it.
///
/// While reports come in, what was found last is given, and found anew meanwhile.
final class CheckStore: Sendable {
  /// What was found, and whether it was in the ledger as it is.
  struct Answer: Sendable {
    var checks: [Check]
    var isCurrent: Bool
  }

  private struct Found {
    var result: Result<[Check], LedgerError>
    var stamp: LedgerStamp
    var start: ContinuousClock.Instant
    var cost: Duration

    func answer(_ stamp: LedgerStamp) throws -> Answer {
      Answer(checks: try result.get(), isCurrent: stamp == self.stamp)
    }
  }

  private let state = Mutex<(found: [Filter: Found], running: Set<Filter>)>(([:], []))
  /// A thread of its own, so that nobody who asks something else waits for it.
  private let queue = DispatchQueue(label: "rapporteur.desk.checks", qos: .utility)

  /// How many seconds at most somebody waits who asks for the first time.
  private let patience: Double

  /// A store whose first answer is waited for so many seconds.
  init(patience: Double = 1) { self.patience = patience }

  /// The checks on what `filter` lets pass, of all sorts but claims on one source's word; nil if they are
  /// still being looked for after `share` of the store's patience.
  /// - Throws: `LedgerError`.
  func checks(_ ledger: Ledger, _ filter: Filter, present: Day, share: Double = 1) throws
    -> Answer?
  {
    var filter = filter
    filter.limit = nil
    filter.status = []
    filter.present = present
    let question = filter
    let stamp = LedgerStamp(path: ledger.path)
    let known = state.withLock { $0.found[question] }
    // What is looked for anew all the time takes a quarter of a core at most.
    if let known, known.stamp == stamp || known.start + known.cost * 4 > .now {
      return try known.answer(stamp)
    }
    let done = DispatchSemaphore(value: 0)
    if state.withLock({ $0.running.insert(question).inserted }) {
      queue.async { [self] in
        let start = ContinuousClock.now
        let result = Result { () throws(LedgerError) in
          try ledger.checks(question, present: present, singleSources: false)
        }
        state.withLock { state in
          if state.found.count > 32 { state.found = [:] }
          state.found[question] = Found(
            result: result, stamp: stamp, start: start, cost: .now - start)
          state.running.remove(question)
        }
        done.signal()
      }
    }
    if let known { return try known.answer(stamp) }
    _ = done.wait(timeout: .now() + patience * share)
    return try state.withLock { $0.found[question] }?.answer(stamp)
  }
}
