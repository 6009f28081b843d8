import RapporteurCore
import Testing

@testable import RapporteurLanguage

/// Which phrases stand for the same thing.
@Suite struct CoreferenceTests {
  /// The chains of `text`, their mentions joined by " = ".
  private func chains(_ text: String) throws -> [String] {
    let analysis = try TestModel.analysis(of: text)
    return analysis.chains.map { chain in
      chain.map { analysis.text[$0] }.joined(separator: " = ")
    }
  }

  private func areTogether(_ mentions: [String], in text: String) throws -> Bool {
    let analysis = try TestModel.analysis(of: text)
    return analysis.chains.contains { chain in
      let texts = chain.map { analysis.text[$0] }
      return mentions.allSatisfy(texts.contains)
    }
  }

  @Test func aSurnameIsThePersonNamedInFull() throws {
    let text = "Anwar Sadat flew to Jerusalem. Two days later Sadat spoke to the parliament."
    #expect(try areTogether(["Anwar Sadat", "Sadat"], in: text))
  }

  @Test func twoPersonsOfOneSurnameStayApart() throws {
    let text = "Cyrus Vance met Moshe Dayan. Grace Vance met Ruth Dayan."
    #expect(try chains(text).isEmpty)
  }

  @Test func heIsAManAndSheIsAWoman() throws {
    let text = "Golda Meir met Henry Kissinger in Jerusalem. She thanked him."
    #expect(try areTogether(["Golda Meir", "She"], in: text))
    #expect(try areTogether(["Henry Kissinger", "him"], in: text))
  }

  @Test func aPronounIsNotTheOtherArgumentOfItsVerb() throws {
    let text = "Richard Holbrooke arrived. Warren Christopher praised him."
    #expect(try areTogether(["Richard Holbrooke", "him"], in: text))
  }

  @Test func theAgreementIsTheOneJustMentioned() throws {
    let text = "In Dayton the parties signed an agreement. The agreement ended the war."
    #expect(try areTogether(["an agreement", "The agreement"], in: text))
  }

  @Test func theSecondRoundIsNotTheFirst() throws {
    let text = "The first round ended on Monday. The second round began on Friday."
    #expect(try chains(text).isEmpty)
  }

  @Test func lettersStandForTheNameTheyBegin() throws {
    let text = "The Organization of American States sent observers. The OAS praised the vote."
    #expect(try areTogether(["The Organization of American States", "The OAS"], in: text))
  }

  @Test func aNameWithAHyphenIsOnePart() throws {
    let text = "Yossi Ben-Aharon opened the session in Madrid. Ben-Aharon thanked the hosts."
    #expect(try areTogether(["Yossi Ben-Aharon", "Ben-Aharon"], in: text))
  }

  @Test func theAllianceIsTheBodyJustNamed() throws {
    let text = "NATO sent 60,000 soldiers to Bosnia. The alliance took over from the peacekeepers."
    #expect(try areTogether(["NATO", "The alliance"], in: text))
    // A body that is called so is meant rather than one that is nearer.
    let two = "The Contact Group met in London. OSCE monitors were there. The group praised Turkey."
    #expect(try areTogether(["The Contact Group", "The group"], in: two))
    let none = "Envoys met in Geneva. The alliance took over from the peacekeepers."
    #expect(try chains(none).isEmpty)
  }

  @Test func iInAQuotationIsItsSpeaker() throws {
    let text = "“I will return to Belfast,” George Mitchell said. “I am hopeful.”"
    #expect(try chains(text).contains { $0.contains("I") && $0.contains("George Mitchell") })
  }

  @Test func itThatStandsForAClauseIsNoMention() throws {
    let text = "The commission met in Oslo. It is clear that the talks failed."
    #expect(try chains(text).isEmpty)
  }

  @Test func theWordsOfPersonsCanAllBeRead() {
    #expect(PersonWords.standard.problems.isEmpty)
    #expect(PersonWords.standard.kinds(of: "envoy") == [.person])
    #expect(PersonWords.standard.sex(ofGivenName: "Madeleine") == .woman)
  }
}
