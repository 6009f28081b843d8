import RapporteurCore
import Testing

@Suite struct StatementTests {
  @Test func whatWasDoneNextIsNotSaid() throws {
    let record = try Fixture.record(
      of:
        "The governor declared that an emergency exists in the valley and ordered engineers to help."
    )
    #expect(
      record.statements.map { record.exact($0.content) } == ["an emergency exists in the valley"])
  }

  @Test func aQuotationAfterANameAndTitleIsThatPersons() throws {
    let record = try Fixture.record(
      of: "Ana Holm, Mayor of Osby: “We thank the council for its help with the harbour.”")
    #expect(record.statements.map { record.names($0.speakers) } == [["Ana Holm"]])
    #expect(record.positions.map { record.names($0.actors) } == [["Ana Holm"]])
  }

  @Test(arguments: [
    "The council passed the “Clean Water for All of Our Villages and Towns Act” on Monday.",
    "The ministry published a text titled, “Those Who Shell the Town Are Breaking the Law,” on Monday.",
    "The minister will soon announce that the bridge is open.",
    "We are reminded that the bridge was open.",
    "Volunteers share the bread their neighbours have baked.",
  ])
  func titlesAndSayingsToComeAreNoStatements(_ text: String) throws {
    #expect(try Fixture.record(of: text).statements.count == 0)
  }

  @Test func aClauseWithoutMarksIsIndirect() throws {
    let record = try Fixture.record(of: "Anwar Sadat said that the canal would stay open.")
    #expect(record.statements.count == 1)
    let statement = try record.statement("the canal")
    #expect(record.exact(statement.content) == "the canal would stay open")
    #expect(statement.kind == .indirect)
    #expect(record.exact(statement.cue) == "said")
    #expect(statement.cueLemma == "say")
    #expect(record.names(statement.speakers) == ["Anwar Sadat"])
    #expect(statement.speakerBasis == .explicit)
    #expect(statement.provenance.assertedBy == nil)
  }

  @Test(arguments: [
    "“The canal will stay open,” Anwar Sadat said.",
    "“The canal will stay open,” said Anwar Sadat.",
    "Anwar Sadat said, “The canal will stay open.”",
    "Anwar Sadat said: “The canal will stay open.”",
    "\"The canal will stay open,\" Anwar Sadat said.",
    "``The canal will stay open,'' Anwar Sadat said.",
  ])
  func aWholeClauseInMarksIsDirect(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.statements.count == 1)
    let statement = try record.statement("The canal")
    #expect(record.exact(statement.content) == "The canal will stay open")
    #expect(statement.kind == .direct)
    #expect(record.exact(statement.cue) == "said")
    #expect(record.names(statement.speakers) == ["Anwar Sadat"])
  }

  @Test func aClauseWithSomeWordsInMarksIsMixed() throws {
    let record = try Fixture.record(
      of: "Henry Kissinger said that the lines were “closer than ever” on the second map.")
    let statement = try record.statement("the lines")
    #expect(statement.kind == .mixed)
    #expect(
      record.exact(statement.content) == "the lines were “closer than ever” on the second map")
  }

  @Test func aCueAfterItsContentIsFound() throws {
    let record = try Fixture.record(of: "The pass would open at dawn, Ana Holm said.")
    let statement = try record.statement("The pass")
    #expect(record.exact(statement.content) == "The pass would open at dawn")
    #expect(statement.kind == .indirect)
    #expect(record.names(statement.speakers) == ["Ana Holm"])
  }

  @Test func aQuotationThatItsCueBreaksIsOneStatement() throws {
    let record = try Fixture.record(
      of: "“We have a text,” Richard Holbrooke said. “We do not have a peace.”")
    #expect(record.statements.count == 1)
    let statement = try record.statement("We have")
    #expect(record.exact(statement.content) == "We have a text")
    #expect(statement.continued.map { record.exact($0) } == ["We do not have a peace"])
    #expect(statement.kind == .direct)
    #expect(record.names(statement.speakers) == ["Richard Holbrooke"])
  }

  @Test func aSentenceThatItsCueBreaksIsOneStatement() throws {
    let record = try Fixture.record(
      of: "“The border,” Ana Holm said, “will open when the guns are gone.”")
    #expect(record.statements.count == 1)
    let statement = try record.statement("The border")
    #expect(record.exact(statement.content) == "The border")
    #expect(
      statement.continued.map { record.exact($0) } == ["will open when the guns are gone"])
    #expect(record.names(statement.speakers) == ["Ana Holm"])
  }

  @Test(arguments: [
    "According to the Norwegian ministry, the delegations stayed a third night.",
    "The delegations stayed a third night, according to the Norwegian ministry.",
  ])
  func accordingToNamesTheSpeaker(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.statements.count == 1)
    let statement = try #require(record.statements.first)
    #expect(
      record.exact(statement.content).lowercased() == "the delegations stayed a third night")
    #expect(record.exact(statement.cue)?.lowercased() == "according to")
    #expect(record.exact(statement.speakerSpan)?.contains("Norwegian ministry") == true)
  }

  @Test func anUnnamedOfficialIsASpeaker() throws {
    let record = try Fixture.record(
      of: "The envoys had left the castle, an official said on Monday.")
    let statement = try record.statement("The envoys")
    #expect(record.exact(statement.content) == "The envoys had left the castle")
    #expect(statement.speakers.count == 1)
    #expect(record.exact(statement.speakerSpan)?.hasSuffix("official") == true)
  }

  @Test func theDayOfSpeakingIsNoPartOfTheContent() throws {
    let record = try Fixture.record(
      of: "Ana Holm said Thursday that the observers would return.")
    let statement = try record.statement("the observers")
    #expect(record.exact(statement.content) == "the observers would return")
    #expect(record.names(statement.speakers) == ["Ana Holm"])
  }

  @Test func aStatementWithinAStatementIsChained() throws {
    let record = try Fixture.record(
      of: "Ana Holm said that Peter Lind had told her that the camp was empty.")
    let outer = try record.statement("Peter Lind had")
    let inner = try record.statement("the camp")
    #expect(outer.provenance.assertedBy == nil)
    #expect(inner.provenance.assertedBy == outer.id)
    #expect(record.names(inner.speakers) == ["Peter Lind"])
    #expect(record.names(inner.via) == ["Ana Holm"])
    #expect(outer.via == [])
  }

  @Test func threeStatementsDeepTheNearestHandIsTheFirst() throws {
    let record = try Fixture.record(
      of: """
        The foreign ministry of Norway released a statement on the talks in Oslo.

        It is noted that Ana Holm said that the general had told her that the camp was empty.
        """, publisher: "Fjord News")
    let innermost = try record.statement("the camp")
    let via = record.names(innermost.via)
    #expect(via.count == 3)
    #expect(via.first == "Ana Holm")
    #expect(via.last == "Fjord News")
  }

  @Test func aPublisherIsNoHandOfWhatItReportsItself() throws {
    let record = try Fixture.record(
      of: "Ana Holm said that the camp was empty.", publisher: "Fjord News")
    #expect(record.statements.map(\.via) == [[]])
  }

  @Test func twoCuesAreTwoStatements() throws {
    let record = try Fixture.record(
      of: "Ana Holm said that the road was open and added that the bridge was safe.")
    #expect(
      record.statements.map { record.exact($0.content) }
        == ["the road was open", "the bridge was safe"])
    #expect(record.statements.map { record.names($0.speakers) } == [["Ana Holm"], ["Ana Holm"]])
  }

  @Test func twoSpeakersShareAStatement() throws {
    let record = try Fixture.record(
      of: "Ana Holm and Peter Lind said that the road was open.")
    #expect(
      record.statements.map { record.names($0.speakers) } == [["Ana Holm", "Peter Lind"]])
  }

  @Test func aTermInMarksIsNoStatement() throws {
    let record = try Fixture.record(
      of: "Ana Holm called the map “a start,” and Peter Lind called the draft “an end.”")
    #expect(record.statements.flatMap(\.continued) == [])
  }

  @Test func whatAStatementSaysIsAssertedByIt() throws {
    let record = try Fixture.record(of: "Ana Holm said that the parties had agreed on a map.")
    let outcome = try #require(record.outcomes.first)
    #expect(outcome.provenance.assertedBy == record.statements.first?.id)
    #expect(outcome.provenance.modality == .asserted)
  }

  @Test func aDocumentsIssuerSpeaksInIt() throws {
    let record = try Fixture.record(
      of: """
        The foreign ministry of Norway released a statement on the talks in Oslo.

        It is noted that the delegations exchanged two drafts.

        “The work goes on,” the statement reads.
        """, publisher: "Fjord News")
    for opening in ["the delegations", "The work"] {
      let statement = try record.statement(opening)
      let speaker = try #require(statement.speakers.first.flatMap { record.actor($0) })
      #expect(speaker.name.lowercased().contains("foreign ministry"), "\(speaker.name)")
      #expect(statement.speakerBasis == .document)
      #expect(record.names(statement.via) == ["Fjord News"])
    }
  }

  @Test(arguments: [
    "The spokesman declined to say whether the envoy had left.",
    "The minister said goodbye.",
    "The envoy would not say when the talks would resume.",
  ])
  func whatIsNotSaidIsNoStatement(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.statements.map { record.exact($0.content) } == [])
  }

  @Test func aQuotationLeftOpenDoesNotSwallowTheNextParagraphs() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm said: “The road is open.

        The delegations met in Oslo on Monday. Peter Lind said that the bridge was safe.
        """)
    let bridge = try record.statement("the bridge")
    #expect(record.names(bridge.speakers) == ["Peter Lind"])
    #expect(bridge.provenance.assertedBy == nil)
    let meeting = try record.onlyMeeting()
    #expect(meeting.provenance.assertedBy == nil)
  }

  @Test func whatIsDeniedIsDenied() throws {
    let record = try Fixture.record(
      of: "The rebels denied that they had agreed on a ceasefire.")
    let outcome = try #require(record.outcomes.first)
    #expect(outcome.provenance.modality == .denied)
  }

  @Test func aPronounsSpeakerIsFoundByCoreference() throws {
    let record = try Fixture.record(
      of: "Ana Holm arrived in Geneva. She said that the draft was short.")
    let statement = try record.statement("the draft")
    #expect(record.names(statement.speakers) == ["Ana Holm"])
    #expect(statement.speakerBasis == .coreference)
    #expect(record.exact(statement.speakerSpan) == "She")
  }

  @Test func theHeadlineSaysNothing() throws {
    let record = try Fixture.record(
      of: "The delegations rested.", headline: "Holm says that the road is open")
    #expect(record.statements.count == 0)
  }

  @Test func oneWhoCitesASourceRelaysIt() throws {
    let record = try Fixture.record(
      of: "The agency reported that the bridge was open, citing Ana Holm.")
    let statement = try record.statement("the bridge was open")
    #expect(record.names(statement.speakers) == ["Ana Holm"])
    #expect(record.names(statement.via) == ["agency"])
  }

  @Test(arguments: [
    "The tests confirmed that the water of the valley is safe to drink.",
    "Their courage reminds us that the harbour belongs to all of the town.",
    "Estimates indicate that the harvest fed half of the valley this year.",
    "We note that the harbour was closed for a year.",
    "Today’s announcement that the harbour will open again marks a new start.",
    "The law ends the emergency unless the mayor publishes a notice stating that it goes on.",
    "It is estimated that the bridge will cost a million crowns.",
  ])
  func thingsAndOnesOwnVoiceReportNothing(_ text: String) throws {
    #expect(try Fixture.record(of: text).statements.map(\.kind) == [])
  }

  @Test func aClauseThatIsPartlyQuotedIsMixed() throws {
    let record = try Fixture.record(
      of:
        "Ana Holm said the harbour rules “are the best news for the fishers of the valley in years.”"
    )
    #expect(record.statements.map(\.kind) == [.mixed])
    #expect(
      record.statements.map { record.exact($0.content) } == [
        "the harbour rules “are the best news for the fishers of the valley in years"
      ])
  }

  @Test func whatIsNotedBesidesIsAStatementOfItsOwn() throws {
    let record = try Fixture.record(
      of:
        "Ana Holm explained that the truce is the best path, while also noting that the guns had not fallen silent."
    )
    #expect(
      record.statements.map { record.exact($0.content) } == [
        "the truce is the best path", "the guns had not fallen silent",
      ])
    #expect(record.statements.map { record.names($0.speakers) } == [["Ana Holm"], ["Ana Holm"]])
  }

  @Test func whatWasUnderscoredNextIsNotSaid() throws {
    let record = try Fixture.record(
      of:
        "The minister reiterated that Norway has a right to defend its coast and underscored the need for restraint in the valley."
    )
    #expect(
      record.statements.map { record.exact($0.content) } == [
        "Norway has a right to defend its coast"
      ])
  }

  @Test(arguments: [
    ("Ana Holm said that “the sea is our home.”", Statement.Kind.direct, "the sea is our home"),
    (
      "Ana Holm praised the treaty, noting that “the sea is our workplace,” and investments in piers will support their industry.",
      .mixed, "“the sea is our workplace,” and investments in piers will support their industry"
    ),
    ("“She said that the sea is our home,” Per Lind recalled.", .indirect, "the sea is our home"),
  ])
  func whereTheMarksStandTellsTheKind(
    _ text: String, kind: Statement.Kind, content: String
  ) throws {
    let record = try Fixture.record(of: text)
    let statement = try #require(record.statements.first { record.exact($0.content) == content })
    #expect(statement.kind == kind)
  }

  @Test func aQuotedParagraphIsOfTheOneSpokenOfBeforeIt() throws {
    let record = try Fixture.record(
      of: "First Lady Ana Holm spoke of the port.\n\n“The sea is our home. We will keep it clean.”")
    #expect(record.statements.map { record.names($0.speakers) } == [["Ana Holm"]])
  }

  @Test func aTextThatIsAllInMarksQuotesNobody() throws {
    #expect(
      try Fixture.record(
        of: "“The sea is our home. The port will be open.”", headline: "Statement on the Port"
      ).statements.isEmpty)
  }
}
