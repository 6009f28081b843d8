import RapporteurLanguage
import Testing

@Suite struct TitleLexiconTests {
  let titles = TitleLexicon.standard

  @Test func theShippedLexiconHasNoProblems() {
    #expect(titles.problems == [])
    #expect(titles.entries.count > 150)
  }

  @Test(arguments: [
    ("Prime Minister", "head-of-government"), ("foreign minister", "minister"),
    ("Secretary of State", "minister"), ("Special Envoy", "envoy"), ("Gen.", "military"),
    ("Mr.", "civil"), ("Dr.", "academic"), ("Chief of Staff", "military"),
    ("spokesman", "spokesperson"), ("ambassador", "diplomat"), ("leader", "group"),
    ("chairman", "official"), ("King", "royal"), ("pope", "religious"),
    ("Secretary General", "body"), ("former", "modifier"),
  ])
  func aTitleHasItsClass(title: String, class: String) {
    #expect(titles.title(title)?.class.rawValue == `class`)
  }

  @Test func theLongestTitleWins() throws {
    let words = ["Ukrainian", "Foreign", "Minister", "Andrii", "Sybiha"]
    let found = try #require(titles.title(at: 1, in: words))
    #expect(found.entry.title == "Foreign Minister")
    #expect(found.count == 2)
    #expect(titles.title(at: 0, in: words) == nil)
    #expect(titles.title(at: 9, in: words) == nil)
  }

  @Test func aHyphenMayStandAsAWordOfItsOwn() throws {
    for words in [["Secretary-General", "Kofi"], ["Secretary", "-", "General", "Kofi"]] {
      let found = try #require(titles.title(at: 0, in: words))
      #expect(found.entry.title == "Secretary-General")
      #expect(found.count == words.count - 1)
    }
  }
}
