internal import RapporteurCore
internal import RapporteurLedger

/// Who met whom, as an undirected graph: an edge for each two who took part in a meeting that was held
/// and are not known to be on one side, with the number of their meetings as its weight.
/// - Source: GEXF 1.3 schema.
struct MeetingGraph {
  private struct Edge: Hashable {
    let one: String
    let other: String
  }

  private struct Series {
    var meetings = 0
    var first: Day
    var last: Day
  }

  private let source: ExportSource

  init(_ source: ExportSource) { self.source = source }

  func write(to output: ExportOutput) throws {
    var directory = ActorDirectory()
    try source.extract.reports(source.known) { directory.add($0.reviewed, things: $0.things) }

    var names: [String: String] = [:]
    var counts: [String: Int] = [:]
    var edges: [Edge: Series] = [:]
    try source.extract.entries(.meeting, source.filter) { entry in
      guard entry.status == Meeting.Status.held.rawValue, entry.modality == .asserted else {
        return
      }
      let takers = entry.takers.filter { !$0.id.isEmpty }.sorted { $0.id < $1.id }
      for taker in takers {
        names[taker.id] = taker.name
        counts[taker.id, default: 0] += 1
      }
      for (index, one) in takers.enumerated() {
        for other in takers[(index + 1)...] where areApart(one.id, other.id, in: directory) {
          let edge = Edge(one: one.id, other: other.id)
          var series = edges[edge] ?? Series(first: entry.day, last: entry.day)
          series.meetings += 1
          series.first = min(series.first, entry.day)
          series.last = max(series.last, entry.day)
          edges[edge] = series
        }
      }
    }

    try output.put(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
        <meta>
          <creator>Rapporteur</creator>
          <description>\(Self.escaped(source.title))</description>
        </meta>
        <graph defaultedgetype="undirected" mode="static">
          <attributes class="node">
            <attribute id="kind" title="kind" type="string"/>
            <attribute id="code" title="code" type="string"/>
            <attribute id="side" title="side" type="string"/>
            <attribute id="meetings" title="meetings" type="integer"/>
          </attributes>
          <attributes class="edge">
            <attribute id="meetings" title="meetings" type="integer"/>
            <attribute id="first" title="first" type="string"/>
            <attribute id="last" title="last" type="string"/>
          </attributes>
          <nodes>

      """)
    for (id, name) in names.sorted(by: { $0.key < $1.key }) {
      let profile = directory[id]
      var values = [("kind", profile.kind?.rawValue), ("code", profile.code)]
      values.append(("side", try profile.side.flatMap { try source.extract.name(of: $0) }))
      values.append(("meetings", counts[id].map(String.init)))
      try output.put(
        "      <node id=\"\(id)\" label=\"\(Self.escaped(name))\">"
          + Self.attributes(values) + "</node>\n")
    }
    try output.put("    </nodes>\n    <edges>\n")
    let order = edges.sorted { ($0.key.one, $0.key.other) < ($1.key.one, $1.key.other) }
    for (index, (edge, series)) in order.enumerated() {
      let values: [(String, String?)] = [
        ("meetings", String(series.meetings)), ("first", series.first.iso),
        ("last", series.last.iso),
      ]
      try output.put(
        "      <edge id=\"\(index)\" source=\"\(edge.one)\" target=\"\(edge.other)\" "
          + "weight=\"\(series.meetings)\">" + Self.attributes(values) + "</edge>\n")
    }
    try output.put("    </edges>\n  </graph>\n</gexf>\n")
  }

  /// Whether two are not known to be on one side.
  private func areApart(_ one: String, _ other: String, in directory: ActorDirectory) -> Bool {
    let (side, otherSide) = (directory[one].side ?? one, directory[other].side ?? other)
    return side != otherSide
  }

  private static func attributes(_ values: [(String, String?)]) -> String {
    let cells = values.compactMap { name, value in
      value.map { "<attvalue for=\"\(name)\" value=\"\(escaped($0))\"/>" }
    }
    return "<attvalues>" + cells.joined() + "</attvalues>"
  }

  /// `text` as the value of an XML attribute, without characters that XML 1.0 has not.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
