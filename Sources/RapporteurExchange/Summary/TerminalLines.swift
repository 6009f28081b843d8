/// How a stretch of terminal text looks.
///
/// - Source: ECMA-48, Select Graphic Rendition.
enum TerminalStyle: String {
  case plain = ""
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
}

/// Lines for a terminal: words wrapped to a width behind a margin, styled where colour is wanted.
struct TerminalLines {
  /// A stretch of text in one style.
  struct Run {
    var text: String
    var style: TerminalStyle

    init(_ text: String, _ style: TerminalStyle = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// The number of columns; no line is longer unless its margin leaves fewer than eight.
  let width: Int
  /// Whether styles become ANSI sequences.
  let colour: Bool
  /// The lines so far.
  private(set) var lines: [String] = []

  /// No lines yet.
  init(width: Int, colour: Bool) {
    self.width = width
    self.colour = colour
  }

  /// Adds an empty line, unless there is one or nothing stands above it.
  mutating func addGap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// Adds a rule across the width.
  mutating func addRule() {
    lines.append(styled(Run(String(repeating: "─", count: width), .dim)))
  }

  /// Adds `runs`, with a space between any two, wrapped between words.
  ///
  /// `margin` opens the first line; the others open with `hanging`, or blanks of the same width.
  /// Margins are printed as they are; the words of `runs` are made harmless first.
  mutating func add(_ runs: [Run], margin: [Run] = [], hanging: [Run]? = nil) {
    let marginColumns = margin.reduce(0) { $0 + $1.text.columns }
    let hanging = hanging ?? [Run(String(repeating: " ", count: marginColumns))]
    let room = max(8, width - marginColumns)
    var opening = margin
    var line: [Run] = []
    var used = 0
    for run in runs {
      for word in Self.words(of: run.text.oneLine, room: room) {
        if used > 0, used + 1 + word.columns > room {
          append(opening + line)
          (opening, line, used) = (hanging, [], 0)
        }
        let space = used == 0 ? "" : " "
        if let last = line.indices.last, line[last].style == run.style {
          line[last].text += space + word
        } else {
          if used > 0 { line.append(Run(space)) }
          line.append(Run(word, run.style))
        }
        used += space.count + word.columns
      }
    }
    if used > 0 { append(opening + line) }
  }

  private mutating func append(_ runs: [Run]) {
    lines.append(runs.map(styled).joined())
  }

  private func styled(_ run: Run) -> String {
    guard colour, run.style != .plain, !run.text.isEmpty else { return run.text }
    return "\u{1B}[\(run.style.rawValue)m\(run.text)\u{1B}[0m"
  }

  /// The words of `text`, those longer than a line in pieces.
  private static func words(of text: String, room: Int) -> [String] {
    text.split(separator: " ").flatMap { word -> [String] in
      guard word.columns > room else { return [String(word)] }
      var pieces = [""]
      var used = 0
      for character in word {
        if used + character.columns > room {
          pieces.append("")
          used = 0
        }
        pieces[pieces.count - 1].append(character)
        used += character.columns
      }
      return pieces
    }
  }
}
