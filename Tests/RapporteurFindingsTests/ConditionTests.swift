import RapporteurCore
import Testing

@Suite struct ConditionTests {
  typealias Row = (
    text: String, consequent: String, antecedent: String, relation: Condition.Relation
  )

  @Test(arguments: [
    Row(
      "The withdrawal depends on the release of the crew.", "The withdrawal",
      "the release of the crew", .necessary),
    Row(
      "The truce hinges upon the release of the crew.", "The truce", "the release of the crew",
      .necessary),
    Row(
      "The siege will go on unless the crew is freed.", "The siege will go on",
      "the crew is freed", .necessary),
    Row(
      "Unless the hostages are released, the siege will go on.", "the siege will go on",
      "the hostages are released", .necessary),
    Row(
      "Unless the crew is freed, the siege will go on.", "the siege will go on",
      "the crew is freed", .necessary),
    Row(
      "The siege will end only if the crew is freed.", "The siege will end",
      "the crew is freed", .necessary),
    Row(
      "If the crew is freed, the siege will end.", "the siege will end", "the crew is freed",
      .sufficient),
    Row(
      "The army will leave provided that the crew is freed.", "The army will leave",
      "the crew is freed", .necessary),
    Row(
      "The army will leave on condition that the crew is freed.", "The army will leave",
      "the crew is freed", .necessary),
    Row(
      "The army will not leave until the crew is freed.", "The army will not leave",
      "the crew is freed", .necessary),
    Row("The army offered food in exchange for the crew.", "food", "the crew", .exchange),
    Row("A ceasefire is necessary to deliver aid.", "to deliver aid", "A ceasefire", .necessary),
  ])
  func oneThingHangsOnAnother(_ row: Row) throws {
    let record = try Fixture.record(of: row.text)
    let condition = try record.onlyCondition()
    #expect(record.exact(condition.consequent) == row.consequent)
    #expect(record.exact(condition.antecedent) == row.antecedent)
    #expect(condition.relation == row.relation)
  }

  @Test func aShortClauseIsACondition() throws {
    let record = try Fixture.record(of: "Egypt will not sign the accord unless Israel withdraws.")
    #expect(record.conditions.map(\.relation) == [.necessary])
  }

  @Test func whoSaysItHoldsIt() throws {
    let record = try Fixture.record(
      of: "Ana Holm said that the truce depends on the release of the crew.")
    let condition = try record.onlyCondition()
    #expect(record.names(condition.holders) == ["Ana Holm"])
    #expect(condition.provenance.assertedBy == record.statements.first?.id)
  }

  @Test func thoseWhoAgreedHoldIt() throws {
    let record = try Fixture.record(
      of: "Norway and Sweden agreed that the truce depends on the release of the crew.")
    #expect(record.names(try record.onlyCondition().holders) == ["Norway", "Sweden"])
  }

  @Test(arguments: [
    "The army left after the crew was freed.",
    "The envoy asked if the crew was free.",
    "The guards waited until the crew was free.",
    "The ministers discussed whether the crew was free.",
  ])
  func sequenceAndQuestionAreNoConditions(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.conditions.map { record.exact($0.provenance.evidence) } == [])
  }

  @Test(arguments: [
    "She will stay in the town until the road is open.",
    "The budget requires equal pay in the ports.",
    "The harbour is essential to the culture of the valley.",
    "We would have closed the border if the shelling had gone on.",
    "The plan will lower the fees so that all fishers can use the harbour.",
    "The orders are subject to litigation.",
    "Section 5 provides for the end of the emergency unless the mayor renews it in May.",
    "We will take whatever steps are necessary to protect the valley.",
  ])
  func worthDurationAndPurposeAreNoConditions(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.conditions.map { record.exact($0.provenance.evidence) } == [])
  }

  @Test(arguments: [
    (
      "The minister reaffirmed the readiness of Norway to close the border if the shelling goes on.",
      "close the border"
    ),
    (
      "Our offer to the fishers stands: If they want to leave, we will help them.",
      "we will help them"
    ),
    ("Evidence suggests the crews can be saved if the road is open.", "the crews can be saved"),
  ])
  func theSmallestClauseDepends(_ text: String, _ consequent: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.exact(try record.onlyCondition().consequent) == consequent)
  }

  @Test func whatIsDemandedIsNeeded() throws {
    let record = try Fixture.record(
      of: "I urge the senate to pass the act so that all crews can live in safety.")
    #expect(record.exact(try record.onlyCondition().antecedent) == "pass the act")
  }

  @Test(arguments: [
    "I am not sure if the envoys will sign the accord.",
    "If you look at the map, the border will have to move.",
    "If we take a step back, the valley will be at peace.",
  ])
  func aQuestionOrAWayToBeginIsNoCondition(_ text: String) throws {
    let record = try Fixture.record(of: text)
    #expect(record.conditions.map { record.exact($0.provenance.evidence) } == [])
  }

  @Test func aSeriesEndsWithItsLast() throws {
    let record = try Fixture.record(
      of: """
        The towns should mend their roofs so that they can keep the children, the teachers, and their families safe.
        """)
    #expect(
      record.exact(try record.onlyCondition().consequent)
        == "they can keep the children, the teachers, and their families safe")
  }

  @Test(arguments: [
    (
      "The leaders discussed their readiness for a swift response should Sweden invade Alva, including through new patrols.",
      "a swift response", "Sweden invade Alva"
    ),
    (
      "Norway remains ready to help the crews, if called upon by the parties.",
      "help the crews", "called upon by the parties"
    ),
  ])
  func whatOneIsReadyForHangsOnIt(_ text: String, consequent: String, antecedent: String) throws {
    let condition = try Fixture.record(of: text).onlyCondition()
    let record = try Fixture.record(of: text)
    #expect(record.exact(condition.consequent) == consequent)
    #expect(record.exact(condition.antecedent) == antecedent)
  }
}
