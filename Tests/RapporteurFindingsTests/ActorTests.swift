import RapporteurCore
import Testing

@Suite struct ActorTests {
  @Test func nameTitlePronounAndOfficeAreOneActor() throws {
    let record = try Fixture.record(
      of: """
        Foreign Minister Ana Holm arrived in Geneva on Monday.

        Ms. Holm said that the draft was short. She said that the map was missing.

        The foreign minister said that the road was open.
        """)
    #expect(record.actors.filter { $0.kind == .person }.count == 1)
    let holm = try record.actor(named: "Ana Holm")
    #expect(record.statements.map(\.speakers) == [[holm.id], [holm.id], [holm.id]])
  }

  @Test func twoPeopleOfOneSurnameStayApart() throws {
    let record = try Fixture.record(
      of: """
        Lech Kaczynski said that the treaty was dead.

        Jaroslaw Kaczynski said that the treaty was alive.
        """)
    let speakers = record.statements.map(\.speakers)
    #expect(speakers.map { record.names($0) } == [["Lech Kaczynski"], ["Jaroslaw Kaczynski"]])
  }

  @Test func thePresidentAndAPrimeMinisterAreTwo() throws {
    let record = try Fixture.record(
      of: """
        President Alva met Prime Minister Peter Lind in Oslo.

        The President and Prime Minister Lind agreed to open the border. The President thanked Lind for his help.
        """)
    #expect(record.commitments.map { record.names($0.actors) } == [["Alva", "Peter Lind"]])
    #expect(record.positions.map { record.names($0.actors) } == [["Alva"]])
  }

  @Test func theWifeOfOneInOfficeIsSomebodyElse() throws {
    let record = try Fixture.record(
      of: """
        President Carter said that the house was cold.

        First Lady Rosalynn Carter said that the garden was open.

        Mr. Carter said that the draft was short.
        """)
    let speakers = record.statements.map { record.names($0.speakers) }
    #expect(speakers == [["Carter"], ["Rosalynn Carter"], ["Carter"]])
  }

  @Test(arguments: [("He", "Carter"), ("She", "Rosalynn Carter")])
  func aPronounFitsTheTitle(_ pronoun: String, person: String) throws {
    let record = try Fixture.record(
      of: """
        President Carter said that the house was cold. First Lady Rosalynn Carter left the garden. \
        \(pronoun) said that the draft was short.
        """)
    // The last subject that the pronoun can stand for.
    #expect(record.names(record.statements.last?.speakers ?? []) == [person])
  }

  @Test func asManyAreMeantAsAreSaid() throws {
    let record = try Fixture.record(
      of: """
        President Ana Holm and President Peter Lind met in Oslo. The three presidents said that the \
        draft was short. The two presidents said that the map was missing.
        """)
    let speakers = record.statements.map { record.names($0.speakers) }
    #expect(speakers.last == ["Ana Holm", "Peter Lind"])
    #expect(speakers.first == ["three presidents"])
  }

  @Test func officialsWithoutAnArticleAreNotThoseJustNamed() throws {
    let record = try Fixture.record(
      of: "Ana Holm and Peter Lind met in Oslo. Officials said that the draft was short.")
    #expect(record.names(record.statements.last?.speakers ?? []) == ["Officials"])
  }

  @Test func aStateDoesNotSayI() throws {
    let record = try Fixture.record(
      of: "I will send forty observers to the valley.", publisher: "The White House")
    #expect(record.commitments.isEmpty)
  }

  @Test(arguments: [
    ("Polish President Lech Walesa said that the line was drawn.", "Lech Walesa", "Poland"),
    (
      "President Guntis Ulmanis of Latvia said that the line was drawn.", "Guntis Ulmanis", "Latvia"
    ),
    ("Latvia’s Helena Ulmanis said that the line was drawn.", "Helena Ulmanis", "Latvia"),
    (
      "Guntis Ulmanis, the president of Latvia, said that the line was drawn.", "Guntis Ulmanis",
      "Latvia"
    ),
  ])
  func aPersonRepresentsTheStateNamedWithIt(_ text: String, person: String, state: String) throws {
    let record = try Fixture.record(of: text)
    let actor = try record.actor(named: person)
    #expect(record.name(actor.represents) == state)
    #expect(record.names(record.statements.flatMap(\.speakers)) == [person])
  }

