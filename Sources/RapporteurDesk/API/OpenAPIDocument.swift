internal import Hummingbird
internal import RapporteurExchange

/// The description of the interface for programs, made of its routes.
/// - Source: OpenAPI Specification 3.1.0; JSON Schema 2020-12.
struct OpenAPIDocument {
  private let routes: [APIRoute]
  private let isGuarded: Bool

  /// The description of `routes`, of a Desk at which one signs in if it `isGuarded`.
  init(routes: [APIRoute], isGuarded: Bool) {
    self.routes = routes
    self.isGuarded = isGuarded
  }

  /// The document as JSON.
  var json: String {
    let paths = Dictionary(grouping: routes, by: \.path).sorted { $0.key < $1.key }.map {
      path, routes in
      let operations = routes.sorted { $0.method.rawValue < $1.method.rawValue }.map {
        "\(Self.text($0.method.rawValue.lowercased())):\(operation($0))"
      }
      return "\(Self.text("/api/v1" + path)):{\(operations.joined(separator: ","))}"
    }
    return """
      {"openapi":"3.1.0","info":{"title":"Rapporteur","version":"1",\
      "summary":"A ledger of reports on negotiations, for programs.",\
      "license":{"name":"Apache 2.0","identifier":"Apache-2.0"}},\
      "servers":[{"url":"/"}],\
      "paths":{\(paths.joined(separator: ","))},\
      "components":{"securitySchemes":{\(Self.schemes)},"schemas":{\(Self.schemas)}}}
      """
  }

  private func operation(_ route: APIRoute) -> String {
    let inPath = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { name in
      """
      {"name":\(Self.text(String(name.dropFirst().dropLast()))),"in":"path","required":true,\
      "schema":\(name == "{format}" ? Self.formats : #"{"type":"string"}"#)}
      """
    }
    let inQuery = route.parameters.map { parameter in
      let schema =
        parameter.isRepeated
        ? "{\"type\":\"array\",\"items\":\(parameter.schema)}" : parameter.schema
      return """
        {"name":\(Self.text(parameter.name)),"in":"query","description":\(Self.text(parameter.summary)),\
        "required":\(parameter.isRequired),"schema":\(schema)}
        """
    }
    let body =
      route.takesReports
      ? """
      "requestBody":{"required":true,"description":"Reports: text, HTML, NewsArticle JSON, feeds, \
      NewsML-G2, ninjs, web archives, or records, packed or not.",\
      "content":{"application/octet-stream":{"schema":{}}}},
      """ : ""
    let problem =
      ##"{"description":"Why not.","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}"##
    return """
      {"operationId":\(Self.text(route.operation)),"summary":\(Self.text(route.summary)),\
      "description":\(Self.text("For the role \(route.role.rawValue) where one signs in.")),\
      "security":[\(isGuarded ? #"{"token":[]},{"tokenAsPassword":[]},{"session":[]}"# : "")],\
      "parameters":[\((inPath + inQuery).joined(separator: ","))],\(body)\
      "responses":{"\(route.status)":\(answer(of: route)),"default":\(problem)}}
      """
  }

  private func answer(of route: APIRoute) -> String {
    let (type, schema) =
      switch route.answer {
      case .rows(let shape):
        (
          "application/json",
          """
          {"type":"object","required":["items","next"],"properties":{"items":{"type":"array",\
          "items":\(Self.schema(of: shape))},"next":{"type":["string","null"]}}}
          """
        )
      case .value(let name): ("application/json", "{\"$ref\":\"#/components/schemas/\(name)\"}")
      case .file(let type): (type, "{}")
      }
    return """
      {"description":\(Self.text(route.summary)),"content":{\(Self.text(type)):{"schema":\(schema)}}}
      """
  }

  private static func schema(of shape: RowShape) -> String {
    let properties = shape.members.map { member -> String in
      let type =
        member.mayBeNull
        ? "[\"\(member.content.rawValue)\",\"null\"]" : "\"\(member.content.rawValue)\""
      let items = member.content == .list ? #","items":{"type":"string"}"# : ""
      return "\(text(member.name)):{\"type\":\(type)\(items)}"
    }
    let names = shape.members.map { text($0.name) }.joined(separator: ",")
    return """
      {"type":"object","additionalProperties":false,"required":[\(names)],\
      "properties":{\(properties.joined(separator: ","))}}
      """
  }

  private static let formats =
    #"{"type":"string","enum":["#
    + ExportFormat.allCases.map { text($0.rawValue) }.joined(separator: ",") + "]}"

  private static let schemes = """
    "token":{"type":"http","scheme":"bearer","description":"A token made with `rapporteur users token` \
    or on the page /account."},\
    "tokenAsPassword":{"type":"http","scheme":"basic","description":"The same token as the password of \
    any name, for calendar programs."},\
    "session":{"type":"apiKey","in":"cookie","name":"__Host-rapporteur-session","description":"A \
    browser that signed in; changes must come from a page of the Desk."}
    """

  private static let schemas = """
    "Problem":{"type":"object","required":["type","title","status","detail"],"properties":{\
    "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},\
    "detail":{"type":"string"},"instance":{"type":"string"},"candidates":{"type":"array","items":{\
    "type":"object","properties":{"id":{"type":["string","null"]},"words":{"type":"string"}}}}}},\
    "Index":{"type":"object","required":["name","reports","findings","addresses"]},\
    "Description":{"type":"object","required":["openapi","info","paths"]},\
    "Record":{"type":"object","required":["schema","report","actors","statements","meetings","outcomes",\
    "conditions","commitments","positions","events","warnings"],\
    "properties":{"schema":{"const":"rapporteur-record/1"}}},\
    "Thing":{"type":"object","anyOf":[{"required":["id","kind"]},{"required":["schema","report"]}]},\
    "Job":{"type":"object","required":["id","done","waiting","failure","reports"],"properties":{\
    "id":{"type":"string"},"done":{"type":"boolean"},"waiting":{"type":"integer"},\
    "failure":{"type":["string","null"]},"reports":{"type":"array","items":{"type":"object",\
    "required":["report","state","words"],"properties":{"report":{"type":["string","null"]},\
    "state":{"type":"string"},"words":{"type":"string"}}}}}}
    """

  private static func text(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return json.string
  }
}
