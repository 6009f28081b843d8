internal import RapporteurCore
internal import RapporteurLanguage

/// Bodies and outlets that a noun takes up or comes with.
extension ActorResolver {
  /// The body that "the alliance", "the newspaper" takes up: one near by whose name has that noun, or else the
  /// last one named as a subject; nil if none is.
  func body(takenUpBy word: Int) -> Identifier<Actor>? {
    let lemma = analysis.lemma(word)
    guard Self.namedBodies.contains(lemma), !analysis.features[word].contains("Number=Plur") else {
      return nil
    }
    let sentence = Int(analysis.sentenceIndex[word])
    var subject: Identifier<Actor>?
    for candidate in stride(from: word - 1, through: 0, by: -1) {
      let distance = sentence - Int(analysis.sentenceIndex[candidate])
      guard distance <= 4 else { break }
      if let id = body(namedBefore: candidate) {
        if analysis.lemma(candidate) == lemma { return id }
        if subject == nil, distance <= 2, analysis.relation(candidate) == .nsubj { subject = id }
      }
      guard let entity = entityOfWord[candidate], let id = actorOfEntity[entity],
        registry[id].kind == .organisation
      else { continue }
      if registry[id].name.lowercased().split(separator: " ").contains(Substring(lemma)) {
        return id
      }
      if subject == nil, distance <= 2, analysis.relation(head(ofEntity: entity)) == .nsubj {
        subject = id
      }
    }
    return subject
  }

  /// The body whose name a noun for what it is comes with: "the Maariv newspaper", "the Hamas movement"; nil
  /// where the name is that of a place or a state, as in "Israel radio".
  func body(namedBefore word: Int) -> Identifier<Actor>? {
    guard Self.namedBodies.contains(analysis.lemma(word)),
      analysis.forms[word].first?.isLowercase == true, word > 0,
      let entity = entityOfWord[word - 1], let id = actorOfEntity[entity],
      registry[id].kind == .organisation,
      analysis.heads[head(ofEntity: entity)] == word
    else { return nil }
    return id
  }

  /// The word of a name on which its other words depend.
  private func head(ofEntity entity: Int) -> Int {
    let words = analysis.entities[entity].words
    return words.last { word in analysis.heads[word].map { !words.contains($0) } ?? true }
      ?? words.lowerBound
  }

  /// Nouns for bodies that have names of their own.
  private static let namedBodies: Set<String> = [
    "agency", "alliance", "bank", "bloc", "company", "daily", "firm", "magazine", "movement",
    "network",
    "newspaper", "organisation", "organization", "paper", "party", "union",
  ]
}
