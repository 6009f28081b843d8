import RapporteurCore
import Testing

@testable import RapporteurResolution

@Suite struct DesignationTests {
  @Test(
    arguments: [
      ("the President of France", "President of France"),
      ("Ukraine's president", "President of Ukraine"),
      ("Ukraine’s President", "President of Ukraine"),
      ("ukraine's president", "President of Ukraine"),
      ("the Japanese prime minister", "Prime Minister of Japan"),
      ("German Chancellor", "Chancellor of Germany"),
      ("the President of the French Republic", "President of France"),
      ("NATO Secretary General", "Secretary-General of NATO"),
      ("uk prime minister", "Prime Minister of United Kingdom"),
      ("Amir of Qatar", "Emir of Qatar"),
    ] as [(String, String)])
  func anOfficeIsNamedByItsState(_ words: String, _ office: String) {
    guard case .office(let name, _, _)? = Designation(words) else {
      Issue.record("expected an office, found \(String(describing: Designation(words)))")
      return
    }
    #expect(name == office)
  }

  @Test(
    arguments: [
      ("the French side", "FRA"), ("Norwegian", "NOR"), ("Norwegians", "NOR"), ("Kyiv", "UKR"),
      ("the Kremlin", "RUS"), ("kremlin", "RUS"), ("Egypt's delegation", "EGY"), ("UK", "GBR"),
      ("uk", "GBR"),
      ("Britain", "GBR"), ("the Israeli government", "ISR"), ("eu", "IGOEUREEC"),
    ] as [(String, String)])
  func aStateIsMeantByAdjectiveCapitalAndSide(_ words: String, _ code: String) {
    #expect(Designation(words) == .state(code: code))
  }

  @Test func aDepartmentIsNoState() {
    #expect(Designation("State Department") != .state(code: "USA"))
  }

  @Test(
    arguments: [
      ("President Kovač", "Kovač"), ("Foreign Minister of Norway Kari Brekke", "Kari Brekke"),
      ("prime minister lind", "Lind"),
    ] as [(String, String)])
  func aTitleIsNoPartOfAName(_ words: String, _ name: String) {
    #expect(Designation(words) == .person(name))
  }

  @Test(arguments: ["Ana Holm", "the envoy", "", "the", "the harbour side"])
  func namesAndWordsAreNoDesignations(_ words: String) {
    #expect(Designation(words) == nil)
  }

  @Test(
    arguments: [
      ("His Majesty King", "King of Jordan"), ("Amir Sheikh", "Emir of Jordan"),
      ("Prime Minister Sheikh", "Prime Minister of Jordan"), ("King", "King of Jordan"),
      ("National Security Advisor", "National Security Advisor of Jordan"),
    ] as [(String, String)])
  func anOfficeIsKnownByItsHighestTitle(_ title: String, _ office: String) {
    var builder = RecordBuilder("1", published: "1995-01-01", text: "They met.")
    let state = builder.state("Jordan", "JOR")
    let person = builder.actor(.person, "Hasan Rami", title: title, of: state)
    let names = builder.record.actor(person).map { HeldOffice.names(of: $0, in: builder.record) }
    #expect(names == [office])
  }
}
