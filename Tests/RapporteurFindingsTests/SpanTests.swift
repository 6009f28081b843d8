import RapporteurCore
import Testing

/// Where the contents of findings begin and end.
@Suite struct SpanTests {
  @Test(arguments: [
    (
      "Norway will protect the harbour, and the fishers of the valley will be heard by the council.",
      ["protect the harbour"]
    ),
    (
      "Norway will send a letter to the guilds and will remind the fishers of the rules.",
      ["send a letter to the guilds"]
    ),
    ("Norway will protect the crews and is working with the towns.", ["protect the crews"]),
    ("Norway will clear the mines because the harvest is near.", ["clear the mines"]),
    (
      "Norway is committed to helping farms in a manner that respects the law, keeps the peace, and serves the valley.",
      ["helping farms in a manner that respects the law, keeps the peace, and serves the valley"]
    ),
  ])
  func anUndertakingEndsBeforeTheNextClause(_ text: String, _ actions: [String]) throws {
    let record = try Fixture.record(of: text)
    #expect(Array(record.commitments.map { record.exact($0.action) }.prefix(1)) == actions)
  }

  @Test(arguments: [
    (
      "Norway emphasized the importance of Sweden taking part in the talks.",
      "Sweden taking part in the talks"
    ),
    (
      "Norway welcomed the launch earlier this week of a new dialogue with Sweden.",
      "the launch earlier this week of a new dialogue with Sweden"
    ),
    (
      "Norway reaffirmed its commitment to free trade and opening the harbour.",
      "free trade and opening the harbour"
    ),
    (
      "Norway prioritized de-escalating the conflict in the valley.",
      "de-escalating the conflict in the valley"
    ),
  ])
  func aContentGoesOnWhereOnlyTheTreeBreaksOff(_ text: String, _ content: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.positions.map { record.exact($0.content) } == [content])
  }

  @Test(arguments: [
    (
      "Norway welcomes the plan of towns that have rebuilt their schools and continues to support the fishers.",
      "the plan of towns that have rebuilt their schools"
    ),
    (
      "Norway welcomed the talks that took place in Oslo, and reaffirmed support for the truce.",
      "the talks that took place in Oslo"
    ),
  ])
  func aContentEndsBeforeWhatElseIsSaid(_ text: String, _ content: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.positions.first.map { record.exact($0.content) } == content)
  }

  @Test func effortsByOthersAreTheirTopicWhole() throws {
    let record = try Fixture.record(
      of: "The envoys discussed efforts by Norway and Sweden to clear the valley of mines.")
    #expect(record.topics == ["efforts by Norway and Sweden to clear the valley of mines"])
  }

  @Test(arguments: [
    (
      "Norway will continue to fight hunger in the valley, including in its schools, and do all it can to clear the mines.",
      "continue to fight hunger in the valley, including in its schools, and do all it can to clear the mines"
    ),
    (
      "Norway will work with its partners, including the fishers, to build a harbour.",
      "work with its partners, including the fishers, to build a harbour"
    ),
    (
      "Norway will help its partners, including the fishers and the millers.", "help its partners"
    ),
    (
      "Norway will continue to insist – as it did in May – that the mines must be cleared.",
      "continue to insist – as it did in May – that the mines must be cleared"
    ),
    (
      "Ana Holm noted that Norway will send grain to the valley, and that it will come by ship.",
      "send grain to the valley"
    ),
  ])
  func anActGoesOnBehindExamplesAndAsides(_ text: String, _ action: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.commitments.map { record.exact($0.action) } == [action])
  }

  @Test(arguments: [
    ("Ana Holm underscored the need for Sweden to clear the mines.", "Sweden to clear the mines"),
    ("Norway stands with its neighbour Sweden as the talks go on.", "its neighbour Sweden"),
    (
      "Norway asked Ana Holm to lead the work in the valley, a testament to what it means to us.",
      "lead the work in the valley"
    ),
    (
      "Ana Holm encouraged further steps to restore calm in the valley.",
      "further steps to restore calm in the valley"
    ),
    (
      "Ana Holm commended Peter Lind on his efforts to mend the bridge.",
      "his efforts to mend the bridge"
    ),
  ])
  func aMatterIsTakenWhole(_ text: String, _ content: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.positions.map { record.exact($0.content) } == [content])
  }

  @Test func itemsOfALongSeriesArePartedByItsCommas() throws {
    let record = try Fixture.record(
      of: """
        Ana Holm and Peter Lind discussed regional issues, including the war in the valley, trade and fishing, the \
        floods in the north, and efforts to clear the mines.
        """)
    #expect(
      record.topics == [
        "the war in the valley", "trade and fishing", "the floods in the north",
        "efforts to clear the mines",
      ])
  }
}
