internal import Foundation
internal import RapporteurLanguage

/// Turns the weights that `Training/train.py` wrote into a model file of eight-bit weights.
public struct NetworkPacker {
  private struct Tensor {
    var shape: [Int]
    var values: [Float]
  }

  private let path: String
  private var tensors: [String: Tensor] = [:]

  /// Reads the file of tensors at `path`: of each the length of its name, the name, the number of its
  /// dimensions and they, as numbers of four bytes, then its floats; all little-endian.
  /// - Throws: `CorpusError` where it is not of that format.
  public init(path: String) throws(CorpusError) {
    self.path = path
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CorpusError.unreadable(path: path)
    }
    let bytes = [UInt8](data)
    var offset = 0
    func number() throws(CorpusError) -> Int {
      guard offset + 4 <= bytes.count else {
        throw CorpusError.malformed(path: path, what: "it breaks off at byte \(offset)")
      }
      defer { offset += 4 }
      return (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    while offset < bytes.count {
      let length = try number()
      guard length < 256, offset + length <= bytes.count else {
        throw CorpusError.malformed(path: path, what: "no name at byte \(offset)")
      }
      let name = String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
      offset += length
      var shape: [Int] = []
      for _ in 0..<(try number()) { shape.append(try number()) }
      let count = shape.reduce(1, *)
      guard offset + 4 * count <= bytes.count else {
        throw CorpusError.malformed(path: path, what: "\(name) breaks off")
      }
      let values = bytes[offset..<(offset + 4 * count)].withUnsafeBytes { raw in
        (0..<count).map {
          Float(
            bitPattern: UInt32(
              littleEndian: raw.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
        }
      }
      offset += 4 * count
      tensors[name] = Tensor(shape: shape, values: values)
    }
  }

  /// The bytes of the model file; `corpus` is the folder that the network was trained from.
  /// - Throws: `CorpusError` where a tensor or a file is missing.
  public func modelFile(corpus: String) throws(CorpusError) -> [UInt8] {
    var file = ModelFileWriter()
    let inventory = try inventory(corpus + "/inventory.json")
    file.add("TAGS", strings: inventory.tags)
    file.add("FEATS", strings: inventory.morphology)
    file.add("LEMMAS", strings: inventory.lemmas)
    file.add("RELATION", strings: inventory.relations)
    file.add("VOCAB", bytes: WordTable.bytes(of: try vocabulary(corpus + "/vocabulary.bin")))
    file.add("KNOWN", bytes: WordTable.bytes(of: try lemmas(corpus + "/lemmas.bin")))
    for (section, name) in [("WORDS", "word"), ("PARTS", "part"), ("SHAPES", "shape")] {
      let tensor = try tensor(name + ".weight")
      file.add(section, bytes: NetworkTable.bytes(tensor.values, columns: tensor.shape[1]))
    }
    for (section, name) in [("ARCROOT", "arc_root"), ("RELROOT", "rel_root")] {
      let tensor = try tensor(name)
      file.add(section, bytes: NetworkTable.bytes(tensor.values, columns: tensor.values.count))
    }
    for (layer, name) in ["first", "second"].enumerated() {
      for (direction, suffix) in [("F", ""), ("B", "_reverse")] {
        let bias = zip(
          try tensor("\(name).bias_ih_l0\(suffix)").values,
          try tensor("\(name).bias_hh_l0\(suffix)").values
        ).map { $0 + $1 }
        let input = try tensor("\(name).weight_ih_l0\(suffix)")
        let recurrent = try tensor("\(name).weight_hh_l0\(suffix)")
        file.add(
          "M\(layer + 1)\(direction)X",
          bytes: NetworkMatrix.bytes(input.values, columns: input.shape[1], biases: bias))
        file.add(
          "M\(layer + 1)\(direction)H",
          bytes: NetworkMatrix.bytes(
            recurrent.values, columns: recurrent.shape[1], biases: bias.map { _ in 0 }))
      }
    }
    let wide = try tensor("second.weight_hh_l0").shape[1] * 2
    for (sections, name, cut) in [
      (["TAGH", "TAGX"], "tag_hidden", wide), (["NAMEH", "NAMEX"], "name_hidden", wide),
      (["RELONED", "RELONEH"], "rel_one", try tensor("rel_root").values.count),
    ] {
      let weight = try tensor(name + ".weight")
      let bias = try tensor(name + ".bias").values
      file.add(
        sections[0],
        bytes: NetworkMatrix.bytes(Self.columns(0..<cut, of: weight), columns: cut, biases: bias))
      let rest = weight.shape[1] - cut
      file.add(
        sections[1],
        bytes: NetworkMatrix.bytes(
          Self.columns(cut..<weight.shape[1], of: weight), columns: rest,
          biases: bias.map { _ in 0 }))
    }
    for (section, name) in [
      ("TAG", "tag"), ("FEAT", "morphology"), ("LEMMA", "lemma"), ("NAME", "name"),
      ("ARCD", "arc_dependent"), ("ARCH", "arc_head"), ("ARC", "arc"), ("RELD", "rel_dependent"),
      ("RELH", "rel_head"), ("RELPAIR", "rel_pair"),
    ] {
      let weight = try tensor(name + ".weight")
      file.add(
        section,
        bytes: NetworkMatrix.bytes(
          weight.values, columns: weight.shape[1], biases: try tensor(name + ".bias").values))
    }
    return file.bytes()
  }

  private static func columns(_ range: Range<Int>, of tensor: Tensor) -> [Float] {
    (0..<tensor.shape[0]).flatMap { row in
      tensor.values[
        (row * tensor.shape[1] + range.lowerBound)..<(row * tensor.shape[1] + range.upperBound)]
    }
  }

  private func tensor(_ name: String) throws(CorpusError) -> Tensor {
    guard let tensor = tensors[name] else {
      throw CorpusError.malformed(path: path, what: "there is no \(name)")
    }
    return tensor
  }

  private func inventory(_ path: String) throws(CorpusError) -> NetworkLabels.Inventory {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CorpusError.unreadable(path: path)
    }
    do {
      return try JSONDecoder().decode(NetworkLabels.Inventory.self, from: data)
    } catch {
      throw CorpusError.malformed(path: path, what: "\(error)")
    }
  }

  /// The words of the vocabulary, numbered as they come.
  private func vocabulary(_ path: String) throws(CorpusError) -> [(word: UInt64, number: Int)] {
    try numbers(path).enumerated().map { ($0.element, $0.offset) }
  }

  /// Words and the scripts of their lemmas, in turn.
  private func lemmas(_ path: String) throws(CorpusError) -> [(word: UInt64, number: Int)] {
    let numbers = try numbers(path)
    return stride(from: 0, to: numbers.count - 1, by: 2).map {
      (numbers[$0], Int(truncatingIfNeeded: numbers[$0 + 1]))
    }
  }

  private func numbers(_ path: String) throws(CorpusError) -> [UInt64] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CorpusError.unreadable(path: path)
    }
    return data.withUnsafeBytes { raw in
      (0..<(raw.count / 8)).map {
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self))
      }
    }
  }
}
