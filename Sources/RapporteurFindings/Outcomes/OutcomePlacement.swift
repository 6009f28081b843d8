internal import RapporteurCore
internal import RapporteurLanguage

/// Tells of which encounter an outcome is.
enum OutcomePlacement {
  /// The encounter told in the outcome's own sentence, else the last one told before it in which all
  /// its parties took part; nil if there is none. What is still to be discussed belongs to an
  /// encounter to come, all else to one that was or is held.
  static func meeting(of outcome: Outcome, among meetings: [Meeting], in analysis: Analysis)
    -> Identifier<Meeting>?
  {
    guard !outcome.parties.isEmpty else { return nil }
    let isAhead = outcome.status == .onAgenda || outcome.provenance.modality == .future
    let statuses: Set<Meeting.Status> =
      isAhead ? [.scheduled, .proposed, .postponed] : [.held, .ongoing]
    let known = meetings.filter { meeting in
      let people = Set(meeting.participants.flatMap { [$0.actor, $0.side ?? $0.actor] })
      return statuses.contains(meeting.status) && people.isSuperset(of: outcome.parties)
    }
    let sentence = analysis.word(at: outcome.cue.start).map {
      analysis.sentences[Int(analysis.sentenceIndex[$0])].span
    }
    let here = known.first { meeting in sentence?.contains(meeting.trigger) ?? false }
    let before = known.filter { $0.trigger.start < outcome.cue.start }
      .max { $0.trigger.start < $1.trigger.start }
    return (here ?? before)?.id
  }
}
