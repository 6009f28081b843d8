import RapporteurCore
import Testing

@testable import RapporteurFindings

@Suite struct TranscriptTests {
  private static let gaggle = """
    MS. HOLM: Good morning. Norway will send forty observers to the valley.

    We support the truce.

    Q Has the governor signed?

    MR. LIND: He has. I pledged to open the road.

    SENIOR OFFICIAL: The governor said that the road was open.
    """

  /// The names of those who ask the first question of a press call that ends so.
  private static func whoAsks(_ call: String, _ ending: String = "?") throws -> [String] {
    let record = try Fixture.record(
      of: call, headline: "Press Call by Ana Holm", publisher: "The White House")
    let question = try #require(
      record.statements.first { record.exact($0.content).hasSuffix(ending) })
    return record.names(question.speakers)
  }

  private static func record() throws -> Record {
    try Fixture.record(
      of: gaggle, headline: "Press Gaggle by Ana Holm and Peter Lind", publisher: "The White House")
  }

  @Test func whoIsCalledByHerLabelAndByHerGivenNameIsOne() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: Good morning. Norway will send forty observers to the valley.

        Q Thanks, Ana. Has the governor signed?

        MS. HOLM: He has.
        """, headline: "Press Gaggle by Press Secretary Ana Holm En Route to Bergen",
      publisher: "The White House")
    let people = record.actors.filter { $0.kind == .person }.map(\.name)
    #expect(people.contains("Ana Holm"))
    #expect(!people.contains("Ana") && !people.contains("Holm"))
  }

  @Test func thePresidentIsTheOwnThoughAGuestIsNamedFirst() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: We expect President Lind to come in May.

        Q Will President Lind address the assembly?

        MS. HOLM: President Alva has asked him. I know that President Alva would like that, and the Alva Administration has a plan.

        Q The President spoke with Minister Eva Berg today.
        """, headline: "Press Briefing by Press Secretary Ana Holm", publisher: "The White House",
      least: LeastConfidence(0))
    let meeting = try #require(record.meetings.first)
    #expect(Set(record.participants(of: meeting)) == ["Alva", "Eva Berg"])
  }

  @Test func theVicePresidentIsNotTheOneWhomSheMeets() throws {
    let record = try Fixture.record(
      of:
        "MS. HOLM: Tomorrow, the Vice President will meet with Vice President Eva Berg in Bergen.",
      headline: "Press Briefing by Press Secretary Ana Holm", publisher: "The White House",
      least: LeastConfidence(0))
    let meeting = try #require(record.meetings.first)
    #expect(record.participants(of: meeting).count == 2)
    #expect(record.participants(of: meeting).contains("Eva Berg"))
  }

  /// The one meeting that the last turn of a briefing tells of.
  private static func meeting(in turn: String, after before: String) throws -> (
    meeting: Meeting, participants: [String]
  ) {
    let record = try Fixture.record(
      of: "MS. HOLM: \(before)\n\nQ And what else?\n\nMS. HOLM: \(turn)",
      headline: "Press Briefing by Press Secretary Ana Holm", publisher: "The White House",
      kind: .transcript, least: LeastConfidence(0))
    let meeting = try #require(record.meetings.last)
    return (meeting, record.participants(of: meeting))
  }

  @Test func thePresidentIsNotThePresidentHeSpeaksWith() throws {
    let told = try Self.meeting(
      in: "The President will meet with Minister Eva Berg on Friday.",
      after: """
        President Alva thanked the crew. The President spoke with President Lind, and President Lind was pleased. We think \
        that President Lind is a friend.
        """)
    #expect(Set(told.participants) == ["Alva", "Eva Berg"])
  }

  @Test func hisCallIsThePresidentsWhoIsNamedBehindIt() throws {
    let told = try Self.meeting(
      in: "During his call with King Magnus, the President made this clear.",
      after: "President Alva is at home. Erik Berg has sold his paintings.")
    #expect(Set(told.participants) == ["Alva", "Magnus"])
  }

  @Test func whoAsksAboutAMeetingTakesNoPartInIt() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: Go ahead, Erik.

        Q Thank you, Ana. I had a question about the meeting between King Magnus and Minister Eva Berg on Monday.
        """, headline: "Press Briefing by Press Secretary Ana Holm", publisher: "The White House",
      kind: .transcript, least: LeastConfidence(0))
    let meeting = try #require(record.meetings.first)
    #expect(Set(record.participants(of: meeting)) == ["Magnus", "Eva Berg"])
  }

  @Test func whoIsSpokenWithMayHaveToldYouSomething() throws {
    let told = try Self.meeting(
      in: "The President spoke with King Magnus, who told you as much, on Monday.",
      after: "President Alva thanked the crew.")
    #expect(Set(told.participants) == ["Alva", "Magnus"])
  }

  @Test func whenTheyMeetIsAhead() throws {
    let told = try Self.meeting(
      in: "The President will say so when he meets with Minister Eva Berg on Friday.",
      after: "President Alva thanked the crew.")
    #expect(told.meeting.status == .scheduled)
    #expect(Set(told.participants) == ["Alva", "Eva Berg"])
  }

  @Test func aMinisterAndTheGuestsBesideHimAreTwo() throws {
    let told = try Self.meeting(
      in: "The President will meet with Prime Minister Lind and Norwegian shipping leaders.",
      after: "President Alva thanked the crew.")
    #expect(Set(told.participants) == ["Alva", "Lind", "Norwegian shipping leaders"])
  }

  @Test func theGovernorsAreNotThoseWhoAreNone() throws {
    let told = try Self.meeting(
      in: "Tomorrow, we will be talking with the governors and Minister Eva Berg.",
      after: "Dr. Lind and Dr. Falk spoke on Monday.")
    #expect(!told.participants.contains("Lind") && !told.participants.contains("Falk"))
    #expect(told.participants.contains("Eva Berg"))
  }

  @Test func eachTurnIsAStatementOfItsSpeaker() throws {
    let record = try Self.record()
    let turns = record.statements.filter { $0.provenance.rule == "statement.turn" }
    #expect(
      turns.map { record.names($0.speakers) } == [
        ["Ana Holm"], ["questioner"], ["Peter Lind"], ["senior official"],
      ])
    #expect(turns.map(\.continued.count) == [1, 0, 0, 0])
    #expect(turns.allSatisfy { $0.kind == .direct && $0.cue == nil })
  }

  @Test func iIsTheOneWhoseTurnItIs() throws {
    let record = try Self.record()
    let pledge = try #require(
      record.commitments.first { $0.provenance.rule == "commitment.pledged" })
    #expect(record.names(pledge.actors) == ["Peter Lind"])
  }

  @Test func weOfASpokesmanIsTheSideSpokenFor() throws {
    let record = try Self.record()
    #expect(record.positions.map { record.names($0.actors) } == [["United States"]])
  }

  @Test(arguments: [
    "I’m not going to speak to the President’s family.", "We can’t speak to the governor’s report.",
    "I don’t have a call with the governor to read out.", "I don’t have a meeting to announce.",
    "I would have to talk to the Treasury Department about that.",
    "I will talk to our national security team.", "He will speak directly to all of you.",
    "We talk with the Swedes on many matters.", "We had multiple conversations with the governor.",
    "I wonder if he’s talked to the Swedes about that.",
  ])
  func whoSaysNothingOfAMatterSpeaksToNobody(answer: String) throws {
    let record = try Fixture.record(
      of: "Q Has the governor signed?\n\nMS. HOLM: \(answer)", headline: "Press Gaggle by Ana Holm",
      publisher: "The White House", kind: .transcript)
    #expect(record.meetings.isEmpty)
  }

  @Test func aPresidentIsNotTheRelativeOfThatName() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: President Lind spoke with King Magnus today.

        Q Has Erik Lind sold his paintings?

        MS. HOLM: I have nothing to say about Erik Lind. President Lind will meet with King Magnus on Friday.
        """, headline: "Press Gaggle by Ana Holm", publisher: "The White House", kind: .transcript)
    #expect(try record.actor(named: "Erik Lind").roles.isEmpty)
    #expect(record.meetings.map { record.participants(of: $0).first } == ["Lind", "Lind"])
  }

  @Test func whatIsSaidInATurnIsRelayedByItsSpeaker() throws {
    let record = try Self.record()
    let inner = try record.statement("the road was open")
    #expect(record.names(inner.via).first == "senior official")
  }

  @Test func aQuestionAssertsNothing() throws {
    let record = try Fixture.record(of: "Has Norway signed the accord with Sweden?")
    #expect(record.outcomes.count == 0)
  }

  @Test(arguments: [
    "NOTE: The text is not final.\n\nThe envoy left.",
    "OSLO: Norway and Sweden met.\n\nThey agreed.",
  ])
  func aLabelOrTwoMakeNoTranscript(_ text: String) {
    let report = ReportText(text)
    let half = text.utf8.count / 2
    let blocks = [Block(.paragraph, Span(0, half)), Block(.paragraph, Span(half, text.utf8.count))]
    #expect(Transcript.turns(in: report, blocks: blocks) == [])
  }

  @Test func aModeratorsCallNamesTheQuestioner() throws {
    let record = try Fixture.record(
      of: """
        MODERATOR: Good morning. Our next question will go to Peter Lind with the Courier.

        Q Has the governor signed the paper?

        MS. HOLM: He has signed it.

        Q And has he opened the road?
        """, headline: "Press Call by Ana Holm", publisher: "The White House")
    let questions = record.statements.filter { record.exact($0.content).hasSuffix("?") }
    #expect(questions.map { record.names($0.speakers) } == [["Peter Lind"], ["Peter Lind"]])
  }

  @Test func aNameAloneBidsTheQuestionerSpeak() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: He has signed it. Go ahead, Peter. Go ahead, Peter.

        Q Has the governor opened the road?

        MS. HOLM: He has.

        Q And has he closed the harbour?
        """, headline: "Press Call by Ana Holm", publisher: "The White House")
    let questions = record.statements.filter { record.exact($0.content).hasSuffix("?") }
    #expect(questions.map { record.names($0.speakers) } == [["Peter"], ["Peter"]])
  }

  @Test(arguments: [
    ("MODERATOR: Next, let’s go to Olamide from Voice of the Valley.", "Olamide"),
    ("MODERATOR: Let’s go to Tetsuo Lindahl at The Courier.", "Tetsuo Lindahl"),
    ("MODERATOR: We will go to Zinaida next. You may speak now.", "Zinaida"),
    ("MS. HOLM: Go ahead, Olamide.", "Olamide"),
    ("MODERATOR: Next, let’s go to NBC.", "questioner"),
  ])
  func whoIsCalledAsks(_ call: String, _ questioner: String) throws {
    let asking = try Self.whoAsks(
      """
      MS. LIND: The governor has signed it.

      \(call)

      Q Has the governor opened the road?

      MS. HOLM: He has.
      """)
    #expect(asking == [questioner])
  }

  @Test func thePresidentAtABriefingIsItsOwnThoughAnotherWasSpokenOf() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: President Biden spoke with President Lind about the valley.

        Q What will the President do?

        MS. HOLM: The President will send engineers.
        """, headline: "Press Briefing by Press Secretary Ana Holm", publisher: "The White House")
    #expect(record.commitments.map { record.names($0.actors) } == [["Biden"]])
  }

  @Test func turnsOfAPresidentAreOfTheOneWhoseRemarksTheyAre() throws {
    let record = try Fixture.record(
      of: """
        THE PRESIDENT: The storm has passed the valley.

        Q Have you spoken to President Lind?

        THE PRESIDENT: He helps with the storm.
        """, headline: "Remarks by President Biden on the Storm", publisher: "The White House")
    let answers = record.statements.filter { !record.exact($0.content).hasSuffix("?") }
    #expect(answers.map { record.names($0.speakers) } == [["Biden"], ["Biden"]])
  }

  @Test func turnsOfGreetingAndThanksAreNoStatements() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: Hello, everyone. Good morning.

        MODERATOR: Peter Lind, Harbour News.

        Q (Inaudible.)

        MS. HOLM: The truce holds in all of the valley.

        Q Thank you very much.
        """)
    #expect(
      record.statements.filter { $0.provenance.rule == "statement.turn" }
        .map { record.exact($0.content) } == ["The truce holds in all of the valley."])
  }

  @Test(arguments: [
    ("Go ahead.", "Q This is Per Lind with the Courier. Is the road open?", "Per Lind"),
    ("Kari.", "Q Thank you. Per Lind from Harbour News. Is the road open?", "Per Lind"),
    ("Go ahead.", "Q Thank you. Anna Lindberg, Harbour News. Is the road open?", "Anna Lindberg"),
    ("Anna, go ahead.", "Q Is the road open?", "Anna"),
    ("We will go to Peter next. You should be unmuted now.", "Q Is the road open?", "Peter"),
  ])
  func whoAsksIsToldByTheQuestionOrBeforeIt(
    _ call: String, _ question: String, _ questioner: String
  ) throws {
    let asking = try Self.whoAsks(
      """
      MS. LIND: The governor has signed it.

      MS. HOLM: \(call)

      \(question)

      MS. HOLM: It is open.
      """, "Is the road open?")
    #expect(asking == [questioner])
  }

  @Test func whatWasBrokenOffIsGoneOnWithByTheSame() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: Go ahead, Anna.

        Q I have a question on the road —

        MS. HOLM: Please.

        Q — and on the bridge in the valley.

        MS. HOLM: Both are open to all.
        """, headline: "Press Call by Ana Holm", publisher: "The White House")
    let parts = record.statements.filter { record.exact($0.content).contains(" on the ") }
    #expect(parts.map { record.names($0.speakers) } == [["Anna"], ["Anna"]])
  }

  @Test func labelsOfLinksSpeakToNobody() throws {
    let record = try Fixture.record(
      of: """
        WATCH: Ana Holm opens the bridge

        READ: Peter Lind on the harbour

        WATCH: Kari Berg at the mill
        """, headline: "What They Are Saying", publisher: "The White House", kind: .statement)
    #expect(record.statements.count == 0)
  }

  @Test func whoAsksTellsOfEncountersAllTheSame() throws {
    let record = try Fixture.record(
      of: """
        MS. HOLM: The governor has signed it.

        Q Thank you. President Alva spoke with Prime Minister Lind earlier today. Has President Alva met King Harald?

        MS. HOLM: He has spoken of it.

        Q Norway will build a harbour.
        """, headline: "Press Call by Ana Holm", publisher: "The White House")
    #expect(
      record.meetings.map { Set(record.names($0.participants.map(\.actor))) } == [["Alva", "Lind"]])
    #expect(record.commitments.count == 0)
  }

  @Test(arguments: [
    // The answer gives nobody else the word.
    ("MS. HOLM: The road has been open since May.", "Ana"), ("MS. HOLM: Mm-hmm.", "Ana"),
    ("MS. HOLM: The road has been open since May. Yes, in the back.", "questioner"),
    ("MS. HOLM: The road has been open since May. Go ahead.", "questioner"),
  ])
  func whoHasAskedGoesOnUntilAnotherIsBidden(_ answer: String, name: String) throws {
    let names = try Self.whoAsks(
      "MS. HOLM: Go ahead, Ana.\n\nQ Is the road open?\n\n\(answer)\n\nQ Will the bridge be built?",
      "Will the bridge be built?")
    #expect(names == [name])
  }
}