  @Test func aTitleBeforeANameIsARole() throws {
    let record = try Fixture.record(of: "Polish President Lech Walesa left Warsaw.")
    let role = try #require(try record.actor(named: "Lech Walesa").roles.first)
    #expect(role.title == "President")
    #expect(record.name(role.of) == "Poland")
  }

  @Test func whatStandsBeforeATitleInAHeadlineIsNoPartOfIt() throws {
    let record = try Fixture.record(
      of:
        "Joint Statement Following the Meeting Between President Lech Walesa and President Guntis Ulmanis"
    )
    for name in ["Lech Walesa", "Guntis Ulmanis"] {
      #expect(try record.actor(named: name).roles.map(\.title) == ["President"])
    }
  }

  @Test(arguments: [
    "Today President Lech Walesa left Warsaw.", "But President Lech Walesa left Warsaw.",
    "Q President Lech Walesa left Warsaw.",
    "President Lech Walesa, as well as four ministers, left Warsaw.",
  ])
  func whatOpensASentenceIsNoTitle(_ text: String) throws {
    let roles = try Fixture.record(of: text).actor(named: "Lech Walesa").roles
    #expect(roles.map(\.title) == ["President"])
  }

  @Test func coordinatedDemonymsAreTwoStates() throws {
    let record = try Fixture.record(
      of: "The Egyptian and Israeli delegations agreed on a line in the sand.")
    let outcome = try #require(record.outcomes.first)
    #expect(record.names(outcome.parties) == ["Egypt", "Israel"])
  }

  @Test func coordinatedDemonymsOfPartiesAreTwoStates() throws {
    let record = try Fixture.record(of: "The American and Ukrainian parties signed the pact.")
    #expect(record.outcomes.map { record.names($0.parties) } == [["United States", "Ukraine"]])
  }

  @Test func heIsThePersonNamedBefore() throws {
    let record = try Fixture.record(
      of: "President Anwar Sadat said that the road was open. He said that the bridge was safe.")
    #expect(Set(record.statements.flatMap(\.speakers)).count == 1)
    #expect(try record.mentions(of: "Anwar Sadat").first == "Anwar Sadat")
  }

  @Test func aPronounInAQuotationIsTheSpeaker() throws {
    let record = try Fixture.record(
      of: "“I discussed the border with the generals,” Ana Holm said.")
    #expect(record.outcomes.map { record.names($0.parties).first } == ["Ana Holm"])
  }

  @Test func bothSidesAreTheSidesOfTheMeeting() throws {
    let record = try Fixture.record(
      of: """
        The Egyptian delegation met with the Israeli delegation in Cairo.

        Both sides agreed on a line in the sand.
        """)
    let outcome = try #require(record.outcomes.first)
    #expect(Set(record.names(outcome.parties)) == ["Egypt", "Israel"])
  }

  @Test func bothSidesOfTwoPersonsAreThoseTwo() throws {
    let record = try Fixture.record(
      of: "Anwar Sadat met Menachem Begin at Camp David. Both sides agreed on a date.")
    let outcome = try #require(record.outcomes.first)
    #expect(record.names(outcome.parties) == ["Anwar Sadat", "Menachem Begin"])
  }

