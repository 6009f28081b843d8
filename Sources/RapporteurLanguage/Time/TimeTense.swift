/// Tells whether the sentence around a word speaks of what was or of what is to come.
///
/// Reads forms, and where they are there, tags and trees.
struct TimeTense {
  private let analysis: Analysis

  init(_ analysis: Analysis) { self.analysis = analysis }

  private static let modals: Set<String> = ["will", "'ll", "’ll", "shall", "wo", "would"]
  private static let prospects: Set<String> = [
    "scheduled", "expected", "due", "planned", "slated", "set", "plans", "plan", "expects",
    "upcoming", "going", "intends", "hopes", "aims", "deadline", "preparing", "ready",
  ]
  private static let pasts: Set<String> = [
    "was", "were", "had", "did", "said", "told", "has", "have", "been", "ago", "met", "took",
  ]

  private static let states: Set<String> = [
    "is", "are", "has", "have", "says", "say", "follows", "comes", "come", "shows", "show",
  ]

  /// The direction in which the word at that index lies; nearest if nothing says so.
  func direction(of word: Int) -> TimeDirection {
    guard analysis.sentenceIndex.indices.contains(word) else { return .nearest }
    let sentence = analysis.sentences[Int(analysis.sentenceIndex[word])].words
    let before = word > sentence.lowerBound ? form(word - 1) : ""
    if ["until", "till", "by"].contains(before) { return .future }
    if before == "since" { return .past }
    if before == "as", word - 2 > sentence.lowerBound, form(word - 2) == "soon" { return .future }
    if analysis.heads.count == analysis.count, analysis.upos.count == analysis.count {
      return byTree(word)
    }
    if analysis.xpos.count == analysis.count { return byTags(word, sentence) }
    return byForms(word, sentence)
  }

  private func form(_ word: Int) -> String { analysis.forms[word].lowercased() }

  // MARK: Trees

  private func byTree(_ word: Int) -> TimeDirection {
    var current = word
    for step in 0..<40 {
      guard let head = analysis.heads[current] else { break }
      let isAdjunct =
        step == 0 && [.obl, .nmod, .advmod, .obj].contains(analysis.relations[current].universal)
        && analysis.relations[current] != .nmodPoss
      current = head
      if form(current) == "deadline" { return .future }
      if analysis.upos[current] == .verb || analysis.upos[current] == .auxiliary,
        let direction = ofVerb(current, governs: isAdjunct)
      {
        return direction
      }
    }
    return ofVerb(current, governs: false) ?? .nearest
  }

  /// The direction that a verb with its auxiliaries gives, or nil; a verb in the present points
  /// ahead only to a time that it governs itself ("talks resume Friday").
  private func ofVerb(_ verb: Int, governs: Bool) -> TimeDirection? {
    let dependents =
      analysis.dependents.indices.contains(verb) ? analysis.dependents[verb] : []
    let tag = analysis.xpos.indices.contains(verb) ? analysis.xpos[verb] : ""
    var isInfinitive = false
    var isPast = tag == "VBD"
    var isPerfect = false
    for dependent in dependents where dependent < verb {
      let form = form(dependent)
      switch analysis.relations[dependent].universal {
      case .aux, .cop:
        if Self.modals.contains(form) { return .future }
        if form == "had" { isPerfect = true }
        if Self.pasts.contains(form) { isPast = true }
      case .mark: if form == "to" { isInfinitive = true }
      default: break
      }
    }
    if isPerfect { return .past }
    if Self.prospects.contains(form(verb)), tag != "VBD" || form(verb) == "expected" {
      return .future
    }
    if isInfinitive {
      // A purpose lies where its main clause does: "met to mark the entry on Friday".
      let relation = analysis.relations[verb].universal
      return relation == .advcl && !governs ? nil : .future
    }
    if isPast { return .past }
    if governs, tag == "VBZ" || tag == "VBP", !Self.states.contains(form(verb)) { return .future }
    return nil
  }

  // MARK: Tags

  private func byTags(_ word: Int, _ sentence: Range<Int>) -> TimeDirection {
    let before = (max(sentence.lowerBound, word - 12)..<word).reversed()
      .first { analysis.xpos[$0].hasPrefix("VB") }
    let after = (word..<min(sentence.upperBound, word + 12))
      .first { analysis.xpos[$0].hasPrefix("VB") || analysis.xpos[$0] == "MD" }
    for verb in [before, after].compactMap({ $0 }) {
      if let direction = byTag(verb, sentence) { return direction }
    }
    return .nearest
  }

  private func byTag(_ verb: Int, _ sentence: Range<Int>) -> TimeDirection? {
    let group = max(sentence.lowerBound, verb - 3)..<min(verb + 1, sentence.upperBound)
    for word in group where Self.modals.contains(form(word)) { return .future }
    switch analysis.xpos[verb] {
    case "MD": return Self.modals.contains(form(verb)) ? .future : nil
    case "VBD": return .past
    case "VBN":
      if Self.prospects.contains(form(verb)) { return .future }
      return .past
    case "VB":
      return group.contains { form($0) == "to" } ? .future : nil
    case "VBZ", "VBP": return Self.pasts.contains(form(verb)) ? .past : .future
    default: return nil
    }
  }

  // MARK: Forms alone

  private func byForms(_ word: Int, _ sentence: Range<Int>) -> TimeDirection {
    let window = max(sentence.lowerBound, word - 12)..<min(sentence.upperBound, word + 10)
    var nearest: (distance: Int, direction: TimeDirection)?
    for other in window where other != word {
      let form = form(other)
      // What stands before a time word weighs more than what follows.
      let distance = other < word ? word - other : 2 * (other - word) + 4
      let direction: TimeDirection
      if Self.modals.contains(form) || Self.prospects.contains(form) {
        direction = .future
      } else if Self.pasts.contains(form) || (form.hasSuffix("ed") && form.count > 4) {
        direction = .past
      } else {
        continue
      }
      if distance < (nearest?.distance ?? Int.max) { nearest = (distance, direction) }
    }
    return nearest?.direction ?? .nearest
  }
}
