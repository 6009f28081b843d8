import RapporteurCore
import Testing

@testable import RapporteurFindings

@Suite struct AuthorTests {
  @Test func aMessageOfAPresidentIsHisWhomTheReportNames() throws {
    let record = try Fixture.record(
      of: """
        I, Bill Clinton, President of the United States, proclaim a day of the harbour.

        Today, we vow to rebuild it. President Bill Clinton and my Administration will send engineers.
        """,
      headline: "Presidential Message on Harbour Day", publisher: "The White House",
      published: "1995-11-21")
    #expect(record.commitments.first.map { record.names($0.actors) } == ["Bill Clinton"])
  }

  @Test func aMessageThatNamesNobodyIsTheStates() throws {
    let record = try Fixture.record(
      of: "Today, we vow to rebuild the harbour.", headline: "Presidential Message on Harbour Day",
      publisher: "The White House")
    #expect(record.commitments.map { record.names($0.actors) } == [["United States"]])
  }

  @Test func anOfficialsWeIsTheStateThatWasSpokenOf() throws {
    let record = try Fixture.record(
      of:
        "The United States welcomes the truce in the valley. We urge all parties to open the road.",
      headline: "Statement from Press Secretary Ana Holm on the Truce", publisher: "The White House"
    )
    #expect(
      record.positions.map { record.names($0.actors) } == [["United States"], ["United States"]])
  }

  @Test func aVicePresidentsAdministrationIsTheStateWhereNoPresidentIsNamed() throws {
    let record = try Fixture.record(
      of: "I thank the council. In May, our Administration will open the harbour.",
      headline: "Statement by Vice President Ana Holm on Harbours", publisher: "The White House")
    #expect(record.commitments.map { record.names($0.actors) } == [["United States"]])
  }

  @Test func anOfficialsOurIsTheStates() throws {
    let record = try Fixture.record(
      of: "The Vice President’s talks will underscore our commitment to open the harbour.",
      headline: "Statement from Press Secretary Ana Holm on the Truce", publisher: "The White House"
    )
    #expect(record.commitments.map { record.names($0.actors) } == [["United States"]])
  }

  @Test(arguments: [
    ("Joint Statement by the G7 on Russia", "We will limit Russia’s trade.", ["G7"]),
    ("G20 Oslo Leaders’ Declaration", "We will clear the mines.", ["G20"]),
    (
      "Quad Leaders’ Joint Statement",
      "Australia, India, Japan and the United States met in Oslo. We will clear the mines.",
      ["Australia", "India", "Japan", "United States"]
    ),
    (
      "Harbour Declaration",
      "We, the governments of Norway, Sweden and Denmark, will clear the mines.",
      ["Norway", "Sweden", "Denmark"]
    ),
  ])
  func weOfManyAreAllOfThem(_ headline: String, _ text: String, _ actors: [String]) throws {
    let record = try Fixture.record(of: text, headline: headline, publisher: "The White House")
    #expect(record.commitments.map { record.names($0.actors) } == [actors])
  }

  @Test func whoDeclaresIsNotThePublisher() throws {
    let record = try Fixture.record(
      of: "We will clear the mines.", headline: "Marbach Declaration", publisher: "The White House")
    #expect(record.commitments.isEmpty)
  }

  @Test func anOfficialsWeIsNobodyElsesState() throws {
    let record = try Fixture.record(
      of: "Sweden welcomes the truce in the valley. We urge all parties to open the road.",
      headline: "Statement from Press Secretary Ana Holm on the Truce", publisher: "The White House"
    )
    #expect(record.positions.map { record.names($0.actors) } == [["Sweden"], ["Ana Holm"]])
  }

  @Test func aPresidentOfThePastSpeaksNoMore() throws {
    let record = try Fixture.record(
      of: """
        In 1865, President Abraham Lincoln founded the harbour guard.

        Today, I urge all towns to open their harbours. My Administration will send engineers.
        """,
      headline: "Presidential Message on Harbour Day", publisher: "The White House",
      published: "1995-11-21")
    #expect(record.positions.isEmpty)
    #expect(record.commitments.map { record.names($0.actors) } == [["United States"]])
  }

  @Test func whomAnAuthorWelcomesIsNoAuthor() throws {
    let record = try Fixture.record(
      of: "We urge all parties to open the road.",
      headline: "Statement from President Ana Holm Welcoming Peter Lind to the Council")
    #expect(record.positions.map { record.names($0.actors) } == [["Ana Holm"]])
  }

  @Test func theSignatoriesNamedAfterWeAreTheAuthors() throws {
    let record = try Fixture.record(
      of: "We, Norway, Sweden, and Finland, condemn the shelling of the town.",
      headline: "Joint Statement on the Valley", publisher: "The White House")
    #expect(
      record.positions.map { Set(record.names($0.actors)) } == [["Norway", "Sweden", "Finland"]])
  }

  @Test func thePublicIsNotItsState() throws {
    let record = try Fixture.record(
      of: "Americans want lawmakers to open the harbour.", headline: "Fact Sheet on the Harbour",
      publisher: "The White House", kind: .statement)
    #expect(record.positions.allSatisfy { record.names($0.actors) != ["United States"] })
  }

  @Test func theAdministrationIsNoBodyOfThatName() throws {
    let record = try Fixture.record(
      of: """
        President Bill Clinton spoke. The Federal Aviation Administration sent engineers.

        The Administration is committed to opening the port.
        """, publisher: "The White House")
    #expect(record.commitments.map { record.names($0.actors) } == [["Clinton Administration"]])
  }

  @Test func whatIsPublishedIsNoSurname() throws {
    let record = try Fixture.record(
      of: "I urge all towns to open their harbours.",
      headline: "President Clinton Statement on Harbours", publisher: "The White House")
    #expect(record.positions.map { record.names($0.actors) } == [["Clinton"]])
  }

  @Test func aVerbInAHeadlineIsNoSurname() throws {
    let record = try Fixture.record(
      of: "President Clinton pledged to open the port.", headline: "President Clinton Names Judges",
      publisher: "The White House")
    #expect(record.commitments.map { record.names($0.actors) } == [["Clinton"]])
  }

  @Test func thePresidentOfANewspaperIsNobodyKnown() throws {
    let record = try Fixture.record(
      of: "The President pledged to send observers to the valley.", publisher: "The Courier")
    #expect(record.commitments.map { record.names($0.actors) } == [["President"]])
  }

  @Test func weTakesUpThoseWithWhomTheAuthorHasJustActed() throws {
    let record = try Fixture.record(
      of: "Peter Lind and I will rebuild the harbour. We will send engineers to the valley.",
      headline: "Statement by Ana Holm on the Harbour")
    #expect(
      record.commitments.map { Set(record.names($0.actors)) } == [
        ["Peter Lind", "Ana Holm"], ["Peter Lind", "Ana Holm"],
      ])
  }

  @Test func aGroupOfStatesSpeaksInItsOwnStatement() throws {
    let record = try Fixture.record(
      of: "We condemn the shelling of the town.", headline: "G7 Leaders’ Statement on the Valley",
      publisher: "The White House")
    #expect(record.positions.map { record.names($0.actors) } == [["G7"]])
  }

  @Test func weTheLeadersOfAreThoseNamed() throws {
    let record = try Fixture.record(
      of: "We, the leaders of Norway, Sweden and Finland, condemn the shelling of the town.",
      headline: "A Declaration on the Valley", publisher: "The White House")
    #expect(
      record.positions.map { Set(record.names($0.actors)) } == [["Norway", "Sweden", "Finland"]])
  }

  @Test(arguments: [
    "13 million Americans will build the harbour.", "Cuban Americans will build the harbour.",
  ])
  func someOfAPeopleAreNotItsState(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.commitments.allSatisfy { !record.names($0.actors).contains("United States") })
    #expect(record.commitments.allSatisfy { !record.names($0.actors).contains("Cuba") })
  }

  @Test func anInitiativeUndertakesNothing() throws {
    let record = try Fixture.record(
      of: "The Clean Harbour Initiative will build a pier. The agency will build a bridge.")
    #expect(record.commitments.map { record.exact($0.action) } == ["build a bridge"])
  }

  @Test func whoSignsInCapitalsSaysI() throws {
    let record = try Fixture.record(
      of: """
        I will send engineers to the valley. They need your help.

        Sincerely,

        ANA M. HOLM
        """, headline: "A Letter to the Keeper of the Harbour", publisher: "The White House",
      kind: .statement)
    #expect(record.commitments.map { record.names($0.actors) } == [["Ana M. Holm"]])
  }

  @Test func theAuthorsMayStandBehindTheMatter() throws {
    let record = try Fixture.record(
      of: "We will continue to work together for peace in Ukraine.",
      headline:
        "Joint Statement on Grain for Ukraine from President Ana Holm and Prime Minister Per Lind",
      publisher: "The White House", kind: .statement)
    #expect(record.commitments.map { Set(record.names($0.actors)) } == [["Ana Holm", "Per Lind"]])
  }

  @Test func oursIsThatOfTheOneWhoSpeaksForHimself() throws {
    let record = try Fixture.record(
      of: """
        Today, we the leaders of Norway, Sweden and Finland announced an accord.

        Norway underscores our commitment to building a harbour in the valley.
        """, headline: "World Leaders Launch an Accord", publisher: "The White House",
      kind: .statement)
    #expect(record.commitments.map { record.names($0.actors) } == [["Norway"]])
  }
}
