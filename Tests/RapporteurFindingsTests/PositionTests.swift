import RapporteurCore
import Testing

@Suite struct PositionTests {
  @Test(arguments: [
    "The agency has supported 1.8 million families.", "These centres support shop owners.",
    "We must stand with the miners.", "The king can support the treaty.",
    "Anyone who supports the treaty may vote.", "While seeking her degree, Ana Holm lived in Lund.",
    "Ana Holm welcomed children to the palace.",
    "To make sure that farmers are prepared to sell, she left.",
  ])
  func whatIsGivenDoneOrOnlyPossibleIsNoPosition(_ text: String) throws {
    #expect(try Fixture.record(of: text, headline: "Fact Sheet on Help").positions.count == 0)
  }

  /// Words of a stance in another sense, in the words of a government’s own statements.
  @Test(arguments: [
    "Norway has supported projects in every valley.",
    "Norway is supporting the harbour with new cranes.",
    "To support the miners, Norway continues to fund the school.",
    "I am proud to be one of the Norwegians who supported the law.",
    "Norway gives help in towns where Swedes seek shelter.",
    "Norway’s goals are modest and rest on the treaty.",
    "The king has provided Norwegian support for the rescue of the crew.",
    "The mines will meet Norway’s demand for copper.",
    "The king will highlight the new harbour in Oslo.",
    "Norway expects Ana Holm to be at the front of the queue.",
    "As mayor, Peter Lind wanted Ana Holm to serve beside him.",
    "Norway welcomes applications from all its towns.",
    "Norway has an interest in the preservation of old churches.",
    "The villagers refuse to be silenced by the guards.",
    "In 1931, the king directed the army to leave the valley.",
    "The harbour was closed because their state refused to repair it.",
    "The talks demonstrate that Norway recognizes the importance of the harbour.",
    "Norwegian Support for the Valley since the Flood",
    "Norway’s goal is not to hinder the curators.",
    "Norway is grateful for the opportunity to return.",
    "Norway noted the increasing demands for timber.",
    "Norway encourages all towns to observe this day with music.",
  ])
  func wordsOfAStanceInAnotherSenseAreNone(_ text: String) throws {
    #expect(
      try Fixture.record(
        of: text, headline: "Statement by Ana Holm on the Harbour", kind: .statement
      )
      .positions.count == 0)
  }

  @Test(arguments: [
    (
      "Ana Holm thanked Norway for its aid to the valley, and they committed to rebuilding the harbour.",
      "its aid to the valley"
    ),
    (
      "Ana Holm reaffirmed her support for the alliance and commitment to strengthening it.",
      "the alliance"
    ),
    (
      "Ana Holm emphasized the importance of Norway taking part in the talks.",
      "Norway taking part in the talks"
    ),
    (
      "Ana Holm condemned the murder of the envoy in Oslo, welcoming the vigil of the parties.",
      "the murder of the envoy in Oslo"
    ),
  ])
  func theMatterEndsWhereSomethingElseIsTold(_ text: String, content: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.positions.map { record.exact($0.content) }.contains(content))
  }

  @Test(arguments: [
    ("Norway stressed the importance of the ceasefire.", Position.Stance.priority),
    ("Norway supports the ceasefire.", .support),
    ("Norway opposes the ceasefire.", .oppose),
    ("Norway demanded the ceasefire.", .demand),
    ("Norway expressed concern over the ceasefire.", .concern),
    ("Norway welcomed the ceasefire.", .welcome),
    ("Norway condemned the ceasefire.", .condemn),
    ("Norway is open to the ceasefire.", .willing),
    ("Norway thanked Sweden for the ceasefire.", .thank),
  ])
  func theCueTellsTheStance(_ text: String, stance: Position.Stance) throws {
    let record = try Fixture.record(of: text)
    let position = try #require(record.positions.first)
    #expect(record.positions.count == 1)
    #expect(position.stance == stance)
    #expect(record.exact(position.content) == "the ceasefire")
    #expect(record.names(position.actors) == ["Norway"])
  }

  @Test func aPossessiveOwnerHoldsThePosition() throws {
    let record = try Fixture.record(
      of: "President Alva reaffirmed Norway’s support for the ceasefire.")
    #expect(record.positions.map { record.names($0.actors) } == [["Norway"]])
  }

  @Test func aCoordinationIsOnePosition() throws {
    let record = try Fixture.record(
      of: "Norway welcomed the ceasefire and the release of the crew.")
    #expect(
      record.positions.map { record.exact($0.content) }
        == ["the ceasefire and the release of the crew"])
  }

  @Test func theOneAddressedIsNoPartOfADemand() throws {
    let record = try Fixture.record(of: "Norway urged Sweden to reopen the bridge.")
    #expect(record.positions.map { record.exact($0.content) } == ["reopen the bridge"])
  }

  @Test func notSupportingIsNoSupport() throws {
    let record = try Fixture.record(of: "Norway does not support the plan.")
    #expect(!record.positions.contains { $0.stance == .support })
  }

  @Test func whatIsSupposedIsNoPosition() throws {
    let record = try Fixture.record(of: "The talks will fail if Norway supports the plan.")
    #expect(record.positions.count == 0)
  }

  @Test(arguments: [
    (
      "Norway urged Sweden to keep calm, and we call on Denmark to open the strait.",
      Modality.asserted
    ),
    ("Norway will continue speaking out clearly and urge all towns to open their gates.", .future),
  ])
  func whatIsDemandedBesidesIsOfItsOwnMood(_ text: String, _ modality: Modality) throws {
    let record = try Fixture.record(
      of: text, headline: "Statement by Ana Holm on the Strait", publisher: "The White House",
      kind: .statement)
    #expect(record.positions.last?.provenance.modality == modality)
  }

  @Test func itsOfOneSentenceIsOfOne() throws {
    let record = try Fixture.record(
      of: "Ana Holm thanked Denmark for its help in Bosnia, and its support for the treaty.")
    let support = record.positions.filter { $0.stance == .support }
    #expect(support.map { record.names($0.actors) } == [["Denmark"]])
  }

  @Test func whoReaffirmsARightStandsByIt() throws {
    let record = try Fixture.record(of: "Norway reaffirmed Sweden’s right to its waters.")
    #expect(record.positions.map(\.stance) == [.support])
  }

  @Test func whoIsDisappointedByARulingIsItsSubject() throws {
    let record = try Fixture.record(
      of: "Ana Holm is disappointed by the ruling of the court on the mines.")
    #expect(record.positions.map { record.names($0.actors) } == [["Ana Holm"]])
  }

  @Test(arguments: [
    "Ana Holm thanked Peter Lind for coming to Oslo.",
    "Ana Holm welcomed the opportunity to see Peter Lind again.",
    "Ana Holm highlighted her visit to the mill.",
  ])
  func goodMannersAreNoStance(_ text: String) throws {
    #expect(try Fixture.record(of: text).positions.count == 0)
  }

  @Test func onceAgainPutsNothingOff() throws {
    let record = try Fixture.record(
      of:
        "Ana Holm and I will go on helping the towns, and we once again urge Sweden to open the strait.",
      headline: "Statement by Kari Berg on the Strait", publisher: "The White House",
      kind: .statement)
    #expect(record.positions.map(\.provenance.modality) == [.asserted])
  }

  @Test(arguments: [
    ("It is time to open the crossing.", "open the crossing"),
    ("The time has come to open the crossing.", "open the crossing"),
  ])
  func theTimeThatHasComeIsADemand(_ text: String, content: String) throws {
    let record = try Fixture.record(
      of: "We, the presidents of Norway and Sweden, thank the mediators. " + text)
    let demand = try #require(record.positions.first { $0.stance == .demand })
    #expect(record.exact(demand.content) == content)
    #expect(record.names(demand.actors) == ["Norway", "Sweden"])
  }

  @Test func applicationsOfSomebodyAreAMatter() throws {
    let record = try Fixture.record(of: "Norway welcomed the applications by Sweden and Finland.")
    #expect(
      record.positions.map { record.exact($0.content) } == [
        "the applications by Sweden and Finland"
      ])
  }

  @Test(arguments: [
    (
      "Ana Holm said that rebuilding the port is a top priority for Norway.", "rebuilding the port",
      "Norway"
    ),
    ("Norway has made rebuilding the port a top priority.", "rebuilding the port", "Norway"),
    ("Ana Holm said that the port remains a priority.", "the port", "Ana Holm"),
  ])
  func whatIsAPriorityIsTheMatter(_ text: String, content: String, actor: String) throws {
    let record = try Fixture.record(of: text)
    let priority = try #require(record.positions.first { $0.stance == .priority })
    #expect(record.exact(priority.content) == content)
    #expect(record.names(priority.actors) == [actor])
  }

  @Test func whatANamedPartyMustDoIsDemanded() throws {
    let record = try Fixture.record(of: "“Norway must open the port,” Ana Holm said.")
    let demand = try #require(record.positions.first)
    #expect(demand.stance == .demand)
    #expect(record.exact(demand.content) == "open the port")
    #expect(record.names(demand.actors) == ["Ana Holm"])
  }

  @Test(arguments: ["“We must open the port,” Ana Holm said.", "Fishers must report their catch."])
  func whatOneselfOrNobodyInParticularMustDoIsNot(_ text: String) throws {
    #expect(try Fixture.record(of: text).positions.isEmpty)
  }

  @Test func aRepeatedCallIsADemand() throws {
    let record = try Fixture.record(
      of: "Norway and Sweden reiterated their call on Denmark to open the port.")
    #expect(record.positions.map(\.stance) == [.demand])
    #expect(record.positions.map { record.exact($0.content) } == ["open the port"])
  }
}
