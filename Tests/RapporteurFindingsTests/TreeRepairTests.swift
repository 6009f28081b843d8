import RapporteurCore
import RapporteurLanguage
import Testing

@testable import RapporteurFindings

@Suite struct TreeRepairTests {
  @Test func aClauseTakenForAnObjectIsPutUnderItsVerb() {
    let analysis = HandBuilt.analysis(
      """
      Both both DET DT 2 nsubj
      agreed agree VERB VBD 0 root
      that that DET DT 4 det
      progress progress NOUN NN 2 obj
      depends depend VERB VBZ 2 parataxis
      on on ADP IN 7 case
      trust trust NOUN NN 5 obl
      """)
    let repaired = TreeRepair.repaired(analysis, governors: ["agree"])
    #expect(
      repaired.treeDump == [
        "Both<nsubj-agreed", "agreed<root-", "that<mark-depends", "progress<nsubj-depends",
        "depends<ccomp-agreed", "on<case-trust", "trust<obl-depends",
      ])
    #expect(repaired.upos[2] == .subordinatingConjunction)
    #expect(repaired.xpos[2] == "IN")
    #expect(repaired.dependents[4] == [2, 3, 6])
    #expect(repaired.dependents[1] == [0, 4])
  }

  @Test func aClauseThatGovernedItsVerbIsTurnedRoundWithoutACircle() {
    // The parser took the clause for the root and "agreed" for its parataxis.
    let analysis = HandBuilt.analysis(
      """
      Both both DET DT 2 nsubj
      agreed agree VERB VBD 5 parataxis
      that that DET DT 4 det
      progress progress NOUN NN 2 obj
      depends depend VERB VBZ 0 root
      on on ADP IN 7 case
      trust trust NOUN NN 5 obl
      """)
    let repaired = TreeRepair.repaired(analysis, governors: ["agree"])
    for word in 0..<repaired.count {
      #expect(!repaired.ancestors(of: word).contains(word))
    }
  }

  @Test func otherVerbsKeepTheirObjects() {
    let analysis = HandBuilt.analysis(
      """
      Both both DET DT 2 nsubj
      liked like VERB VBD 0 root
      that that DET DT 4 det
      map map NOUN NN 2 obj
      shows show VERB VBZ 2 parataxis
      """)
    #expect(
      TreeRepair.repaired(analysis, governors: ["agree"]).treeDump == analysis.treeDump)
  }

  @Test func aNounWithoutAVerbAfterItKeepsItsThat() {
    let analysis = HandBuilt.analysis(
      """
      Both both DET DT 2 nsubj
      stated state VERB VBD 0 root
      that that DET DT 4 det
      aim aim NOUN NN 2 obj
      clearly clearly ADV RB 2 advmod
      . . PUNCT . 2 punct
      """)
    #expect(
      TreeRepair.repaired(analysis, governors: ["state"]).treeDump == analysis.treeDump)
  }

  @Test func aSentenceWithoutAVerbGetsItsParticiple() {
    let analysis = HandBuilt.analysis(
      """
      The the DET DT 2 det
      council council NOUN NN 0 root
      called call VERB VBN 2 acl
      on on ADP IN 6 case
      both both DET DT 6 det
      armies army NOUN NNS 3 obl
      . . PUNCT . 2 punct
      """)
    #expect(
      TreeRepair.repaired(analysis, governors: []).treeDump == [
        "The<det-council", "council<nsubj-called", "called<root-", "on<case-armies",
        "both<det-armies", "armies<obl-called", ".<punct-called",
      ])
  }

  @Test func anOwnerIsNoSecondSubject() {
    let analysis = HandBuilt.analysis(
      """
      Latvia Latvia PROPN NNP 4 nsubj
      ’s ’s PART POS 1 case
      Ulmanis Ulmanis PROPN NNP 4 nsubj
      spoke speak VERB VBD 0 root
      """)
    #expect(
      TreeRepair.repaired(analysis, governors: []).treeDump == [
        "Latvia<nmod:poss-Ulmanis", "’s<case-Latvia", "Ulmanis<nsubj-spoke", "spoke<root-",
      ])
  }

  @Test func aHeadingIsNoSentence() {
    let analysis = HandBuilt.analysis(
      """
      The the DET DT 2 det
      accord accord NOUN NN 0 root
      signed sign VERB VBN 2 acl
      in in ADP IN 5 case
      Oslo Oslo PROPN NNP 3 obl
      """)
    #expect(TreeRepair.repaired(analysis, governors: []).treeDump == analysis.treeDump)
  }

  @Test func nothingIsRepairedToNothing() {
    #expect(TreeRepair.repaired(HandBuilt.analysis(""), governors: ["agree"]).count == 0)
  }
}
