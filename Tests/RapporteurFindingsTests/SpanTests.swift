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
}
