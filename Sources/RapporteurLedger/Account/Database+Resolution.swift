internal import GRDB
internal import RapporteurCore
internal import RapporteurResolution

extension Database {
  /// Makes the account anew of the records that the ledger has and the decisions on them.
  ///
  /// Candidates keep their numbers as long as what describes them is the same.
  func resolveAnew() throws {
    for table in ["ballot", "sighting", "candidate_key", "link", "cluster", "candidate"] {
      try execute(sql: "DELETE FROM \(table)")
    }
    var account = AccountStore(self)
    let reports = try Int64.fetchAll(self, sql: "SELECT id FROM report ORDER BY id")
    for start in stride(from: 0, to: reports.count, by: 64) {
      let contributions = try reports[start..<min(start + 64, reports.count)].compactMap { report in
        try record(ofReport: report).map { record in
          Submission.resolver.contribution(
            of: record, decisions: try decisions(onReport: record.report.id))
        }
      }
      try Submission.resolver.absorb(contributions, into: &account)
    }
  }
}
