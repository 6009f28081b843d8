extension String {
  /// The text with nothing in it that HTML reads as markup, in an element or a quoted attribute.
  ///
  /// Scalars that HTML forbids and overrides of direction become U+FFFD, so that one report cannot
  /// turn what is around it.
  var htmlEscaped: String {
    var escaped = ""
    escaped.reserveCapacity(utf8.count + utf8.count / 8)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t", "\r", "\u{0C}": escaped += " "
      default: escaped.unicodeScalars.append(scalar.isCommand ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  /// The address, if a link may lead there: `http` and `https` only.
  var linkTarget: String? {
    let address = oneLine
    let lowercased = address.lowercased()
    return lowercased.hasPrefix("https://") || lowercased.hasPrefix("http://") ? address : nil
  }
}
