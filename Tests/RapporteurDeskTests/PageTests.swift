import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import RapporteurCore
import RapporteurLedger
import Testing

@testable import RapporteurDesk

/// What the pages show, on a ledger of two fictional reports.
struct PageTests {
  private static let records = [
    Fixture.record(1),
    Fixture.record(2, headline: "River treaty agreed", publisher: "Carpathian Radio"),
  ]

  @Test(
    arguments: [
      ("/", "Where things stand"), ("/items", "the river treaty"), ("/timeline", "Day by day"),
      ("/changes", "What changed since"), ("/meetings", "Anna Kovač"),
      ("/statements", "We agreed on the river treaty"), ("/conditions", "No conditions"),
      ("/commitments", "No commitments"), ("/positions", "No positions"), ("/actors", "Émile Brun"),
      ("/network", "Who met whom"), ("/reports", "River treaty agreed"),
      ("/search?q=treaty", "<mark>treaty</mark>"), ("/verify", "Does a report have these words"),
      ("/check", "fits together"), ("/review", "Review"), ("/add", "Paste a report"),
    ])
  func everyPlaceOfTheNavigationHasItsPage(address: String, words: String) async throws {
    let desk = try TestDesk(Self.records)
    let page = try await desk.page(address)
    #expect(page.contains(words))
    #expect(page.contains("</html>"))
    #expect(!page.contains("{{"))
    #expect(try await desk.status(address) == 200)
  }

  @Test func theNavigationLeadsNowhereElse() {
    let addresses = PageFrame.places.joined().map(\.address)
    #expect(Set(addresses).count == 16)
  }

  @Test func aMeetingLeadsToTheWordsInItsReport() async throws {
    let desk = try TestDesk(Self.records)
    let list = try await desk.page("/meetings")
    let meeting = try #require(list.firstMatch(of: #/href="(/meetings/M[0-9a-z]+)"/#)).output.1
    let page = try await desk.page(String(meeting))
    #expect(page.contains("2 sources on their own, in 2 mentions"))
    let words = try #require(page.firstMatch(of: #/href="(/reports/0000000[0-9a-f]+)\?at=m1#m1"/#))
    let report = try await desk.page(words.output.1 + "?at=m1")
    #expect(report.contains(#/<span class="[^"]*\blit" id="m1">/#))
    #expect(report.contains(#/<li id="n-m1" class="k-m lit">/#))
  }

  @Test func theChainOfThoseWhoSaySoStandsBesideTheWords() async throws {
    let page = try await TestDesk(Self.records).page("/items")
    #expect(page.contains("— Émile Brun → "))
  }

  @Test func limitsStandInTheAddressUnderTheCommandsNames() async throws {
    let desk = try TestDesk(Self.records)
    #expect(try await desk.page("/meetings?with=Anna+Kova%C4%8D").contains("Streslau"))
    let none = try await desk.page("/meetings?with=Carpathia&since=2032-01-01")
    #expect(none.contains("No meetings in the ledger fit."))
    #expect(none.contains(#/href="/meetings\?with=Carpathia"[^>]*><span>since 2032-01-01/#))
  }

  @Test(
    arguments: [
      ("/meetings?with=Nobody+At+All", "nobody in the ledger is called"),
      ("/meetings?since=yesterday", "expected a day such as 1995-11-21"),
      ("/meetings?limit=many", "expected a number"),
      ("/items?process=None", "no process is called"),
    ])
  func aLimitThatCannotBeUnderstoodIsToldAboveTheForm(address: String, words: String) async throws {
    let page = try await TestDesk(Self.records).page(address)
    #expect(page.contains(words))
    #expect(page.contains("role=\"alert\""))
  }

  @Test(arguments: [
    "/meetings/M0000", "/reports/ffffffffff", "/actors/none", "/show?id=zz", "/add/x",
  ])
  func whatIsNotThereIsSaidToBeMissing(address: String) async throws {
    #expect(try await TestDesk(Self.records).status(address) == 404)
  }

  @Test func aQuotationIsVerifiedAndItsPlaceIsShown() async throws {
    let desk = try TestDesk(Self.records)
    let right = try await desk.page("/verify?quotation=We+agreed+on+the+river+treaty&speaker=Brun")
    #expect(right.contains("<h2>Verbatim</h2>"))
    let place = try #require(right.firstMatch(of: #/href="(/reports/[^"]+)#passage"/#)).output.1
    let report = try await desk.page(String(place).replacing("&amp;", with: "&"))
    #expect(report.contains(#/<span class="lit" id="passage">“/#))
    let wrong = try await desk.page("/verify?quotation=We+agreed+on+the+lake+treaty")
    #expect(wrong.contains("<h2>Altered</h2>"))
    #expect(wrong.contains("<del>river</del> <ins>lake</ins>"))
  }

  @Test func aPageIsNotSentTwiceToABrowserThatHasIt() async throws {
    let desk = try TestDesk(Self.records)
    try await desk.test { client in
      let tag = try await client.execute(uri: "/meetings", method: .get) { $0.headers[.eTag] }
      try await client.execute(
        uri: "/meetings", method: .get, headers: [.ifNoneMatch: try #require(tag)]
      ) { #expect($0.status == .notModified) }
    }
  }

  @Test func aKeptPageIsMadeAnewWhenTheLedgerWasWritten() async throws {
    let desk = try TestDesk([Self.records[0]])
    #expect(try await !desk.page("/reports").contains("River treaty agreed"))
    let writer = desk.desk.ledger.ledger.writer()
    try writer.add(Submission(Self.records[1], source: "test"))
    try writer.commit()
    #expect(try await desk.page("/reports").contains("River treaty agreed"))
  }

  @Test func theSameMeetingsGiveTheSamePicture() async throws {
    let one = try await TestDesk(Self.records).page("/network")
    let other = try await TestDesk(Self.records.reversed()).page("/network")
    let picture = #/(?s)<svg class="network".*?</svg>/#
    #expect(one.firstMatch(of: picture)?.output == other.firstMatch(of: picture)?.output)
    #expect(one.contains("Anna Kovač and Émile Brun: 1 meeting"))
  }

  @Test func anEmptyLedgerAsksForReports() async throws {
    let page = try await TestDesk().page("/")
    #expect(page.contains("An empty ledger"))
  }
}
