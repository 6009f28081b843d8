public import RapporteurCore
internal import RapporteurResolution

/// A record made ready for the ledger, so that the one writer has little left to do.
///
/// Making one is a pure function of the record and can be done on any thread.
public struct Submission: Sendable {
  /// The record.
  public let record: Record
  /// Where it was read from: a file's path, or `standard input`.
  public let source: String
  /// When it was first received, ISO 8601; nil for now.
  public let received: String?
  let digest: [UInt8]
  let lineage: String
  let textDigest: [UInt8]
  let content: [UInt8]
  let anchors: [UInt8]
  let findings: [FindingRow]
  /// Under which keys its findings bear on promises and on times.
  let bearings: AccountKeys
  /// What the record adds to the account.
  let contribution: Contribution
  /// The candidates that the record's actors show, by the number of the actor.
  let actorCandidates: [Int: Int64]
  /// By what names the record calls actors, each once.
  let names: [Name]

  /// A name or office by which an actor is called.
  struct Name: Hashable, Sendable {
    var candidate: Int64
    var name: String
    var isOffice: Bool
  }

  static let resolver = Resolver()

  /// Prepares `record`, which was read from `source`; `received`, ISO 8601, is when, nil for now.
  /// - Complexity: O(n) in the text and the findings.
  public init(_ record: Record, source: String, received: String? = nil) {
    self.init(record, source: source, received: received, decisions: [])
  }

  /// Prepares `record` as reviewers decided on it; the record itself stays as it is.
  init(_ record: Record, source: String, received: String?, decisions: [Decision]) {
    let reviewed = Self.resolver.reviewed(record, decisions: decisions)
    self.record = record
    self.source = source
    self.received = received
    let report = record.report
    digest = ReportDigest(report.id).bytes
    lineage = Self.lineage(of: report)
    textDigest = Anchors.digest(of: report.text.utf8)
    content = RecordCoding.bytes(of: record)
    anchors = Anchors.bytes(of: record)
    findings = FindingRow.rows(of: reviewed)
    bearings = AccountKeys(of: reviewed)
    contribution = Self.resolver.contribution(of: record, decisions: decisions)
    var candidates: [Int: Int64] = [:]
    for sighting in contribution.sightings where sighting.finding.finding.hasPrefix(Actor.letter) {
      if let number = Int(sighting.finding.finding.dropFirst()) {
        candidates[number] = CandidateNumber.number(of: sighting.candidate)
      }
    }
    actorCandidates = candidates
    names = Self.names(in: reviewed, candidates: candidates)
  }

  private static func names(in record: Record, candidates: [Int: Int64]) -> [Name] {
    var names: Set<Name> = []
    let offices = HeldOffice.names(in: record)
    for actor in record.actors {
      guard let candidate = candidates[actor.id.number] else { continue }
      names.insert(Name(candidate: candidate, name: actor.name, isOffice: false))
      for office in offices[actor.id.number] ?? [] {
        names.insert(Name(candidate: candidate, name: office, isOffice: true))
      }
    }
    return Array(names)
  }

  /// What all versions of a report have in common: its address, else its source's identifier.
  private static func lineage(of report: Report) -> String {
    if let url = report.url, !url.isEmpty { return "url " + url }
    if let identifier = report.identifier, !identifier.isEmpty {
      return "identifier " + (report.publisher ?? "") + " " + identifier
    }
    return report.id
  }
}

/// The digest of a report's bytes, as the ledger keeps it and as it is written.
struct ReportDigest: Hashable, Sendable {
  /// 32 bytes for SHA-256; the UTF-8 of the identifier where it is no such digest.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The digest that a report's `id` names.
  init(_ id: String) {
    let digits = id.hasPrefix("sha256:") ? Array(id.utf8.dropFirst(7)) : []
    let values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard values.count == 64, digits.count == 64 else {
      bytes = Array(id.utf8)
      return
    }
    bytes = stride(from: 0, to: 64, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }

  /// The hexadecimal digits.
  var hexadecimal: String { bytes.hexadecimal }

  /// The identifier of the report, `sha256:…`.
  var reportID: String {
    bytes.count == 32 ? "sha256:" + hexadecimal : String(decoding: bytes, as: UTF8.self)
  }

  /// The digits that name the report in the ledger.
  var short: String { String(hexadecimal.prefix(10)) }
}
