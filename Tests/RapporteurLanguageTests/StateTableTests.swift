import RapporteurLanguage
import Testing

@Suite struct StateTableTests {
  let states = StateTable.standard

  @Test func theShippedTableHasNoProblems() {
    #expect(states.problems == [])
    #expect(Set(states.entries.map(\.code)).count == states.entries.count)
    #expect(states.entries.filter { $0.kind == .state }.count == 197)
  }

  @Test(arguments: [
    ("United States", "USA"), ("U.S.", "USA"), ("US", "USA"), ("the United States", "USA"),
    ("America", "USA"), ("UKRAINE", "UKR"), ("ROK", "KOR"), ("Republic of Korea", "KOR"),
    ("DPRK", "PRK"), ("Cote d’Ivoire", "CIV"), ("Côte d'Ivoire", "CIV"), ("Türkiye", "TUR"),
    ("Turkiye", "TUR"), ("PLO", "PSE"), ("European Union", "IGOEUREEC"), ("EU", "IGOEUREEC"),
    ("NATO", "IGOWSTNAT"), ("Nato", "IGOWSTNAT"), ("USSR", "SUN"), ("Kosovo", "XKX"),
    ("Bosnia–Herzegovina", "BIH"),
  ])
  func aNameLeadsToItsState(name: String, code: String) {
    #expect(states.state(named: name)?.code == code)
  }

  @Test(arguments: [
    "us", "Us", "who", "Who", "china", "car", "Car", "turkey", "", "the", "Atlantis",
  ])
  func anOrdinaryWordIsNoState(word: String) {
    #expect(states.state(named: word) == nil)
  }

  @Test func polishIsNoAdjectiveOfPolandWithoutItsCapital() {
    #expect(states.state(adjective: "polish") == nil)
    #expect(states.state(adjective: "Polish")?.code == "POL")
    #expect(states.state(adjective: "POLISH")?.code == "POL")
  }

  @Test func adjectivesPeopleCapitalsAndSeatsLeadToTheirState() {
    #expect(states.state(adjective: "Ukrainian")?.name == "Ukraine")
    #expect(states.state(adjective: "American")?.name == "United States")
    #expect(states.state(people: "Ukrainians")?.code == "UKR")
    #expect(states.state(people: "Briton")?.code == "GBR")
    #expect(states.state(people: "Russians")?.code == "RUS")
    #expect(states.state(capital: "Kiev")?.code == "UKR")
    #expect(states.state(capital: "Kyiv")?.code == "UKR")
    #expect(states.state(capital: "Bogota")?.name == "Colombia")
    #expect(states.state(seat: "the Kremlin")?.code == "RUS")
    #expect(states.state(seat: "Elysée")?.code == "FRA")
    #expect(states.state(seat: "Downing Street")?.code == "GBR")
    #expect(states.state(seat: "White House")?.code == "USA")
    #expect(states.state(code: "SUN")?.kind == .former)
  }

  @Test func aRowThatCannotBeReadIsNamed() {
    let table = StateTable(text: "# head\nstate\tAAA\tAland\nrealm\tBBB\tBland\n")
    #expect(table.entries.map(\.code) == ["AAA"])
    #expect(table.problems.map(\.line) == [3])
  }
}
