import RapporteurLanguage
import Testing

@Suite struct NameListsTests {
  private func bits(_ text: String) -> [UInt64] {
    let bytes = Array(text.utf8)
    var words: [Range<Int>] = []
    var start = 0
    for word in bytes.split(separator: 0x20) {
      words.append(start..<(start + word.count))
      start += word.count + 1
    }
    return bytes.withUnsafeBufferPointer {
      NameLists.standard.bits(of: SentenceTraits(bytes: $0, words: words))
    }
  }

  @Test func theShippedListsHaveNoProblems() {
    #expect(NameLists.standard.problems == [])
  }

  @Test func theLongestSequenceIsFound() {
    let state = NameLists.List.state.rawValue
    #expect(
      bits("in the United Arab Emirates now").map { $0 & state != 0 } == [
        false, false, true, true, true, false,
      ])
    #expect(
      bits("Foreign Minister Lavrov").map { $0 & NameLists.List.title.rawValue != 0 } == [
        true, true, false,
      ])
    #expect(bits("West Virginia")[1] & NameLists.List.place.rawValue != 0)
  }

  @Test func anAbbreviationNeedsItsCapitals() {
    let state = NameLists.List.state.rawValue
    #expect(bits("the US met us").map { $0 & state != 0 } == [false, true, false, false])
  }

  @Test func aRowOfAnUnknownListIsNamed() {
    let lists = NameLists(
      states: .standard, titles: .standard, parts: .success("# x\nplaice\tseas\tNorth Sea\n"))
    #expect(lists.problems.map(\.line) == [2])
  }
}
