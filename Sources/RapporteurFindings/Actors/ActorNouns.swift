internal import RapporteurCore
internal import RapporteurLanguage

/// Nouns by what they stand for when an actor is meant, from `actor-nouns.tsv`.
struct ActorNouns: Sendable {
  /// What a noun stands for.
  enum Class: String, Sendable {
    /// A part that acts for the whole: "the Ukrainian delegation", "the American side".
    case side
    /// Those just spoken of: "both sides", "the parties".
    case parties
    /// The persons just spoken of: "the leaders", "the two presidents", "the participants".
    case leaders
    /// A body of a state: "the government", "parliament".
    case body
    /// People who stay a group under their description: "officials", "regulators".
    case people
    /// A document that speaks: "the statement", "the communiqué".
    case document
    /// An encounter, for those who take part in it: "the talks focused on …".
    case encounter
    /// A medium: "agency", "newspaper".
    case medium
    /// What people make and do, which never acts itself: "initiative", "plan".
    case thing
  }

  private let classes: [String: Class]

  /// Reads the table: a lemma and its class on each line.
  init(_ source: String) {
    var classes: [String: Class] = [:]
    for line in source.split(separator: "\n") where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t")
      guard columns.count >= 2, let known = Class(rawValue: String(columns[1])) else { continue }
      for lemma in columns[0].split(separator: ",") {
        let lemma = lemma.trimmingPrefix(" ").description
        classes[lemma] = classes[lemma] ?? known
      }
    }
    self.classes = classes
  }

  subscript(lemma: String) -> Class? { classes[lemma] }
}
