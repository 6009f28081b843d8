internal import RapporteurCore
internal import RapporteurLedger
internal import RapporteurResolution
internal import Synchronization

/// What does not fit together, kept because every record must be read to find it.
///
/// While reports come in, what was found up to a minute ago is given, rather than all found anew after
/// each transaction.
final class CheckStore: Sendable {
  private struct Found {
    var checks: [Check]
    var stamp: LedgerStamp
    var made: ContinuousClock.Instant
  }

  private let found = Mutex<[Filter: Found]>([:])
  private static let longest = Duration.seconds(60)

  /// The checks on what `filter` lets pass, of all sorts but claims on one source's word.
  /// - Throws: `LedgerError`.
  func checks(_ ledger: Ledger, _ filter: Filter, present: Day) throws -> [Check] {
    var filter = filter
    filter.limit = nil
    filter.status = []
    let stamp = LedgerStamp(path: ledger.path)
    if let known = found.withLock({ $0[filter] }),
      known.stamp == stamp || ContinuousClock.now - known.made < Self.longest
    {
      return known.checks
    }
    let checks = try ledger.checks(filter, present: present, singleSources: false)
    found.withLock { found in
      if found.count > 32 { found = [:] }
      found[filter] = Found(checks: checks, stamp: stamp, made: .now)
    }
    return checks
  }
}
