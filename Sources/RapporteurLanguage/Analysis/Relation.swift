/// A relation of Universal Dependencies v2, with the subtypes of the English treebanks.
///
/// - Source: https://universaldependencies.org/u/dep/
public enum Relation: String, Sendable, CaseIterable {
  case nsubj, obj, iobj, csubj, ccomp, xcomp
  case obl, vocative, expl, dislocated, advcl, advmod, discourse, aux, cop, mark
  case nmod, appos, nummod, acl, amod, det, clf, `case`
  case conj, cc, fixed, flat, list, parataxis, compound, orphan, goeswith, reparandum
  case punct, root, dep
  case aclRelcl = "acl:relcl"
  case advclRelcl = "advcl:relcl"
  case auxPass = "aux:pass"
  case ccPreconj = "cc:preconj"
  case compoundPrt = "compound:prt"
  case csubjOuter = "csubj:outer"
  case csubjPass = "csubj:pass"
  case detPredet = "det:predet"
  case nmodDesc = "nmod:desc"
  case nmodPoss = "nmod:poss"
  case nmodUnmarked = "nmod:unmarked"
  case nsubjOuter = "nsubj:outer"
  case nsubjPass = "nsubj:pass"
  case oblAgent = "obl:agent"
  case oblUnmarked = "obl:unmarked"

  /// The relation without its subtype: `nsubj` of `nsubj:pass`.
  public var universal: Relation {
    guard let colon = rawValue.firstIndex(of: ":") else { return self }
    return Relation(rawValue: String(rawValue[..<colon])) ?? self
  }
}
