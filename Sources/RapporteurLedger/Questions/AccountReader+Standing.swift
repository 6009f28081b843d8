internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

extension AccountReader {
  /// Puts into `entry` what its tellings amount to together: how it stands, its days, and what moved it.
  func account(for entry: inout AccountEntry, _ tally: MentionTally) throws {
    switch entry.kind {
    case .meeting: meeting(&entry, tally)
    case .outcome: item(&entry, tally)
    case .condition, .commitment: try promise(&entry, tally)
    case .statement, .position, .actor: break
    }
    let telling = zip(tally.mentions, tally.attributions).filter { mention, _ in
      mention.status == entry.status && mention.modality == entry.modality
    }.map { $1.asserted }
    entry.sources = Corroboration.independentSources(of: telling, texts: tally.texts)
  }

  private func meeting(_ entry: inout AccountEntry, _ tally: MentionTally) {
    guard
      let account = MeetingAccount(
        of: tally.meetings, asOf: filter.asOf, present: present, texts: tally.texts)
    else { return }
    let status: Meeting.Status =
      switch account.standing {
      case .held, .disputed: .held
      case .ongoing: .ongoing
      case .expected, .silent: .scheduled
      case .postponed: .postponed
      case .cancelled: .cancelled
      case .proposed: .proposed
      case .denied: .denied
      }
    if status.rawValue != entry.status {
      entry.status = status.rawValue
      let saying = tally.mentions.filter { $0.status == status.rawValue }
      entry.modality = saying.last?.modality ?? entry.modality
      entry.since = saying.map { $0.days?.from ?? $0.known }.min() ?? entry.since
    }
    entry.days = account.interval ?? entry.days
    entry.movedFrom = account.movedFrom
    entry.ordinal = account.ordinal ?? entry.ordinal
    entry.differences = account.differences.map(\.message)
    entry.standing =
      switch account.standing {
      case .silent: "silent"
      case .disputed: "disputed"
      case .held where account.movedFrom != nil, .expected where account.movedFrom != nil: "moved"
      default: nil
      }
  }

  private func item(_ entry: inout AccountEntry, _ tally: MentionTally) {
    guard let account = ItemAccount(of: tally.items, asOf: filter.asOf, texts: tally.texts)
    else { return }
    if let status = account.status {
      entry.status = status.rawValue
      entry.modality = .asserted
      entry.since =
        tally.mentions.filter { $0.status == status.rawValue && $0.modality == .asserted }
        .map { $0.days?.from ?? $0.known }.min() ?? entry.since
    }
    if account.isDisputed { entry.standing = "disputed" }
  }

  private func promise(_ entry: inout AccountEntry, _ tally: MentionTally) throws {
    let items = try settlements(of: tally.promises)
    guard
      let account = PromiseAccount(
        of: tally.promises, items: items, meetings: try reunions(of: tally.promises),
        asOf: filter.asOf, present: present)
    else { return }
    let isCommitment = entry.kind == .commitment
    entry.due = account.due
    entry.standing =
      switch account.state {
      case .open: "open"
      case .claimed: isCommitment ? "kept" : "met"
      case .disputed: "disputed"
      case .broken: isCommitment ? "broken" : "not met"
      case .lapsed: "lapsed"
      }
    entry.moves = account.moves.map { move in
      let key = move.attribution.finding
      return AccountEntry.Move(
        id: "\(ReportDigest(key.report).short)#\(key.finding)", isMet: move.isMet,
        words: move.wording, known: move.attribution.published,
        publisher: move.attribution.publisher)
    }
  }

  /// The outcomes of known reports that may say that a promise was kept or not.
  private func settlements(of promises: [PromiseTelling]) throws -> [ItemTelling] {
    try db.settlements(of: promises).compactMap { id in
      guard try isKnown(id.report), let record = try record(holding: id),
        case .outcome(let outcome)? = record.finding(.outcome, id.number)
      else { return nil }
      return ItemTelling(outcome, in: record)
    }
  }

  /// The encounters by which promises to meet again were kept.
  private func reunions(of promises: [PromiseTelling]) throws -> [MeetingTelling] {
    try db.reunions(of: promises, asOf: filter.asOf) { id in
      guard try isKnown(id.report), let record = try record(holding: id),
        case .meeting(let meeting)? = record.finding(.meeting, id.number)
      else { return nil }
      return MeetingTelling(meeting, in: record)
    }
  }
}

extension Database {
  /// The first encounter, of each promise to meet again, that keeps it, among those that the same parties held on later
  /// days; `telling` reads one, or gives nil where it does not count.
  func reunions(
    of promises: [PromiseTelling], asOf day: Day?,
    telling: (FindingID) throws -> MeetingTelling?
  ) throws -> [MeetingTelling] {
    var found: [MeetingTelling] = []
    for promise in promises {
      guard let key = promise.encounterKey, let promised = promise.attribution.published else {
        continue
      }
      let ids = try Int64.fetchAll(
        cachedStatement(
          sql: """
            SELECT finding.id FROM mark JOIN finding ON finding.id = mark.finding
            WHERE mark.kind = \(Mark.parties.rawValue) AND mark.value = ?
            AND finding.day_from > ? AND finding.known <= ? AND finding.status = 'held'
            ORDER BY finding.day_from, finding.id LIMIT \(Self.reunionsLookedAt)
            """),
        arguments: [key, promised.number, day?.number ?? Int.max])
      for id in ids {
        if let meeting = try telling(FindingID(rawValue: id)), promise.isKept(by: meeting) {
          found.append(meeting)
          break
        }
      }
    }
    return found
  }

  /// Where that many encounters of the parties were others', nobody kept it.
  private static let reunionsLookedAt = 64
}

extension Database {
  /// The outcomes that may say that a promise was kept or not: those that share half of the telling words of its item, as
  /// less is not alike enough to move it.
  func settlements(of promises: [PromiseTelling]) throws -> Set<FindingID> {
    var alike: Set<FindingID> = []
    for words in Set(promises.map(\.keys)) where !words.isEmpty {
      let found = try Int64.fetchAll(
        self,
        sql: """
          SELECT finding FROM settlement WHERE word IN (\(list(words)))
          GROUP BY finding HAVING count(*) * 2 >= \(words.count)
          """)
      alike.formUnion(found.map { FindingID(rawValue: $0) })
    }
    return alike
  }
}

extension Attribution {
  /// The same as if it were said to be so, for counting those who say it in another way.
  fileprivate var asserted: Attribution {
    var result = self
    result.modality = .asserted
    return result
  }
}
