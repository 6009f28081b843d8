internal import Foundation
internal import Hummingbird

/// `/account`: one's own password and tokens.
struct AccountRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/account") { request, context in
      try await page(request, context)
    }
    router.post("/account/password", for: .reader) { request, context in
      let fields = try await desk.form(request, context)
      let (access, identity) = try own(context)
      let (doer, session) = (context.doer, context.session)
      let word = { name in fields.all.first { $0.name == name }?.value ?? "" }
      let (old, new, again) = (word("old"), word("new"), word("again"))
      guard new == again else {
        return try await page(request, context, notice: "The new password was not repeated alike.")
      }
      guard
        try await access.isRight(old, of: identity.name, from: context.client)
      else { return try await page(request, context, notice: "That is not your password.") }
      return try await done(
        request, context, "Your password is changed, and you are signed out elsewhere."
      ) {
        try await access.change {
          try $0.setPassword(of: identity.name, to: new, by: doer, keeping: session)
        }
      }
    }
    router.post("/account/tokens", for: .reader) { request, context in
      let fields = try await desk.form(request, context)
      let (access, identity) = try own(context)
      let doer = context.doer
      let role = fields["role"].flatMap(Role.init(rawValue:)) ?? .reader
      let days = fields["days"].map { Int($0) ?? 0 }
      do {
        let made = try await access.change {
          try $0.makeToken(
            for: identity.name, label: fields["label"] ?? "", role: role, days: days, by: doer)
        }
        return try await page(request, context, secret: made.secret)
      } catch let error as AccessError where error.code == .unsuitable {
        return try await page(request, context, notice: error.message)
      }
    }
    router.post("/account/tokens/withdraw", for: .reader) { request, context in
      let fields = try await desk.form(request, context)
      let (access, identity) = try own(context)
      let doer = context.doer
      guard let number = fields["number"].flatMap({ Int64($0) }) else {
        throw Fault.badRequest("Say which token to withdraw.")
      }
      try await access.change { try $0.withdraw(token: number, of: identity.name, by: doer) }
      return desk.redirect(to: "/account")
    }
  }

  private func own(_ context: DeskContext) throws -> (Access, Identity) {
    guard let access = desk.access, let identity = context.identity else {
      throw Fault.missing("Nobody signs in at this Desk; `rapporteur users add` makes it so.")
    }
    return (access, identity)
  }

  private func done(
    _ request: Request, _ context: DeskContext, _ words: String, _ work: () async throws -> Void
  ) async throws -> Response {
    do {
      try await work()
      return try await page(request, context, done: words)
    } catch let error as AccessError where error.code == .unsuitable {
      return try await page(request, context, notice: error.message)
    }
  }

  private func page(
    _ request: Request, _ context: DeskContext, notice: String? = nil, done: String? = nil,
    secret: String? = nil
  ) async throws -> Response {
    let (access, identity) = try own(context)
    let tokens = try await access.read { try $0.tokens(of: identity.name) }
    var page = Page(
      template: "account", title: "Account", section: "/account",
      view: [
        "role": identity.role.rawValue, "notice": notice ?? "", "done": done ?? "",
        "secret": secret ?? "", "tokens": tokens.map(UserView.row),
        "roles": Role.allCases.filter { $0 <= identity.role }.map { ["role": $0.rawValue] as View },
      ])
    if notice != nil { page.status = .unprocessableContent }
    var response = desk.plainPage(request, context, page)
    response.headers[.cacheControl] = "no-store"
    return response
  }
}
