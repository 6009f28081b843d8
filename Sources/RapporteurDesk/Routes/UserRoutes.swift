internal import Hummingbird

/// `/users` and `/log`: who may use the Desk, and what they did.
struct UserRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/users", for: .admin) { request, context in
      try await page(request, context, notice: nil)
    }
    router.get("/log", for: .admin) { request, context in
      let access = try guarded()
      let before = FormFields(encoded: request.uri.query ?? "")["before"].flatMap { Int64($0) }
      let entries = try await access.read { try $0.log(limit: 200, before: before) }
      var view: View = ["entries": entries.map(UserView.row)]
      if let last = entries.last, last.number > 1 { view["older"] = "/log?before=\(last.number)" }
      let page = Page(template: "log", title: "What was done", section: "/log", view: view)
      return secret(desk.plainPage(request, context, page))
    }
    change("/users/add") { store, fields, doer in
      let password = fields.all.first { $0.name == "password" }?.value ?? ""
      try store.add(fields["name"] ?? "", try Self.role(fields), password: password, by: doer)
    }(router)
    change("/users/role") { store, fields, doer in
      try store.setRole(of: try Self.other(fields, doer), to: try Self.role(fields), by: doer)
    }(router)
    change("/users/remove") { store, fields, doer in
      try store.remove(try Self.other(fields, doer), by: doer)
    }(router)
    change("/users/withdraw") { store, fields, doer in
      try store.withdraw(token: fields["number"].flatMap { Int64($0) } ?? 0, by: doer)
    }(router)
  }

  private func guarded() throws -> Access {
    guard let access = desk.access else {
      throw Fault.missing("Nobody signs in at this Desk; `rapporteur users add` makes it so.")
    }
    return access
  }

  /// A route that changes something of the users, and leads back to their page.
  private func change(
    _ path: String,
    _ work: @escaping @Sendable (UserStore, FormFields, Doer) throws -> Void
  ) -> (DeskRouter) -> Void {
    { router in
      router.post(path, for: .admin) { request, context in
        let fields = try await desk.form(request, context)
        let doer = context.doer
        do {
          try await guarded().change { try work($0, fields, doer) }
        } catch let error as AccessError where error.code != .failed {
          return try await page(request, context, notice: error.message)
        }
        return desk.redirect(to: "/users")
      }
    }
  }

  private static func role(_ fields: FormFields) throws -> Role {
    guard let role = fields["role"].flatMap(Role.init(rawValue:)) else {
      throw AccessError(code: .unsuitable, message: "say which role: reader, reviewer or admin")
    }
    return role
  }

  /// The user whom a form is about, who is not the one who sent it: somebody must be left to undo it.
  private static func other(_ fields: FormFields, _ doer: Doer) throws -> String {
    guard let name = fields["name"] else {
      throw AccessError(code: .unsuitable, message: "say which user")
    }
    guard name.lowercased() != doer.name?.lowercased() else {
      throw AccessError(
        code: .unsuitable, message: "nobody can remove themselves or change their own role")
    }
    return name
  }

  private func page(_ request: Request, _ context: DeskContext, notice: String?) async throws
    -> Response
  {
    let (users, tokens) = try await guarded().read { (try $0.users(), try $0.tokens()) }
    var page = Page(
      template: "users", title: "Users", section: "/users",
      view: [
        "notice": notice ?? "", "tokens": tokens.map(UserView.row),
        "users": users.map { UserView.row($0, isOwn: $0.name == context.identity?.name) },
        "roles": Role.allCases.map { ["role": $0.rawValue] as View },
      ])
    if notice != nil { page.status = .unprocessableContent }
    return secret(desk.plainPage(request, context, page))
  }

  /// What no browser is to keep.
  private func secret(_ response: Response) -> Response {
    var response = response
    response.headers[.cacheControl] = "no-store"
    return response
  }
}
