import RapporteurCore
import RapporteurLanguage
import Testing

/// What the findings need of the analysis of news text, on sentences written for this test.
///
/// The models are statistical: each table has a floor, not every line must be right.
@Suite struct NewsAnalysisTests {
  /// A sentence, a word of it, its relation and its head.
  static let arcs: [(text: String, word: String, relation: String, head: String)] = [
    ("The ministers of France and Germany met in Paris on Tuesday.", "ministers", "nsubj", "met"),
    ("The ministers of France and Germany met in Paris on Tuesday.", "Paris", "obl", "met"),
    ("The ministers of France and Germany met in Paris on Tuesday.", "Germany", "conj", "France"),
    ("Officials said that both sides had agreed on a ceasefire.", "agreed", "ccomp", "said"),
    ("Officials said that both sides had agreed on a ceasefire.", "ceasefire", "obl", "agreed"),
    ("The agreement was signed by the two presidents.", "presidents", "obl", "signed"),
    ("The agreement was signed by the two presidents.", "agreement", "nsubj", "signed"),
    ("Progress depends on Russia’s readiness to talk.", "Russia", "nmod", "readiness"),
    ("Progress depends on Russia’s readiness to talk.", "readiness", "obl", "depends"),
    (
      "Kyiv will not withdraw unless Moscow guarantees its security.", "guarantees", "advcl",
      "withdraw"
    ),
    ("Kyiv will not withdraw unless Moscow guarantees its security.", "not", "advmod", "withdraw"),
    (
      "The envoy, who arrived on Monday, discussed the exchange of prisoners.", "arrived", "acl",
      "envoy"
    ),
    (
      "The envoy, who arrived on Monday, discussed the exchange of prisoners.", "exchange", "obj",
      "discussed"
    ),
    ("They agreed to resume negotiations next week.", "resume", "xcomp", "agreed"),
    ("They agreed to resume negotiations next week.", "negotiations", "obj", "resume"),
    ("“The talks were constructive,” the spokesman said.", "spokesman", "nsubj", "said"),
    ("“The talks were constructive,” the spokesman said.", "constructive", "ccomp", "said"),
    ("According to the statement, the parties reviewed the plan.", "statement", "obl", "reviewed"),
  ]

  @Test func mostArcsOfPlainNewsAreRight() throws {
    var right = 0
    for arc in Self.arcs {
      let analysis = try TestModel.analysis(of: arc.text)
      guard let word = analysis.forms.firstIndex(of: arc.word), let head = analysis.heads[word]
      else { continue }
      if analysis.forms[head] == arc.head,
        analysis.relations[word].universal.rawValue == arc.relation
      {
        right += 1
      }
    }
    #expect(right * 10 >= Self.arcs.count * 8, "\(right) of \(Self.arcs.count)")
  }

  /// A text, and its names with their kinds.
  static let names: [(text: String, names: [String])] = [
    (
      "Secretary Umerov met Steven Witkoff in Miami.",
      ["person Umerov", "person Steven Witkoff", "place Miami"]
    ),
    ("Rustem Umerov spoke. Umerov left.", ["person Rustem Umerov", "person Umerov"]),
    (
      "The United Nations called on Sudan to stop.", ["organisation United Nations", "place Sudan"]
    ),
    ("President Clinton flew to Camp David.", ["person Clinton", "place Camp David"]),
    (
      "Talks between Israel and Egypt began in Cairo.",
      ["place Israel", "place Egypt", "place Cairo"]
    ),
    (
      "Kofi Annan praised the European Union.",
      ["person Kofi Annan", "organisation European Union"]
    ),
    ("The delegation left on Monday.", []),
  ]

  @Test func mostNamesOfPlainNewsAreWhole() throws {
    var (right, all, found) = (0, 0, 0)
    for line in Self.names {
      let analysis = try TestModel.analysis(of: line.text)
      let system = analysis.entities.map { entity in
        (entity.kind == .state ? "place" : entity.kind.rawValue) + " " + analysis.text[entity.span]
      }
      right += Set(system).intersection(line.names).count
      all += line.names.count
      found += system.count
    }
    #expect(right * 20 >= (all + found) * 8, "\(right) right, \(found) found, \(all) there")
  }

  @Test func aTitleStandsOutsideThePersonsName() throws {
    let analysis = try TestModel.analysis(
      of: "Foreign Minister Sergey Lavrov met Secretary of State Antony Blinken.")
    let persons = analysis.entities.filter { $0.kind == .person }.map { analysis.text[$0.span] }
    #expect(persons == ["Sergey Lavrov", "Antony Blinken"])
  }

  @Test(arguments: [
    (
      "But some other unions are against the pact, claiming Norway's accession to the pact would be "
        + "detrimental to the country's harbours.", "accession", "detrimental", "claiming"
    ),
    (
      "The ambassadors issued a joint statement saying the two countries' entry into the pact will "
        + "strengthen the region.", "entry", "strengthen", "saying"
    ),
  ])
  func theSubjectOfAReportedClauseIsNoObject(
    _ text: String, subject: String, predicate: String, cue: String
  ) throws {
    let analysis = try TestModel.analysis(of: text)
    let noun = try #require(analysis.forms.firstIndex(of: subject))
    let clause = try #require(analysis.forms.firstIndex(of: predicate))
    #expect(analysis.relations[noun] == .nsubj && analysis.heads[noun] == clause)
    #expect(analysis.relations[clause] == .ccomp)
    #expect(analysis.heads[clause].map { analysis.forms[$0] } == cue)
  }

  @Test func anUnderscoreInAWireReportIsReadAsADash() throws {
    let text = "The envoy said Friday that the team _ which he leads _ visited several sites."
    let wired = try TestModel.analysis(of: text)
    let printed = try TestModel.analysis(of: text.replacing("_", with: "–"))
    #expect(wired.heads == printed.heads)
    #expect(wired.relations == printed.relations)
  }

  @Test(arguments: [
    ("agreed", "agree"), ("parties", "party"), ("met", "meet"), ("was", "be"), ("talks", "talk"),
  ])
  func aWordHasItsLemma(form: String, lemma: String) throws {
    let analysis = try TestModel.analysis(
      of: "Both parties agreed that the meeting was useful when they met for talks.")
    let word = try #require(analysis.forms.firstIndex(of: form))
    #expect(analysis.lemmas[word] == lemma)
  }
}
