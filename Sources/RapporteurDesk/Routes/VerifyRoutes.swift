internal import Hummingbird
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// `/verify`: whether a quotation is right.
struct VerifyRoutes: DeskRoutes {
  let desk: Desk

  /// The most characters of a quotation.
  private static let longest = 4000

  func add(to router: DeskRouter) {
    router.get("/verify") { request, context in
      try await desk.page(request, context) { ledger, fields in
        let listing = DeskListing(ledger: ledger, path: "/verify", fields: fields)
        let quotation = fields["quotation"].map { String($0.prefix(Self.longest)) }
        let speaker = fields["speaker"]
        var view = try listing.view(statuses: [], extra: ["quotation", "speaker"]) { filter in
          guard let quotation else { return ([], [:]) }
          let (verdict, places) = try ledger.verify(quotation, speaker: speaker, filter)
          var more: View = [
            "verdict": Self.words(verdict), "meaning": Self.meaning(verdict),
            "tone": verdict < .spliced ? "good" : "bad",
          ]
          let alike = places.filter { $0.place.verdict == verdict }
          more["found"] = Words.count(alike.count, "place")
          let shown = alike.isEmpty ? places : alike
          return (try shown.prefix(20).map { try Self.row($0, ledger) }, more)
        }
        view["quotation"] = quotation ?? ""
        view["speaker"] = speaker ?? ""
        return Page(
          template: "verify", title: "Verify a quotation", section: "/verify", view: view)
      }
    }
  }

  private static func row(_ found: VerifiedPlace, _ ledger: Ledger) throws -> View {
    var row = ReportView.row(found.report)
    let text = try ledger.record(found.report.id).report.text
    let range = FormFields().with(
      "from", String(text.codePointOffset(ofByte: found.place.span.start))
    )
    .appending("to", String(text.codePointOffset(ofByte: found.place.span.end)))
    row["wordsAt"] = Links.report(found.report.id) + range.query + "#passage"
    row["placeVerdict"] = words(found.place.verdict)
    row["stands"] = found.words.oneLine.shortened(toColumns: 600)
    row["speakers"] = found.place.speakers.joined(separator: ", ")
    row["parts"] = found.place.difference.map(DiffView.parts) ?? []
    return row
  }

  private static func words(_ verdict: Verification.Verdict) -> String {
    switch verdict {
    case .verbatim: "Verbatim"
    case .typographic: "Right but for typography"
    case .truncated: "Truncated"
    case .spliced: "Spliced"
    case .altered: "Altered"
    case .misattributed: "Attributed to another"
    case .notFound: "Not found"
    }
  }

  private static func meaning(_ verdict: Verification.Verdict) -> String {
    switch verdict {
    case .verbatim: "The words stand so in a report."
    case .typographic: "The words stand so in a report, but for marks, case and spaces."
    case .truncated: "The words stand so in a report, but something was left out."
    case .spliced: "It is put together from passages that do not follow one another."
    case .altered:
      "Words were changed. What the report has and the quotation has not is struck out."
    case .misattributed: "The words stand in a report, and somebody else says them."
    case .notFound: "No report in the ledger has these words or anything near them."
    }
  }
}
