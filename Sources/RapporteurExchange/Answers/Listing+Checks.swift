public import RapporteurLedger
public import RapporteurResolution

/// Verdicts on quotations, and what does not fit together, as rows.
extension Listing {
  /// The rows of `checks`.
  public init(checks: [Check]) {
    self.init([
      .init("check"), .init("subject", wrapped: true), .init("message", wrapped: true),
      .init("findings", wrapped: true),
      .init("weight", inTable: false),
    ])
    for check in checks {
      let findings = check.findings.map { key in
        "\(key.report.replacing("sha256:", with: "").prefix(10))#\(key.finding)"
      }
      let more = findings.count > 3 ? " and \(findings.count - 3) more" : ""
      rows.append([
        .text(check.code.rawValue), .text(check.subject), .text(check.message),
        .shown(findings.prefix(3).joined(separator: " ") + more, .list(findings)),
        .fraction(check.weight),
      ])
    }
  }

  /// A listing for verdicts, still without rows.
  public static var verdicts: Listing {
    Listing([
      .init("verdict"), .init("quotation", wrapped: true), .init("difference", wrapped: true),
      .init("speakers", wrapped: true), .init("report"), .init("published"),
      .init("headline", wrapped: true), .init("words", inTable: false),
    ])
  }

  /// Adds the verdict on one quotation: a row for each of the nearest sources, and for all that are as near.
  public mutating func add(
    _ verdict: Verification.Verdict, on quotation: String, places: [VerifiedPlace]
  ) {
    if places.isEmpty {
      rows.append([
        .text(Self.words(verdict)), .text(quotation), .text(nil), .list([]), .text(nil),
        .text(nil), .text(nil), .text(nil),
      ])
    }
    for place in places.filter({ $0.place.verdict == verdict }).prefix(10) {
      rows.append([
        .text(Self.words(place.place.verdict)), .text(quotation),
        .text(place.place.difference?.marked), .list(place.place.speakers),
        .text(place.report.id),
        .shown(
          String(place.report.published?.prefix(10) ?? "undated"), .text(place.report.published)),
        .text(place.report.headline), .text(place.words),
      ])
    }
  }

  private static func words(_ verdict: Verification.Verdict) -> String {
    switch verdict {
    case .verbatim: "verbatim"
    case .typographic: "typographic"
    case .truncated: "truncated"
    case .spliced: "spliced"
    case .altered: "altered"
    case .misattributed: "attributed to another"
    case .notFound: "not found"
    }
  }
}
