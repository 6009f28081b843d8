internal import RapporteurCore
internal import RapporteurLanguage

/// Tells how the encounters of a report hang together: "following their call", "ahead of the summit",
/// "on the margins of the conference", "will meet again".
struct MeetingRelations {
  let analysis: Analysis
  let nouns: ActorNouns

  /// The relations of each encounter; `mentions[i]` are the words that name `meetings[i]`, whose
  /// identifiers are set.
  func relations(of meetings: [Meeting], mentions: [Set<Int>]) -> [[Meeting.Relation]] {
    meetings.indices.map { index in
      var found: [Meeting.Relation] = []
      func add(_ kind: Meeting.Relation.Kind, _ other: Int) {
        guard other != index,
          !found.contains(where: { $0.meeting == meetings[other].id })
        else { return }
        found.append(Meeting.Relation(kind, meetings[other].id))
      }
      for word in mentions[index].sorted() {
        for (kind, noun) in links(at: word) {
          if let other = mentions.firstIndex(where: { $0.contains(noun) }) {
            add(kind, other)
          } else if analysis.dependent(of: noun, .det).map({
            ["the", "that", "this"].contains(analysis.lemma($0))
          }) ?? false, let other = earlier(than: index, before: noun, meetings) {
            add(kind, other)
          }
        }
        if takesUp(word), let other = earlier(than: index, before: word, meetings) {
          add(.follows, other)
        }
      }
      return found
    }
  }

  /// The nouns for other encounters to which the clause of `word` ties its own.
  private func links(at word: Int) -> [(kind: Meeting.Relation.Kind, noun: Int)] {
    var result: [(kind: Meeting.Relation.Kind, noun: Int)] = []
    let governor =
      analysis.upos[word] == .verb
      ? word : analysis.heads[word].flatMap { analysis.upos[$0] == .verb ? $0 : nil } ?? word
    for top in Set([word, governor]).sorted() {
      for child in analysis.dependents[top] where child != word {
        if let kind = kind(of: child), let noun = encounter(under: child) {
          result.append((kind, noun))
        } else if analysis.lemma(child) == "ahead", let noun = encounter(under: child) {
          result.append((.prepares, noun))
        }
      }
    }
    return result
  }

  /// What the words before a phrase make of it.
  private func kind(of phrase: Int) -> Meeting.Relation.Kind? {
    guard [.obl, .nmod, .advcl].contains(analysis.relation(phrase)) else { return nil }
    if ["margin", "sideline", "fringe", "edge"].contains(analysis.lemma(phrase)) { return .partOf }
    if analysis.lemma(phrase) == "preparation" { return .prepares }
    for marker in analysis.dependents[phrase] where marker < phrase {
      switch analysis.lemma(marker) {
      case "follow", "following", "after": return .follows
      case "ahead", "before": return .prepares
      case "during": return .partOf
      default: continue
      }
    }
    return nil
  }

  /// The noun for an encounter that a phrase is headed by, or that hangs on it with "of" or "for".
  private func encounter(under phrase: Int) -> Int? {
    if nouns[analysis.lemma(phrase)] == .encounter { return phrase }
    return analysis.dependents[phrase].first {
      $0 > phrase && [.nmod, .obl].contains(analysis.relation($0))
        && nouns[analysis.lemma($0)] == .encounter
    }
  }

  /// Whether an encounter takes up an earlier one: "will meet again", "reconvene", "resumed the
  /// talks".
  private func takesUp(_ word: Int) -> Bool {
    let governor = analysis.heads[word] ?? word
    return ["reconvene"].contains(analysis.lemma(word))
      || ["resume", "continue"].contains(analysis.lemma(governor))
      || analysis.dependents[word].contains {
        analysis.relation($0) == .advmod && analysis.lemma($0) == "again"
      }
  }

  /// The last encounter held that was told before `position`, with one of the same parties.
  private func earlier(than index: Int, before position: Int, _ meetings: [Meeting]) -> Int? {
    let parties = Set(meetings[index].parties)
    return meetings.indices.filter { other in
      other != index && [.held, .ongoing].contains(meetings[other].status)
        && meetings[other].trigger.start < analysis.spans[position].start
        && !parties.isDisjoint(with: meetings[other].parties)
    }.max { meetings[$0].trigger.start < meetings[$1].trigger.start }
  }
}
