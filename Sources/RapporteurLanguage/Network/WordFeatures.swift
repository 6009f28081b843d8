/// What the network sees of one word: rows of its three tables of vectors.
///
/// The stored model depends on every constant here.
package enum WordFeatures {
  /// The number of rows for parts of words that a new model gets, a power of two.
  package static let partRows = 1 << 14
  /// The number of rows for shapes, for signs of the form and for the lists of names.
  package static let shapeRows = 512

  private static let flagRows = 256
  private static let listRows = 256 + 32

  /// The rows, of so many, of a word's beginnings, its endings and its exact form.
  @inline(__always)
  package static func eachPart(
    of traits: WordTraits, rows: Int, _ use: (Int) -> Void
  ) {
    use(part(1, traits.prefix1, rows))
    use(part(2, traits.prefix2, rows))
    use(part(3, traits.prefix3, rows))
    use(part(4, traits.suffix1, rows))
    use(part(5, traits.suffix2, rows))
    use(part(6, traits.suffix3, rows))
    use(part(7, traits.suffix4, rows))
    use(part(8, traits.suffix5, rows))
    use(part(9, traits.form, rows))
  }

  /// The rows of a word's case pattern, of its signs and of each list that it is on; `listed` is
  /// what the lists of names say of it, as bits.
  @inline(__always)
  package static func eachShape(of traits: WordTraits, listed: UInt64, _ use: (Int) -> Void) {
    use(Int(truncatingIfNeeded: Hash.finished(traits.shape) % UInt64(flagRows)))
    use(flagRows + Int(truncatingIfNeeded: traits.flags & 31))
    var bits = listed
    while bits != 0 {
      use(listRows + bits.trailingZeroBitCount)
      bits &= bits - 1
    }
  }

  private static func part(_ template: UInt64, _ value: UInt64, _ rows: Int) -> Int {
    let hash = Hash.finished(Hash.mixed(template &* Hash.prime, value))
    return Int(truncatingIfNeeded: hash >> 40) & (rows - 1)
  }
}
