internal import Crypto
internal import RapporteurCore

/// Proof that the spans of a record still are what they were: of each the first eight bytes of the
/// SHA-256 of its text.
enum Anchors {
  /// The bytes of one anchor.
  static let size = 8

  /// The anchors of all spans of `record`, in the order of `Record.spans`.
  static func bytes(of record: Record) -> [UInt8] {
    let spans = record.spans
    var bytes: [UInt8] = []
    bytes.reserveCapacity(spans.count * size)
    record.report.text.utf8.withUnsafeBytes { text in
      for span in spans { append(span, of: text, to: &bytes) }
    }
    return bytes
  }

  /// The numbers, in the order of `Record.spans`, of the spans whose text is not what it was.
  static func broken(in record: Record, anchors: [UInt8]) -> [Int] {
    let now = bytes(of: record)
    let count = max(now.count, anchors.count) / size
    return (0..<count).filter { index in
      let range = (index * size)..<((index + 1) * size)
      return range.upperBound > now.count || range.upperBound > anchors.count
        || now[range] != anchors[range]
    }
  }

  /// The SHA-256 of a whole text.
  static func digest(of utf8: [UInt8]) -> [UInt8] {
    Array(utf8.withUnsafeBytes { SHA256.hash(data: $0) })
  }

  private static func append(
    _ span: Span, of text: UnsafeRawBufferPointer, to bytes: inout [UInt8]
  ) {
    let start = min(max(0, span.start), text.count)
    let end = min(max(start, span.end), text.count)
    let digest = SHA256.hash(data: UnsafeRawBufferPointer(rebasing: text[start..<end]))
    bytes.append(contentsOf: digest.prefix(size))
  }
}

extension Record {
  /// Every span of the record: blocks, then entry by entry in the order of the record.
  var spans: [Span] {
    var spans = report.blocks.map(\.span)
    func add(_ span: Span?) { if let span { spans.append(span) } }
    for warning in warnings { add(warning.span) }
    for actor in actors {
      spans += actor.mentions
      for role in actor.roles { add(role.span) }
    }
    for found in statements {
      add(found.provenance.evidence)
      add(found.content)
      spans += found.continued
      add(found.cue)
      add(found.speakerSpan)
      add(found.said?.span)
    }
    for found in meetings {
      add(found.provenance.evidence)
      add(found.trigger)
      for participant in found.participants { add(participant.span) }
      add(found.date?.span)
      add(found.window)
    }
    for found in outcomes {
      add(found.provenance.evidence)
      add(found.topic)
      add(found.cue)
    }
    for found in conditions {
      add(found.provenance.evidence)
      add(found.consequent)
      add(found.antecedent)
    }
    for found in commitments {
      add(found.provenance.evidence)
      add(found.action)
      add(found.cue)
      add(found.due?.span)
    }
    for found in positions {
      add(found.provenance.evidence)
      add(found.content)
      add(found.cue)
    }
    for event in events { add(event.date?.span) }
    return spans
  }
}
