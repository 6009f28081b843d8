public import RapporteurCore
public import RapporteurFindings

/// Compares records with gold as `score_record.py` does: main spans by the words that they share.
public enum FindingMatch {
  /// The findings of `record` in the kinds that were annotated, each judged: right is what gold has with the same words
  /// by half, the same status or stance, and half of the actors.
  public static func judged(
    _ record: Record, described: [DescribedFinding], against gold: GoldDocument
  ) -> [JudgedFinding] {
    let traits = Dictionary(
      described.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let text = record.report.text
    let whole = Array(String(decoding: text.utf8, as: UTF8.self).unicodeScalars)
    let body = Array(gold.body.unicodeScalars)
    let shift = offset(of: body, in: whole) ?? 0
    let words = wordStarts(in: whole)
    func share(_ a: GoldDocument.Stretch, _ b: GoldDocument.Stretch) -> Double {
      let x = words.filter { $0.start >= a.start + shift && $0.end <= a.end + shift }
      let y = words.filter { $0.start >= b.start && $0.end <= b.end }
      let common = Set(x.map(\.start)).intersection(y.map(\.start)).count
      return x.isEmpty && y.isEmpty ? 0 : 2 * Double(common) / Double(x.count + y.count)
    }
    var result: [JudgedFinding] = []
    for candidates in candidates(of: record) {
      guard let wanted = gold.findings[candidates.kind] else { continue }
      var pairs: [(similarity: Double, gold: Int, found: Int)] = []
      for (i, finding) in wanted.enumerated() {
        for (j, candidate) in candidates.items.enumerated() {
          var parts = zip(finding.spans, candidate.spans).map { share($0, $1) }
          if candidates.kind == "meetings" {
            parts = [(parts.first ?? 0) > 0 ? 1 : 0, namesF1(finding.names ?? [], candidate.names)]
          }
          let similarity = parts.isEmpty ? 0 : parts.reduce(0, +) / Double(parts.count)
          if similarity >= 0.5 { pairs.append((similarity, i, j)) }
        }
      }
      pairs.sort { ($1.similarity, $0.gold, $0.found) < ($0.similarity, $1.gold, $1.found) }
      var taken: Set<Int> = []
      var partner: [Int: Int] = [:]
      for pair in pairs where !taken.contains(pair.gold) && partner[pair.found] == nil {
        taken.insert(pair.gold)
        partner[pair.found] = pair.gold
      }
      for (j, candidate) in candidates.items.enumerated() {
        let match = partner[j].map { wanted[$0] }
        let isRight =
          match.map { match in
            (match.label == nil || match.label == candidate.label)
              && (match.names.map { namesF1($0, candidate.names) >= 0.5 } ?? true)
          } ?? false
        if let finding = traits[candidate.id] {
          result.append(
            JudgedFinding(finding: finding, isRight: isRight, document: gold.identifier))
        }
      }
    }
    return result
  }

  // MARK: The program's findings

  private struct Candidate {
    let id: String
    let spans: [GoldDocument.Stretch]
    let label: String?
    let names: [String]
  }

  private static func candidates(of record: Record) -> [(kind: String, items: [Candidate])] {
    func make<F: Finding>(
      _ items: [F], _ spans: (F) -> [Span], _ label: (F) -> String?,
      _ actors: (F) -> [Identifier<Actor>]
    ) -> [Candidate] {
      items.map { item in
        let principals = actors(item).compactMap { record.actor($0) }
        return Candidate(
          id: item.id.description,
          spans: spans(item).map { span in
            GoldDocument.Stretch(
              start: record.report.text.codePointOffset(ofByte: span.start),
              end: record.report.text.codePointOffset(ofByte: span.end))
          }, label: label(item), names: principals.map(\.name))
      }
    }
    return [
      (
        "meetings",
        make(record.meetings, { [$0.provenance.evidence] }, { $0.status.rawValue }) {
          $0.participants.map(\.actor)
        }
      ),
      ("statements", make(record.statements, { [$0.content] }, { _ in nil }) { $0.speakers }),
      ("outcomes", make(record.outcomes, { [$0.topic] }, { $0.status.rawValue }) { $0.parties }),
      (
        "conditions",
        make(record.conditions, { [$0.consequent, $0.antecedent] }, { _ in nil }) { $0.holders }
      ),
      ("commitments", make(record.commitments, { [$0.action] }, { _ in nil }) { $0.actors }),
      (
        "positions",
        make(record.positions, { [$0.content] }, { $0.stance.rawValue }) { $0.actors }
      ),
    ]
  }

  // MARK: Words and names

  private static func wordStarts(in text: [Unicode.Scalar]) -> [(start: Int, end: Int)] {
    var words: [(start: Int, end: Int)] = []
    var start: Int?
    for (index, scalar) in text.enumerated() {
      let isWord =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
      if isWord, start == nil { start = index }
      if !isWord, let first = start {
        words.append((first, index))
        start = nil
      }
    }
    if let first = start { words.append((first, text.count)) }
    return words
  }

  private static func offset(of part: [Unicode.Scalar], in whole: [Unicode.Scalar]) -> Int? {
    guard let first = part.first, part.count <= whole.count else { return nil }
    return (0...(whole.count - part.count)).first {
      whole[$0] == first && whole[$0..<($0 + part.count)].elementsEqual(part)
    }
  }

  /// The F1 of two lists of names, of which one may be without given names.
  static func namesF1(_ gold: [String], _ found: [String]) -> Double {
    if gold.isEmpty, found.isEmpty { return 1 }
    var left = found
    var hits = 0
    for name in gold {
      if let index = left.firstIndex(where: { isSameName(name, $0) }) {
        left.remove(at: index)
        hits += 1
      }
    }
    return 2 * Double(hits) / Double(gold.count + found.count)
  }

  private static func isSameName(_ a: String, _ b: String) -> Bool {
    func words(_ name: String) -> [String] {
      name.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
        .filter { $0.count > 1 && $0 != "the" }
    }
    let (x, y) = (words(a), words(b))
    let (short, long) = x.count <= y.count ? (x, y) : (y, x)
    return !short.isEmpty && Set(short).isSubset(of: long) && short.last == long.last
  }
}
