import RapporteurCore
import Testing

@Suite struct OutcomeTests {
  @Test(arguments: [
    (
      "The envoys discussed support for Norway and efforts to hold Sweden to account for the attack.",
      ["support for Norway", "efforts to hold Sweden to account for the attack"]
    ),
    (
      "The envoys discussed trade and investment in the valley and the importance of open roads.",
      ["trade and investment in the valley", "the importance of open roads"]
    ),
    (
      "The envoys discussed their common challenges and opportunities as neighbours.",
      ["their common challenges and opportunities as neighbours"]
    ),
  ])
  func whatOpensAnItemOfItsOwnIsOne(_ text: String, _ topics: [String]) throws {
    #expect(try Fixture.record(of: text).topics == topics)
  }

  @Test func coordinatedObjectsAreTakenApart() throws {
    let record = try Fixture.record(
      of: "The Egyptian and Israeli ministers discussed the airfields and the oil wells.")
    #expect(record.topics == ["the airfields", "the oil wells"])
    #expect(record.outcomes.map(\.status) == [.discussed, .discussed])
    #expect(record.outcomes.map { record.exact($0.cue) } == ["discussed", "discussed"])
  }

  @Test func aCoordinationInsideAnItemIsKeptTogether() throws {
    let record = try Fixture.record(
      of: "The ministers discussed progress on airfields and oil wells.")
    #expect(record.topics == ["progress on airfields and oil wells"])
  }

  @Test(arguments: [
    (
      "The ministers discussed the importance of trade ties and the vital role that the guilds play.",
      ["the importance of trade ties", "the vital role that the guilds play"]
    ),
    (
      "The ministers discussed the close defense and security cooperation between their states.",
      ["the close defense and security cooperation between their states"]
    ),
    (
      "The ministers discussed shared priorities, including the airfields and the oil wells.",
      ["the airfields", "the oil wells"]
    ),
    (
      "The ministers discussed the challenges of the harvest, including the floods.",
      ["the challenges of the harvest"]
    ),
  ])
  func itemsArePartedWhereTheirArticlesTell(_ text: String, _ topics: [String]) throws {
    #expect(try Fixture.record(of: text).topics == topics)
  }

  @Test(arguments: [
    (
      "The ministers discussed the fate of the crew; the effects of the storm; and the price of fish.",
      ["the fate of the crew", "the effects of the storm", "the price of fish"]
    ),
    (
      "The ministers reviewed steps to open the sea as well as the fleet’s new piers.",
      ["steps to open the sea", "the fleet’s new piers"]
    ),
    (
      "The ministers discussed the release of the crew, a ceasefire in the valley, and how to deliver aid.",
      ["the release of the crew", "a ceasefire in the valley", "how to deliver aid"]
    ),
    (
      "The ministers discussed the progress made under the treaty—which bans nets.",
      ["the progress made under the treaty"]
    ),
  ])
  func aSeriesIsReadByItsMarks(_ text: String, _ topics: [String]) throws {
    #expect(try Fixture.record(of: text).topics == topics)
  }

  @Test func whatASummitWillFocusOnIsOnItsAgenda() throws {
    let record = try Fixture.record(
      of:
        "The summit of Norway and Sweden will focus on bolstering the fleet, sharing the catch, and opening the sea."
    )
    #expect(record.topics == ["bolstering the fleet", "sharing the catch", "opening the sea"])
    #expect(record.outcomes.allSatisfy { $0.status == .onAgenda })
    #expect(Set(record.outcomes.map { record.names($0.parties) }) == [["Norway", "Sweden"]])
    #expect(try record.onlyMeeting().status == .scheduled)
  }

  @Test func agreedNotToKeepsItsNot() throws {
    let record = try Fixture.record(of: "Egypt and Israel agreed not to move their guns.")
    #expect(record.topics == ["not to move their guns"])
    #expect(record.commitments.map { record.exact($0.action) } == ["not to move their guns"])
  }

