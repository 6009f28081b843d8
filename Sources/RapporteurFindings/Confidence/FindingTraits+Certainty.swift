internal import RapporteurCore
internal import RapporteurLanguage

/// How sure the language analysis is of what a finding was read from.
///
/// A margin is by how much the score of a decision is above that of the best other one; where it is small, the
/// analysis was of two minds, and whatever was read from it is doubtful.
extension FindingTraits {
  /// The margins at the cue: of its tag, of the arc to what it hangs on, and of those of its subject.
  func certainty(ofCue head: Int, agent: Int?) -> [String] {
    var traits = [
      "cuetagsure=\(sure(analysis.tagMargins, head))",
      "cuearcsure=\(sure(analysis.headMargins, head))",
      "cuerelationsure=\(sure(analysis.relationMargins, head))",
    ]
    let arguments = analysis.dependents[head].filter {
      [.nsubj, .obj, .obl, .xcomp, .ccomp].contains(analysis.relation($0))
    }
    traits.append("argumentsure=\(least(analysis.headMargins, arguments))")
    guard let agent else { return traits }
    traits.append("subjectarcsure=\(sure(analysis.headMargins, agent))")
    traits.append("subjectrelationsure=\(sure(analysis.relationMargins, agent))")
    return traits
  }

  /// The margins of a span: where it hangs, within it, and of what follows it.
  func certainty(ofSpan words: Range<Int>, _ name: String) -> [String] {
    guard let last = words.last else { return [] }
    let outward = words.filter { hangsOutside($0, of: words) }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[last])].words
    let after = (last + 1)..<max(last + 1, min(last + 4, sentence.upperBound))
    let marks = words.filter { [.conj, .advcl, .acl].contains(analysis.relation($0)) }
    return [
      "\(name)headsure=\(least(analysis.headMargins, outward))",
      "\(name)outward=\(min(outward.count, 3))",
      "\(name)sure=\(least(analysis.headMargins, Array(words)))",
      "\(name)joinsure=\(least(analysis.headMargins, marks))",
      "\(name)aftersure=\(least(analysis.headMargins, after.filter { analysis.upos[$0] != .punctuation }))",
      "\(name)tagsure=\(least(analysis.tagMargins, Array(words)))",
    ]
  }

  private func sure(_ margins: [Float], _ word: Int) -> Int {
    Self.step(margins.indices.contains(word) ? margins[word] : 0)
  }

  private func least(_ margins: [Float], _ words: [Int]) -> String {
    words.map { sure(margins, $0) }.min().map(String.init) ?? "none"
  }

  /// The step that a margin falls into.
  private static func step(_ margin: Float) -> Int {
    [0, 1, 2, 4, 6, 9].firstIndex { margin < $0 } ?? 6
  }
}
