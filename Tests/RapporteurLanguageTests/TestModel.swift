import Foundation
import RapporteurCore
import RapporteurLanguage

/// The models that the package ships, and analyses made with them.
enum TestModel {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Models/en").path

  static let analyser = Result { Analyser(model: try LanguageModel(path: folder)) }

  /// The analysis of `text` as one block.
  static func analysis(of text: String) throws -> Analysis {
    let text = ReportText(text)
    return try analyser.get().analysis(
      of: text, blocks: [Block(.paragraph, text.span)], publicationDay: nil)
  }
}

extension Analysis {
  /// The words with a space between them, those of one token joined by "+", sentences by " | ".
  var cut: String {
    sentences.map { sentence in
      var result = ""
      for word in sentence.words {
        if word > sentence.words.lowerBound { result += continuesToken[word] ? "+" : " " }
        result += forms[word]
      }
      return result
    }.joined(separator: " | ")
  }
}