  @Test(arguments: [
    "The parties did not agree on the map.",
    "The parties never discussed the map.",
    "The parties have not signed the accord.",
    "The parties failed to reach agreement on the map.",
    "The parties could not agree on the map.",
    "Egypt denied violating the truce.",
    "Egypt denied signing the accord.",
    "Egypt refused to sign the accord.",
  ])
  func whatIsNegatedIsNoOutcome(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.topics == [])
  }

  @Test(arguments: [
    "Egypt and Israel will discuss the airfields on Monday.",
    "Egypt and Israel are to discuss the airfields on Monday.",
  ])
  func whatIsToBeDiscussedIsOnTheAgenda(_ text: String) throws {
    let record = try Fixture.record(of: text)
    let outcome = try #require(record.outcomes.first)
    #expect(record.exact(outcome.topic) == "the airfields")
    #expect(outcome.status == .onAgenda)
    #expect(outcome.provenance.modality == .future)
  }

  @Test(arguments: [
    "The envoys recalled that the two states had signed a treaty in 1978.",
    "In 1978, Egypt and Israel agreed on two frameworks.",
  ])
  func agreementsOfYearsAgoAreNoOutcomes(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.topics == [])
  }

  @Test(arguments: [
    ("Egypt and Israel signed the accord.", Outcome.Status.signed),
    ("Egypt and Israel agreed on the accord.", .agreed),
    ("Egypt and Israel agreed in principle on the accord.", .agreedInPrinciple),
    ("Egypt and Israel extended the accord.", .extended),
    ("Egypt and Israel suspended the accord.", .suspended),
    ("Egypt and Israel rejected the accord.", .rejected),
    ("Egypt and Israel violated the accord.", .violated),
    ("Egypt and Israel implemented the accord.", .implemented),
    ("Egypt and Israel reviewed the accord.", .reviewed),
    ("Egypt and Israel raised the accord.", .raised),
  ])
  func theCueTellsHowFarTheItemHasCome(_ text: String, status: Outcome.Status) throws {
    let record = try Fixture.record(of: text)
    #expect(record.outcomes.map(\.status) == [status])
    #expect(record.topics == ["the accord"])
    #expect(record.names(record.outcomes.flatMap(\.parties)) == ["Egypt", "Israel"])
  }

  @Test(arguments: [
    "Ana Holm met with Peter Lind in Oslo. They discussed the border.",
    "Ana Holm met with Peter Lind in Oslo to discuss the border.",
    "Ana Holm will meet with Peter Lind in Oslo. They will discuss the border.",
  ])
  func anOutcomeBelongsToItsMeeting(_ text: String) throws {
    let record = try Fixture.record(of: text)
    let meeting = try record.onlyMeeting()
    #expect(record.outcomes.map(\.meeting) == [meeting.id])
  }

  @Test func coordinatedActsAreTakenApart() throws {
    let record = try Fixture.record(
      of: "Egypt and Israel agreed to halt the shelling and to exchange prisoners.")
    withKnownIssue("acts joined by “and to” are kept in one topic") {
      #expect(record.topics == ["halt the shelling", "exchange prisoners"])
    }
  }

  @Test func itemsOfARangeAreTakenApart() throws {
    let record = try Fixture.record(
      of: "The ministers discussed a range of issues, including the airfields and the oil wells.")
    #expect(record.topics == ["the airfields", "the oil wells"])
  }

  @Test func anOutcomeOfOthersBelongsToNoMeeting() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm met with Peter Lind in Oslo.

        Egypt and Israel signed the accord.
        """)
    #expect(record.outcomes.map(\.meeting) == [nil])
  }

  @Test func ofTwoMeetingsTheLastOneBeforeIsMeant() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm met with Peter Lind in Oslo on November 6. They discussed the border.

        Holm met with Carl Moe in Bergen on November 8. They discussed the harbour.
        """)
    #expect(record.topics == ["the border", "the harbour"])
    #expect(record.outcomes.map(\.meeting) == record.meetings.map(\.id))
    #expect(record.meetings.count == 2)
  }

  @Test func whatIsHeldInCommonIsNotRaised() throws {
    let record = try Fixture.record(
      of: "Ana Holm met with Peter Lind. Norway and Sweden share a vision of the valley at peace.")
    #expect(record.topics == [])
  }

  @Test func theTwoLeadersOfThreeAreThoseWhoLead() throws {
    let record = try Fixture.record(
      of: """
        President Ana Holm and Vice President Kari Berg spoke with Prime Minister Per Lind about the valley. The two \
        leaders agreed to speak again.
        """)
    #expect(record.outcomes.last.map { record.names($0.parties) } == ["Ana Holm", "Per Lind"])
  }
}
