import RapporteurCore
import Testing

@Suite struct CommitmentTests {
  @Test(arguments: [
    "We must recommit ourselves to rebuilding the harbour.",
    "Norway funds a charity dedicated to rebuilding the harbour.",
    "By May, Norway will have rebuilt the harbour.",
    "These are the steps that Norway will take in the harbour.",
    "Nobody knows when Norway will rebuild the harbour.",
    "She is sure that Norway will rebuild the harbour.",
    "Norway has committed $130 million to rebuild the harbour.",
    "Ana Holm will lead the delegation.",
  ])
  func whatOughtToBeOrIsExpectedIsNotUndertaken(_ text: String) throws {
    #expect(try Fixture.record(of: text).commitments.count == 0)
  }

  /// Recalled, fulfilled, foretold, laid down for others: words of an undertaking in a government’s own statements.
  @Test(arguments: [
    "Norway promised to rebuild the harbour, and it delivered.",
    "Norway delivered on its promise to rebuild the harbour.",
    "I will never give up hope.",
    "I promised to rebuild the harbour, and today we are doing just that.",
    "In 1931, Norway pledged to rebuild the harbour.",
    "From the first day, Ana Holm was determined to rebuild the harbour.",
    "The task force will be dedicated to rebuilding the harbour.",
    "This is a moment for us to recommit to rebuilding the harbour.",
    "Countries should be working to renew their commitments to ending the war.",
    "On this day, let us honour sailors with a renewed commitment to ensure their protection and redouble our efforts.",
    "Ana Holm announced $2 billion in new commitments to rebuild the harbour.",
    "If Norway will not rebuild the harbour, the villagers will leave.",
    "Norway will likely rebuild the harbour.",
    "Norway and Sweden are good partners. By joining the pact, they will strengthen the alliance.",
    "In this role, Ana Holm will oversee the harbour.",
    "The Harbour Commission shall study the tides.",
    "The king announced the Clean Harbour Initiative (CHI). CHI will fund new cranes.",
    "We will continue to cherish her advice.",
    "I’ll close with this.",
    "Norway will continue to:",
    "The king showed his commitment to Fostering Hope Together.",
  ])
  func whatIsRecalledForetoldOrLaidDownIsNotUndertaken(_ text: String) throws {
    #expect(
      try Fixture.record(
        of: text, headline: "Statement by Ana Holm on the Harbour", kind: .statement
      )
      .commitments.count == 0)
  }

  @Test func eachOwnWillIsACommitment() throws {
    let record = try Fixture.record(
      of: "Norway will work with the villagers on the harbour, and will send new cranes.")
    #expect(
      record.commitments.map { record.exact($0.action) }
        == ["work with the villagers on the harbour", "send new cranes"])
    #expect(record.commitments.allSatisfy { record.names($0.actors) == ["Norway"] })
  }

  @Test(arguments: [
    "Norway will protect the harbour, and certain cranes will be sold by the king.",
    "Norway will protect the harbour, and is working with others to keep the peace.",
    "Norway will protect the harbour, but Sweden should stop the ships.",
  ])
  func anActEndsWhereAnotherClauseStarts(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.commitments.map { record.exact($0.action) } == ["protect the harbour"])
  }

  @Test func theOwnerOfACommitmentMayStandAfterIt() throws {
    let record = try Fixture.record(
      of: "Ana Holm reaffirmed the commitment of Norway to clear the mines.")
    #expect(record.commitments.map { record.exact($0.action) } == ["clear the mines"])
    #expect(record.commitments.map { record.names($0.actors) } == [["Norway"]])
  }

  @Test(arguments: [
    ("The rebels pledged to release the hostages.", Commitment.Strength.pledged, "pledged to"),
    ("The rebels agreed to release the hostages.", .agreed, "agreed to"),
    ("The rebels decided to release the hostages.", .announced, "decided to"),
  ])
  func theCueTellsHowFirmlyAPartyBindsItself(
    _ text: String, strength: Commitment.Strength, cue: String
  ) throws {
    let record = try Fixture.record(of: text)
    let commitment = try #require(record.commitments.first)
    #expect(record.commitments.count == 1)
    #expect(record.exact(commitment.action) == "release the hostages")
    #expect(commitment.strength == strength)
    #expect(cue.hasPrefix(record.exact(commitment.cue)))
    #expect(record.names(commitment.actors).map { $0.lowercased() } == ["rebels"])
  }

  @Test func aVerbThatLooksLikeAnAdjectiveIsAnAct() throws {
    let record = try Fixture.record(of: "The rebels pledged to free the hostages.")
    #expect(record.commitments.map { record.exact($0.action) } == ["free the hostages"])
  }

  @Test func willOfTheOwnPartyBindsIt() throws {
    let record = try Fixture.record(of: "“We will release the hostages,” Ana Holm said.")
    let commitment = try #require(record.commitments.first)
    #expect(record.exact(commitment.action) == "release the hostages")
    #expect(record.exact(commitment.cue) == "will")
    #expect(record.names(commitment.actors) == ["Ana Holm"])
    #expect(commitment.provenance.assertedBy == record.statements.first?.id)
  }

  @Test func willOfAnotherPartyBindsNobody() throws {
    let record = try Fixture.record(of: "Ana Holm said that it will rain in the valley.")
    #expect(record.commitments.count == 0)
  }

  @Test func aPromiseNotToIsOneNotTo() throws {
    let record = try Fixture.record(of: "The rebels pledged not to shell the town.")
    #expect(record.commitments.map { record.exact($0.action) } == ["not to shell the town"])
  }

  @Test(arguments: [
    "The rebels did not pledge to release the hostages.",
    "The rebels refused to release the hostages.",
    "The rebels never agreed to release the hostages.",
  ])
  func whatIsNotPromisedIsNoCommitment(_ text: String) throws {
    #expect(try Fixture.record(of: text).commitments.count == 0)
  }

  @Test func theDayByWhichIsRead() throws {
    let record = try Fixture.record(
      of: "The rebels pledged to release the hostages by December 1.")
    #expect(record.commitments.first?.due?.value == "1995-12-01")
  }

  @Test func theOwnerOfACommitmentIsItsParty() throws {
    let record = try Fixture.record(
      of: "President Alva reaffirmed Norway’s commitment to defend the strait.")
    let commitment = try #require(record.commitments.first)
    #expect(record.names(commitment.actors) == ["Norway"])
    #expect(record.exact(commitment.action) == "defend the strait")
  }

  @Test func aMeetingToComeIsNoCommitment() throws {
    let record = try Fixture.record(of: "Ana Holm is to meet with Peter Lind on Friday.")
    #expect(record.commitments.count == 0)
    #expect(try record.onlyMeeting().status == .scheduled)
  }

  @Test(arguments: [
    "Together, we will build a better world.",
    "Norway decided to send engineers to the valley after the floods of 1987.",
    "During her campaign, Ana Holm promised to rebuild the harbour.",
    "In her 1987 address to the union, Ana Holm pledged to rebuild the harbour.",
    "Those states that wish to take part will name a delegate.",
    "Ana Holm promised to rebuild the harbour for the fishers.",
    "Norway reaffirmed its commitment to the valley, including work to mend the road.",
  ])
  func whatIsHopedOfAllOrLongSaidIsNoCommitment(_ text: String) throws {
    let record = try Fixture.record(
      of: text, headline: "Statement by Kari Berg on the Valley", publisher: "The White House",
      kind: .statement)
    #expect(record.commitments.map { record.exact($0.action) } == [])
  }

  @Test func toRemainEngagedIsUndertaken() throws {
    let record = try Fixture.record(of: "Norway will remain engaged in the talks on the strait.")
    #expect(
      record.commitments.map { record.exact($0.action) } == [
        "remain engaged in the talks on the strait"
      ])
  }

  @Test func aBodyWithAndInItsNameIsOne() throws {
    let record = try Fixture.record(
      of: "The Office of Management and Budget will send the plan to all towns.")
    #expect(
      record.commitments.map { record.names($0.actors) } == [["Office of Management and Budget"]])
  }

  @Test func aConsultationAnnouncedIsAMeeting() throws {
    let record = try Fixture.record(
      of: "Brett Holm will consult with King Olav Lind on the treaty.")
    #expect(record.commitments.isEmpty)
    #expect(record.meetings.map(\.status) == [.scheduled])
  }
}
