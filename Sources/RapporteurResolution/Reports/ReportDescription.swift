internal import RapporteurCore

/// Reports as candidates: by a sample of the runs of words of their text.
struct ReportDescription: Description {
  /// Words in a run.
  static let run = 6
  /// Of the hashes of runs, those divisible by this are the sample; of a long text, every other one of those.
  static let sampling: UInt64 = 8
  /// A text of so many words is long.
  static let longText = 600
  /// Of the sample, those divisible by this are keys.
  static let keySampling: UInt64 = 64
  /// The most values in a sample, the smallest being kept, so that a very long text costs no more.
  static let mostValues = 400
  /// The most keys of one report.
  static let mostKeys = 32

  func describe(_ sketch: RecordSketch) -> [Described] {
    let report = sketch.record.report
    let body = report.blocks.isEmpty ? [Block(.paragraph, report.text.span)] : report.blocks
    let words = body.filter { $0.kind != .caption }.flatMap { Words.list(sketch.text[$0.span]) }
    let hashes = Set(Shingles.hashes(of: words, length: Self.run)).sorted()
    let modulus = words.count >= Self.longText ? 2 * Self.sampling : Self.sampling
    let sample = hashes.filter { $0 % modulus == 0 }.prefix(Self.mostValues)
    let values = sample.map { String($0 / Self.sampling & 0xFF_FFFF_FFFF, radix: 16) }
    var features = [
      Feature("sample", values.joined(separator: " ")),
      Feature("words", String(words.count)), Feature("report", report.id),
    ]
    if let published = sketch.published { features.append(Feature("published", published.iso)) }
    if let publisher = report.publisher {
      features.append(Feature("publisher", Words.folded(publisher)))
    }
    // A text too short for the sample has the key of its smallest run.
    let chosen = sample.filter { $0 % Self.keySampling == 0 }.prefix(Self.mostKeys)
    let runs = (Array(chosen) + hashes.prefix(1)).map { String($0) }
    var keys = runs.flatMap {
      BlockingKey.keys(.report, $0, around: sketch.published, days: PreparedReports.days)
    }
    // By one run it is found from a report of no day.
    keys += runs.prefix(1).map { BlockingKey(.report, [$0], period: nil) }
    return [
      Described(
        kind: .report, finding: FindingKey(report: report.id), features: features, keys: keys)
    ]
  }
}

/// Compares reports: whether one is a copy or a part of the other.
struct ReportComparison: Comparison {
  func prepared(_ candidates: [Candidate]) -> any PreparedComparison {
    PreparedReports(candidates)
  }
}

/// How two reports stand to one another.
public enum ReportRelation: Hashable, Sendable {
  /// Each has the text of the other, but for a few words.
  case whole
  /// The report of that identifier consists of parts of the other.
  case part(of: String)
  /// Neither is made from the other.
  case independent
}

/// Reports read for comparing.
private struct PreparedReports: PreparedComparison {
  struct Traits {
    var sample: [UInt64] = []
    var words = 0
    var published: Day?
    var publisher: String?
    var report = ""
  }

  /// A copy has so much of the other's text.
  static let wholeShare = 0.8
  /// An excerpt has so much of its text from the other.
  static let partShare = 0.7
  /// An outlet does not copy itself: what it prints again on another day with so little changed is a form.
  static let formShare = 0.95
  /// The fewest values of the samples that must be common.
  static let fewestValues = 5
  /// Copies appear within so many days.
  static let days = 14

  private var traits: [Candidate.ID: Traits] = [:]

  init(_ candidates: [Candidate]) {
    for candidate in candidates {
      var known = Traits()
      for feature in candidate.features {
        switch feature.name {
        case "sample":
          known.sample = feature.value.split(separator: " ").compactMap { UInt64($0, radix: 16) }
            .sorted()
        case "words": known.words = Int(feature.value) ?? 0
        case "published": known.published = Day(iso: feature.value)
        case "publisher": known.publisher = feature.value
        case "report": known.report = feature.value
        default: break
        }
      }
      traits[candidate.id] = known
    }
  }

  func rank(_ id: Candidate.ID) -> Int { 1 + (traits[id]?.words ?? 0) }

  /// The samples of two texts, both as sparse as that of the longer one.
  private static func samples(_ a: Traits, _ b: Traits) -> (a: [UInt64], b: [UInt64]) {
    let long = ReportDescription.longText
    guard (a.words >= long) != (b.words >= long) else { return (a.sample, b.sample) }
    func sparse(_ traits: Traits) -> [UInt64] {
      traits.words >= long ? traits.sample : traits.sample.filter { $0 % 2 == 0 }
    }
    return (sparse(a), sparse(b))
  }

  func conflict(_ a: Candidate.ID, _ b: Candidate.ID) -> Bool {
    guard let one = traits[a], let other = traits[b] else { return true }
    let samples = Self.samples(one, other)
    let fewest = min(samples.a.count, samples.b.count)
    return fewest > 0 && Shingles.common(samples.a, samples.b) * 10 < fewest
  }

  func link(_ a: Candidate.ID, _ b: Candidate.ID) -> Link? {
    guard let one = traits[a], let other = traits[b] else { return nil }
    var isForm = false
    if let a = one.published, let b = other.published {
      guard abs(a.number - b.number) <= Self.days else { return nil }
      isForm = a != b && one.publisher == other.publisher
    }
    let samples = Self.samples(one, other)
    let common = Shingles.common(samples.a, samples.b)
    guard common >= Self.fewestValues else {
      // Too short to tell, unless nothing differs.
      guard !isForm, one.words == other.words, samples.a == samples.b, one.words > 0 else {
        return nil
      }
      return Link(a, b, score: 0.8, reasons: [Reason("whole", "\(one.words) words", 0.8)])
    }
    let shares = [samples.a, samples.b].map { Double(common) / Double(max(1, $0.count)) }
    let least = min(shares[0], shares[1])
    let most = max(shares[0], shares[1])
    if isForm, least < Self.formShare { return nil }
    let words = shares.map { "\(Int(($0 * 100).rounded()))%" }.joined(separator: " and ")
    if least >= Self.wholeShare {
      return Link(a, b, score: least, reasons: [Reason("whole", words, least)])
    }
    guard most >= Self.partShare else { return nil }
    let smaller = shares[0] >= shares[1] ? one.report : other.report
    let reason = Reason("part", "\(words); \(smaller)", most * 0.9)
    return Link(a, b, score: most * 0.9, reasons: [reason])
  }
}

extension Link {
  /// How the two reports that the link joins stand to one another, seen from the link's reasons.
  ///
  /// Of a link between other things, `independent`.
  public var reportRelation: ReportRelation {
    guard let reason = reasons.first else { return .independent }
    switch reason.feature {
    case "whole": return .whole
    case "part":
      return .part(of: String(reason.detail.split(separator: ";").last?.dropFirst() ?? ""))
    default: return .independent
    }
  }
}
