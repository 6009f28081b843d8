public import Foundation

/// One annotated report of a gold file, as `score_record.py` reads them: the article, and findings
/// whose spans count code points of its `articleBody`.
public struct GoldDocument: Sendable {
  /// A stretch of the article's body, in code points, the end exclusive.
  public struct Stretch: Decodable, Hashable, Sendable {
    /// The first code point.
    public var start: Int
    /// The one after the last.
    public var end: Int

    /// The stretch from `start` to `end`.
    public init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  /// A finding of any kind: what of it tells whether one of the program's is the same.
  public struct Finding: Hashable, Sendable {
    /// The main spans: one, or a condition's consequent and antecedent.
    public var spans: [Stretch]
    /// Status, stance or relation; nil where the kind has none.
    public var label: String?
    /// The names of those it is said of, or nil where they were not annotated.
    public var names: [String]?

    /// Creates a finding.
    public init(spans: [Stretch], label: String?, names: [String]?) {
      self.spans = spans
      self.label = label
      self.names = names
    }
  }

  /// The article as JSON, for a reader of schema.org articles.
  public var article: Data
  /// The article's identifier.
  public var identifier: String
  /// The article's body.
  public var body: String
  /// The findings by kind ("meetings", "outcomes" …); a kind that was not annotated is left out.
  public var findings: [String: [Finding]]

  /// Creates a document.
  public init(
    article: Data, identifier: String, body: String, findings: [String: [Finding]]
  ) {
    self.article = article
    self.identifier = identifier
    self.body = body
    self.findings = findings
  }
}

/// Why a gold file cannot be read.
public struct GoldError: Error, CustomStringConvertible {
  /// The file, and what was expected and found in it.
  public var description: String
}

extension GoldDocument {
  /// How the findings of a kind are annotated.
  private struct Scheme {
    let kind: String
    let spans: [String]
    let label: String?
    let names: String
  }

  private static let schemes = [
    Scheme(kind: "meetings", spans: ["evidence"], label: "status", names: "participants"),
    Scheme(kind: "statements", spans: ["content"], label: nil, names: "speakers"),
    Scheme(kind: "outcomes", spans: ["topic"], label: "status", names: "parties"),
    Scheme(
      kind: "conditions", spans: ["consequent", "antecedent"], label: nil, names: "holders"),
    Scheme(kind: "commitments", spans: ["action"], label: nil, names: "actors"),
    Scheme(kind: "positions", spans: ["content"], label: "stance", names: "actors"),
  ]

  /// The documents of a gold file: an array, or one object.
  ///
  /// Of a file in which only conditions are annotated (`conditionsOnly`), the other kinds count as not
  /// annotated, and so do holders.
  /// - Throws: `GoldError` if the file cannot be read or is no gold.
  public static func documents(at path: String, conditionsOnly: Bool = false) throws(GoldError)
    -> [GoldDocument]
  {
    guard let data = FileManager.default.contents(atPath: path),
      let json = try? JSONSerialization.jsonObject(with: data)
    else { throw GoldError(description: "\(path): expected a JSON file with gold records") }
    let objects = (json as? [Any]) ?? [json]
    var documents: [GoldDocument] = []
    for (index, object) in objects.enumerated() {
      guard let object = object as? [String: Any],
        let article = object["article"] as? [String: Any],
        let body = article["articleBody"] as? String,
        let identifier = article["identifier"] as? String,
        let bytes = try? JSONSerialization.data(withJSONObject: article)
      else {
        throw GoldError(
          description: "\(path): expected an article with identifier and body in entry \(index + 1)"
        )
      }
      var findings: [String: [Finding]] = [:]
      for scheme in schemes where !conditionsOnly || scheme.kind == "conditions" {
        findings[scheme.kind] = (object[scheme.kind] as? [[String: Any]] ?? []).map {
          finding($0, scheme, withNames: !conditionsOnly)
        }
      }
      documents.append(
        GoldDocument(article: bytes, identifier: identifier, body: body, findings: findings))
    }
    return documents
  }

  private static func finding(_ object: [String: Any], _ scheme: Scheme, withNames: Bool)
    -> Finding
  {
    let spans = scheme.spans.compactMap { key -> Stretch? in
      guard let span = object[key] as? [String: Any], let start = span["start"] as? Int,
        let end = span["end"] as? Int
      else { return nil }
      return Stretch(start: start, end: end)
    }
    return Finding(
      spans: spans, label: scheme.label.flatMap { object[$0] as? String },
      names: withNames ? object[scheme.names] as? [String] ?? [] : nil)
  }
}