  @Test func aNounForABodyIsTheOneNamed() throws {
    let record = try Fixture.record(
      of: """
        The Meridian newspaper said that Norway wants talks. The newspaper said the offer stands.

        NATO met envoys of Norway on Monday. The alliance said that it would send observers.
        """)
    #expect(
      record.statements.map { record.names($0.speakers) } == [["Meridian"], ["Meridian"], ["NATO"]])
  }

  @Test func whoeverIsInvitedToVisitVisits() throws {
    let record = try Fixture.record(
      of: "President Ana Holm has invited Foreign Minister Peter Lind to visit Norway in March.")
    let visit = try #require(record.meetings.first)
    #expect(record.names(visit.participants.map(\.actor)).contains("Peter Lind"))
  }

  @Test func theThreeGovernmentsAreThoseNamedBefore() throws {
    let record = try Fixture.record(
      of: """
        Canada, Mexico and the United States opened talks in Montreal.

        The three governments agreed on a common tariff.
        """)
    let outcome = try #require(record.outcomes.first)
    #expect(Set(record.names(outcome.parties)) == ["Canada", "Mexico", "United States"])
  }

  @Test(arguments: ["The leaders", "The two leaders", "They", "Both leaders"])
  func thoseWhoMetAreTakenUp(_ subject: String) throws {
    let record = try Fixture.record(
      of: """
        President Anwar Sadat met with Prime Minister Menachem Begin in Ismailia.

        \(subject) discussed the return of the desert.
        """)
    let outcome = try #require(record.outcomes.first)
    #expect(Set(record.names(outcome.parties)) == ["Anwar Sadat", "Menachem Begin"])
  }

  @Test func everyNameOfAListIsAnActor() throws {
    let record = try Fixture.record(
      of: "Alija Izetbegovic, Franjo Tudjman and Slobodan Milosevic signed the accord.")
    let outcome = try #require(record.outcomes.first)
    #expect(
      record.names(outcome.parties)
        == ["Alija Izetbegovic", "Franjo Tudjman", "Slobodan Milosevic"])
  }

  @Test func juniorBelongsToTheName() throws {
    let record = try Fixture.record(
      of: "Samuel Lewis Jr. said that the office was open. Lewis said that the guards had left.")
    let speakers = record.statements.flatMap(\.speakers)
    #expect(speakers.count == 2)
    #expect(Set(speakers).count == 1)
    #expect(record.names(speakers).first == "Samuel Lewis Jr.")
  }

  @Test(arguments: [
    ("Moscow agreed on a date for the talks.", "Russia"),
    ("Tehran rejected the proposal of the mediators.", "Iran"),
  ])
  func aCapitalThatActsIsItsState(_ text: String, state: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.names(record.outcomes.flatMap(\.parties)) == [state])
  }

  @Test func aCapitalWhereOneMeetsIsAPlace() throws {
    let record = try Fixture.record(of: "The Swedish minister met with Peter Lind in Moscow.")
    let meeting = try record.onlyMeeting()
    #expect(!record.participants(of: meeting).contains("Russia"))
    #expect(record.name(meeting.place) == "Moscow")
  }

  @Test func actorsStandInTheOrderOfTheirFirstMention() throws {
    let record = try Fixture.record(
      of: "Norway and Sweden signed the pact. Denmark rejected the pact.")
    let firsts = record.actors.compactMap { $0.mentions.first?.start }
    #expect(firsts == firsts.sorted())
  }

  @Test(arguments: [
    (
      "Denver Water is building a pier. The City of Wausau and Wausau Water Works is announcing its commitment to map the pipes.",
      ["Wausau Water Works"]
    ),
    (
      "Norway met Denmark. Sweden and Finland reaffirmed their commitment to open the port.",
      ["Sweden", "Finland"]
    ),
  ])
  func itsIsTheSubjectsBeforeAnObject(_ text: String, actors: [String]) throws {
    let record = try Fixture.record(of: text)
    #expect(record.commitments.map { record.names($0.actors) } == [actors])
  }

  @Test func anAdvisorToThePresidentIsNotThePresident() throws {
    let record = try Fixture.record(
      of: """
        President Lena Berg and Senior Advisor to the President Stephen Lind met today with Ana Holm.

        The President stressed the need for open roads.
        """)
    #expect(record.positions.map { record.names($0.actors) } == [["Lena Berg"]])
    #expect(
      Set(record.participants(of: try record.onlyMeeting())) == [
        "Lena Berg", "Stephen Lind", "Ana Holm",
      ])
  }

  @Test func soManyBearersOfAnOfficeAreThose() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm met with Prime Minister Per Lind of Sweden and Prime Minister Lena Berg of Norway.

        Ana Holm and the two Prime Ministers discussed the treaty.
        """)
    #expect(
      record.outcomes.map { Set(record.names($0.parties)) } == [
        ["Ana Holm", "Per Lind", "Lena Berg"]
      ])
  }

  @Test func supportOfAStateIsTheStates() throws {
    let record = try Fixture.record(
      of: "Ana Holm underscored the continued support of Norway for the people of Alva.")
    #expect(record.positions.map { record.names($0.actors) } == [["Norway"]])
  }

  @Test(arguments: [
    (
      "The session was joined by 33 administration officials. The Berg Administration is at work. They reaffirmed the Administration’s commitment to open the courts.",
      ["Berg Administration"]
    ),
    (
      "The Department of Justice paid. The Department of Trade came. The Department will open the port.",
      ["Department of Trade"]
    ),
    ("The Berg administration said it would open the port.", ["Berg administration"]),
  ])
  func aBodyIsTheOneSpokenOfLast(_ text: String, actors: [String]) throws {
    let record = try Fixture.record(of: text)
    #expect(record.commitments.map { record.names($0.actors) } == [actors])
  }
}
