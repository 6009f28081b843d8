internal import RapporteurCore
internal import RapporteurLanguage

/// A stretch of text in quotation marks.
struct Quotation: Hashable, Sendable {
  /// What stands between the marks; for one over several paragraphs, up to the last one's end.
  var content: Span
  /// With the marks.
  var outer: Span
  /// The block in which it opens.
  var block: Int
}

/// Finds what stands in quotation marks: “ ”, " ", `` '' and « ».
///
/// A quotation that a paragraph leaves open goes on in the next one if that opens with a mark, as
/// newspapers print it; otherwise it ends with its paragraph. Single quotation marks are taken for
/// apostrophes or quotations within quotations, and left alone.
enum QuotationScanner {
  static func quotations(in text: ReportText, blocks: [Block]) -> [Quotation] {
    var result: [Quotation] = []
    var open: (start: Int, outerStart: Int, block: Int)?
    for (index, block) in blocks.enumerated() {
      let marks = marks(in: text, span: block.span)
      if let pending = open {
        // The paragraph before was left open.
        let goesOn = marks.first.map { $0.start == block.span.start && $0.kind != .close } ?? false
        if !goesOn {
          let end = blocks[index - 1].span.end
          result.append(
            Quotation(
              content: text.trimmed(Span(pending.start, end)), outer: Span(pending.outerStart, end),
              block: pending.block))
          open = nil
        }
      }
      for mark in marks {
        if let pending = open {
          if mark.start == block.span.start, mark.kind != .close { continue }
          guard mark.kind != .open else { continue }
          result.append(
            Quotation(
              content: text.trimmed(Span(pending.start, mark.start)),
              outer: Span(pending.outerStart, mark.end), block: pending.block))
          open = nil
        } else if mark.kind != .close {
          open = (mark.end, mark.start, index)
        }
      }
    }
    if let pending = open, let last = blocks.last {
      result.append(
        Quotation(
          content: text.trimmed(Span(pending.start, last.span.end)),
          outer: Span(pending.outerStart, last.span.end), block: pending.block))
    }
    return result.filter { !$0.content.isEmpty }
  }

  private enum MarkKind { case open, close, either }

  private struct Mark {
    let kind: MarkKind
    let start: Int
    let end: Int
  }

  private static func marks(in text: ReportText, span: Span) -> [Mark] {
    var marks: [Mark] = []
    let bytes = text.utf8
    var offset = span.start
    while offset < span.end {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        marks.append(straight(in: bytes, at: offset, span: span))
      case 0xE2 where offset + 2 < span.end && bytes[offset + 1] == 0x80:
        if bytes[offset + 2] == 0x9C || bytes[offset + 2] == 0x9E {
          marks.append(Mark(kind: .open, start: offset, end: offset + 3))
        } else if bytes[offset + 2] == 0x9D {
          marks.append(Mark(kind: .close, start: offset, end: offset + 3))
        }
      case 0xC2
      where offset + 1 < span.end && (bytes[offset + 1] == 0xAB || bytes[offset + 1] == 0xBB):
        marks.append(
          Mark(kind: bytes[offset + 1] == 0xAB ? .open : .close, start: offset, end: offset + 2))
      case UInt8(ascii: "`") where offset + 1 < span.end && bytes[offset + 1] == bytes[offset]:
        marks.append(Mark(kind: .open, start: offset, end: offset + 2))
        offset += 1
      case UInt8(ascii: "'") where offset + 1 < span.end && bytes[offset + 1] == bytes[offset]:
        marks.append(Mark(kind: .close, start: offset, end: offset + 2))
        offset += 1
      default: break
      }
      offset += 1
    }
    return marks
  }

  /// A straight mark opens after a space or bracket and closes before one; else it can be either.
  private static func straight(in bytes: [UInt8], at offset: Int, span: Span) -> Mark {
    let before = offset > span.start ? bytes[offset - 1] : UInt8(ascii: " ")
    let after = offset + 1 < span.end ? bytes[offset + 1] : UInt8(ascii: " ")
    let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let opens = (spaces.contains(before) || before == UInt8(ascii: "(")) && !spaces.contains(after)
    let closes = !spaces.contains(before) && spaces.contains(after)
    return Mark(kind: opens ? .open : closes ? .close : .either, start: offset, end: offset + 1)
  }
}
