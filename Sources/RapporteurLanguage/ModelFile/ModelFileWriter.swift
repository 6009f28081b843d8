/// Puts sections together into the bytes of a model file.
package struct ModelFileWriter {
  private var sections: [(name: String, bytes: [UInt8])] = []

  package init() {}

  /// Adds a section; `name` has at most eight ASCII characters.
  package mutating func add(_ name: String, bytes: [UInt8]) {
    precondition(name.utf8.count <= 8)
    sections.append((name, bytes))
  }

  /// Adds a section that lists strings, none of which holds a line feed.
  package mutating func add(_ name: String, strings: [String]) {
    add(name, bytes: strings.flatMap { Array($0.utf8) + [0x0A] })
  }

  /// The bytes of the whole file.
  package func bytes() -> [UInt8] {
    var table: [UInt8] = []
    var body: [UInt8] = []
    let bodyStart = ModelFile.headerSize + sections.count * ModelFile.entrySize
    for section in sections {
      var name = Array(section.name.utf8)
      name += Array(repeating: 0, count: 8 - name.count)
      table += name
      table.append(number: UInt64(bodyStart + body.count))
      table.append(number: UInt64(section.bytes.count))
      body += section.bytes
      while body.count % 8 != 0 { body.append(0) }
    }
    var result = ModelFile.magic
    result.append(number: ModelFile.version)
    result.append(number: UInt32(sections.count))
    let rest = table + body
    result.append(number: rest.withUnsafeBytes { ModelFile.checksum(of: $0, from: 0) })
    return result + rest
  }
}

extension [UInt8] {
  /// Appends the bytes of `number`, little-endian.
  package mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
