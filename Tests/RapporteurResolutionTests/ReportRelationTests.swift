import RapporteurCore
import RapporteurResolution
import Testing

@Suite struct ReportRelationTests {
  private func report(_ id: String, _ published: String, _ publisher: String, _ words: [Int])
    -> Record
  {
    // Words without meaning, so that only their order tells texts apart.
    let text = words.map { "word\($0 * 7919 % 1009)" }.joined(separator: " ")
    return RecordBuilder(id, published: published, publisher: publisher, text: text).record
  }

  private func relations(_ records: [Record]) -> [ReportRelation] {
    let store = Resolver().account(of: records)
    return store.clusters.filter { $0.kind == .report }.flatMap { $0.links.map(\.reportRelation) }
  }

  @Test func aCopyIsWholeAndAnExcerptAPart() {
    let whole = report("a", "1905-06-05", "One", Array(0..<500))
    #expect(relations([whole, report("b", "1905-06-06", "Two", Array(0..<500))]) == [.whole])
    let excerpt = report("c", "1905-06-06", "Two", Array(100..<260))
    #expect(relations([whole, excerpt]) == [.part(of: excerpt.report.id)])
    #expect(relations([whole, report("d", "1905-06-06", "Two", Array(500..<900))]) == [])
  }

  @Test func anOutletsFormIsNoCopy() {
    let form = Array(0..<200)
    let changed = form.map { $0 % 20 == 10 ? $0 + 600 : $0 }
    #expect(
      relations([
        report("a", "1905-06-05", "One", form), report("b", "1905-06-07", "One", changed),
      ]) == [])
  }
}
