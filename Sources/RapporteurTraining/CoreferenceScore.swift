internal import Foundation
public import RapporteurLanguage
internal import RapporteurCore

/// How well the chains of an analyser agree with those of annotated documents.
///
/// Documents are files of three columns (number, word, brackets with the numbers of chains), as
/// OntoGUM's. Their words are joined by single spaces and analysed as raw text; a mention is right
/// when its extent is.
/// - Source: Vilain et al., "A model-theoretic coreference scoring scheme" (1995); Bagga and Baldwin,
///   "Algorithms for scoring coreference chains" (1998); Luo, "On coreference resolution performance
///   metrics" (2005) is left out.
public struct CoreferenceScore: Sendable {
  /// Precision, recall and F1 of mentions, of MUC's links, and of B³.
  public var figures: [(name: String, precision: Double, recall: Double, f1: Double)] {
    [("mentions", mentions), ("MUC", links), ("B3", members)].map { name, sums in
      let precision = sums.found > 0 ? sums.right / sums.found : 0
      let recall = sums.gold > 0 ? sums.rightOfGold / sums.gold : 0
      let sum = precision + recall
      return (name, precision, recall, sum > 0 ? 2 * precision * recall / sum : 0)
    }
  }

  private struct Sums {
    var right = 0.0
    var found = 0.0
    var rightOfGold = 0.0
    var gold = 0.0
  }

  private var mentions = Sums()
  private var links = Sums()
  private var members = Sums()

  /// Scores the documents in the folder at `path`.
  /// - Throws: `CorpusError` where there is none.
  public init(of analyser: Analyser, folder path: String) throws(CorpusError) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasSuffix(".conll") }.sorted()
    guard !files.isEmpty else { throw CorpusError.empty(path: path) }
    for file in files {
      let (text, gold) = try Self.document(path + "/" + file)
      let report = ReportText(text)
      let analysis = analyser.analysis(
        of: report, blocks: [Block(.paragraph, report.span)], publicationDay: nil)
      add(gold: gold, found: analysis.chains)
    }
  }

  private static func document(_ path: String) throws(CorpusError) -> (String, [[Span]]) {
    var text = ""
    var open: [Int: [Int]] = [:]
    var chains: [Int: [Span]] = [:]
    for line in try CorpusError.lines(of: path) {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count >= 3 else { continue }
      if !text.isEmpty { text += " " }
      let start = text.utf8.count
      text += columns[1]
      let end = text.utf8.count
      var brackets = columns[2]
      while let first = brackets.firstIndex(where: { $0 == "(" || $0.isNumber }) {
        brackets = brackets[first...]
        let opens = brackets.first == "("
        if opens { brackets = brackets.dropFirst() }
        let digits = brackets.prefix { $0.isNumber }
        brackets = brackets.dropFirst(digits.count)
        guard let chain = Int(digits) else { continue }
        if opens { open[chain, default: []].append(start) }
        if brackets.first == ")" {
          brackets = brackets.dropFirst()
          if let from = open[chain]?.popLast() {
            chains[chain, default: []].append(Span(from, end))
          }
        }
      }
    }
    return (text, chains.keys.sorted().compactMap { chains[$0] }.filter { $0.count > 1 })
  }

  private mutating func add(gold: [[Span]], found: [[Span]]) {
    var goldOf: [Span: Int] = [:]
    var foundOf: [Span: Int] = [:]
    for (index, chain) in gold.enumerated() { for span in chain { goldOf[span] = index } }
    for (index, chain) in found.enumerated() { for span in chain { foundOf[span] = index } }
    let shared = Double(goldOf.keys.count { foundOf[$0] != nil })
    mentions.right += shared
    mentions.rightOfGold += shared
    mentions.found += Double(foundOf.count)
    mentions.gold += Double(goldOf.count)
    let (rightOfGold, goldLinks) = Self.muc(gold, foundOf)
    links.rightOfGold += rightOfGold
    links.gold += goldLinks
    let (right, foundLinks) = Self.muc(found, goldOf)
    links.right += right
    links.found += foundLinks
    members.rightOfGold += Self.b3(gold, foundOf)
    members.gold += Double(goldOf.count)
    members.right += Self.b3(found, goldOf)
    members.found += Double(foundOf.count)
  }

  /// The links of `chains` that `other` has too, and all of them.
  private static func muc(_ chains: [[Span]], _ other: [Span: Int]) -> (Double, Double) {
    var right = 0
    var all = 0
    for chain in chains {
      let parts = Set(chain.compactMap { other[$0] }).count + chain.count { other[$0] == nil }
      right += chain.count - parts
      all += chain.count - 1
    }
    return (Double(right), Double(all))
  }

  /// The sum, over mentions, of the share of their chain that the other one has too.
  private static func b3(_ chains: [[Span]], _ other: [Span: Int]) -> Double {
    var sum = 0.0
    for chain in chains {
      var counts: [Int: Int] = [:]
      for span in chain { if let index = other[span] { counts[index, default: 0] += 1 } }
      for count in counts.values { sum += Double(count * count) / Double(chain.count) }
    }
    return sum
  }
}
