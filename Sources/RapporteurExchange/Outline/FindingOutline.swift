package import RapporteurCore

/// One finding as a reader is told of it, whatever the page or screen looks like.
package struct FindingOutline {
  /// The six kinds of findings, in the order in which they are told.
  package enum Kind: Int, CaseIterable {
    case meeting, statement, outcome, condition, commitment, position

    /// The letter of its identifiers.
    package var letter: String {
      switch self {
      case .meeting: Meeting.letter
      case .statement: Statement.letter
      case .outcome: Outcome.letter
      case .condition: Condition.letter
      case .commitment: Commitment.letter
      case .position: Position.letter
      }
    }

    /// The kind in one word.
    package var singular: String {
      switch self {
      case .meeting: "meeting"
      case .statement: "statement"
      case .outcome: "outcome"
      case .condition: "condition"
      case .commitment: "commitment"
      case .position: "position"
      }
    }

    /// The heading of its group.
    package var title: String { singular.prefix(1).uppercased() + singular.dropFirst() + "s" }
  }

  /// How good the news in a label is, for those who see colours.
  package enum Tone {
    case settled, pending, adverse, neutral
  }

  /// A further line about a finding: a word that leads it, and the words of the report.
  package struct Line {
    package var lead: String
    package var words: String
  }

  /// The identifier, `m1`.
  package var id: String
  /// The kind.
  package var kind: Kind
  /// The status, stance, strength or reporting word, in a word or two.
  package var label: String
  /// The colour of the label.
  package var tone = Tone.neutral
  /// "denied", "hypothetical" or "to come" where the label does not say it already.
  package var modality: String?
  /// What the finding is about: those who meet or speak, or the report's words for the matter.
  package var subject: String
  /// Whether `subject` is in the report's own words.
  package var subjectIsQuoted = false
  /// The end of the cue from its negation on ("not to"), which the label alone would drop; or nil.
  package var negation: String?
  /// The other half of a condition.
  package var lines: [Line] = []
  /// Who, when, where and how, each in a few words.
  package var details: [String] = []
  /// The report's words to show beneath, unless `subject` shows them already.
  package var quotation: [Span] = []
  /// Whether `quotation` is all in quotation marks in the report.
  package var isDirectSpeech = false
  /// Where the finding is marked in the text; never empty.
  package var marks: [Span]
  /// The words that made the rule see it.
  package var cues: [Span] = []
  /// Those through whose hands it came, from the mouth to the page.
  package var chain: [String]
  /// The identifier of the statement in whose content it stands, or nil.
  package var assertedBy: String?
  /// The rule that made it, and how sure it is: `meeting.met-with, 0.9`.
  package var rule: String
  /// The events that it amounts to.
  package var events: [String] = []

  /// Where the finding stands in the text.
  package var place: Span { marks[0] }
}
