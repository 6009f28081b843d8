import RapporteurLanguage
import Testing

@Suite struct NameLabelTests {
  @Test func labelsSpellNames() {
    let person = 0
    let labels = [
      NameLabel.outside, NameLabel(kind: person, .first), NameLabel(kind: person, .last),
      NameLabel(kind: 2, .only), .outside,
    ]
    let names = NameLabel.names(labels)
    #expect(names.map(\.words) == [1..<3, 3..<4])
    #expect(names.map(\.kind) == [0, 2])
  }

  @Test func aNameThatWasBegunIsEnded() {
    let first = NameLabel(kind: 1, .first)
    #expect(NameLabel(kind: 1, .last).canFollow(first, isLastWord: true))
    #expect(!NameLabel(kind: 2, .last).canFollow(first, isLastWord: true))
    #expect(!NameLabel(kind: 1, .inner).canFollow(first, isLastWord: true))
    #expect(!NameLabel.outside.canFollow(first, isLastWord: false))
    #expect(!NameLabel(kind: 1, .last).canFollow(.outside, isLastWord: false))
  }

  @Test func everyLabelHasItsNumber() {
    for number in 1..<NameLabel.count {
      let label = NameLabel(number: number)
      guard let kind = label.kind, let place = label.place else {
        Issue.record("\(number)")
        continue
      }
      #expect(NameLabel(kind: kind, place).number == number)
    }
  }
}
