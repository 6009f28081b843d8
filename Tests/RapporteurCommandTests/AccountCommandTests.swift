import Foundation
import Testing

/// What several reports together tell, from their text to the whole output of the commands: invented talks on
/// pilotage in the Baltic, autumn 1931.
@Suite struct AccountCommandTests {
  private static let reports = [
    "relay.txt": """
    date 1931-09-19 Harbour Wire
    World
    16:53 19.09.1931

    Swedes and Norwegians agree on framework for Baltic pilotage, discuss ice patrols – Danish ministry

    2 min read
    The Danish Foreign Ministry released a press statement regarding the recent meeting between Foreign \
    Minister of Sweden Axel Lindqvist and Foreign Minister of Norway Kari Brekke.

    “Today, the delegations had their fourth meeting over the past two weeks. The Swedes and Norwegians also \
    agreed on the framework for Baltic pilotage and discussed the future of the ice patrols,” the statement \
    reads.

    Norway will implement the pilotage accord by 30 September.

    Parties will reconvene tomorrow to continue the discussions.

    """,
    "dating.txt": """
    date 1931-09-21 The Lakeside Courier
    World
    09:10 21.09.1931

    Copenhagen dates its statement on pilotage

    The Danish Foreign Ministry said on Friday, September 18, 1931, that the delegations had their fourth \
    meeting over the past two weeks and that the Swedes and Norwegians agreed on the framework for Baltic \
    pilotage.

    """,
    "kept.txt": """
    date 1931-10-02 The Lakeside Courier
    World
    09:10 02.10.1931

    Pilots change ships

    Norway has implemented the pilotage accord, the Danish Foreign Ministry said on Thursday.

    """,
    "broken.txt": """
    date 1931-10-05 Baltic Evening Post
    World
    09:10 05.10.1931

    Skippers complain

    Norway violated the pilotage accord on Sunday, a Swedish official said.

    """,
  ]

  /// A ledger of the reports of these names, in this order.
  private func ledger(_ names: [String]) throws -> Folder {
    let folder = try Folder()
    for name in names {
      try folder.write(Self.reports[name] ?? "", to: name)
      let run = try Command.run(["ingest", name], in: folder)
      try #require(run.status == 0, "\(run.errors)")
    }
    return folder
  }

  /// The output with identifiers, which follow from the reports' bytes, and confidences, which are
  /// measured anew with every change of a rule, as dots.
  private func ask(_ arguments: [String], _ folder: Folder) throws -> String {
    let run = try Command.run(arguments, in: folder)
    #expect(run.errors.isEmpty)
    return run.output.replacing(#/\b[A-Z][0-9a-z]{12}\b/#, with: ".............")
      .replacing(#/\b[0-9a-f]{10}#/#, with: "..........#")
      .replacing(#/, [01]\.[0-9]+\)/#, with: ", …)")
  }

  @Test func todayAndTomorrowOfARelayedStatementAreIntervals() throws {
    let folder = try ledger(["relay.txt"])
    #expect(
      try ask(["meetings", "--present", "1931-09-19"], folder) == """
        id             date                   status              participants  place  said by       sources
        .............  1931-09-19/1931-09-20  scheduled (future)  Norway,              Harbour Wire        1
                                                                  Sweden
        .............  (1931-09-19)           held                Axel                 Harbour Wire        1
                                                                  Lindqvist
        .............  1931-09-18/1931-09-19  held                Norway,       no. 4  Danish              1
                                                                  Sweden               Foreign
                                                                                       Ministry →
                                                                                       Harbour Wire

        """)
  }

  @Test func aReportThatDatesTheStatementNarrowsThem() throws {
    for order in [["relay.txt", "dating.txt"], ["dating.txt", "relay.txt"]] {
      let folder = try ledger(order)
      #expect(
        try ask(["meetings", "--with", "Norway", "--present", "1931-09-22"], folder) == """
          id             date        status                      participants  place  said by         sources
          .............  1931-09-19  scheduled (future), silent  Norway,              Harbour Wire          1
                                                                 Sweden
          .............  1931-09-18  held                        Norway,       no. 4  Danish Foreign        1
                                                                 Sweden               Ministry →
                                                                                      Harbour Wire

          """)
      let early = try ask(["meetings", "--with", "Norway", "--as-of", "1931-09-20"], folder)
      #expect(early.contains("1931-09-18/1931-09-19"))
      #expect(early.contains("1931-09-19/1931-09-20"))
    }
  }

  @Test(arguments: [
    ("1931-09-20", "open"), ("1931-10-01", "lapsed"), ("1931-10-03", "kept"),
    ("1931-10-06", "disputed"),
  ])
  func aCommitmentMovesWithWhatIsHeardOfIt(_ day: String, _ state: String) throws {
    let folder = try ledger(["broken.txt", "relay.txt", "kept.txt"])
    let run = try Command.run(["commitments", "--as-of", day, "--format", "csv"], in: folder)
    #expect(run.lines.count == 2)
    #expect(run.lines.last?.contains(",announced,\(state),1931-09-30,") == true, "\(run.output)")
    let filtered = try Command.run(
      ["commitments", "--as-of", day, "--status", state, "--format", "csv"], in: folder)
    #expect(filtered.output == run.output)
  }

  @Test func showTellsWhatMovedACommitment() throws {
    let folder = try ledger(["relay.txt", "kept.txt", "broken.txt"])
    let list = try Command.run(["commitments", "--format", "csv"], in: folder)
    let id = try #require(list.lines.last?.split(separator: ",").first)
    #expect(
      try ask(["show", String(id)], folder) == """
        Commitment .............: announced, disputed
        “implement the pilotage accord by 30 September”
        who: Norway
        due: 1931-09-30
        stands so since: 1931-09-19
        told by: 1 independent source in 1 mention
        for its being kept: “the pilotage accord” (The Lakeside Courier, 1931-10-02, ..........#o1)
        against its being kept: “the pilotage accord” (Baltic Evening Post, 1931-10-05, ..........#o1)

        ..........#k1  known since 1931-09-19: announced, future  (commitment.will, …)
          Swedes and Norwegians agree on framework for Baltic pilotage, discuss ice patrols – Danish ministry
          │ will implement the pilotage accord by 30 September
          — Harbour Wire

        """)
  }
}
