internal import Hummingbird

/// `/sign-in` and `/sign-out`.
struct SignInRoutes: DeskRoutes {
  let desk: Desk

  /// The page at which one signs in, which leads on to `page`.
  static func address(then page: String) -> String {
    "/sign-in" + FormFields().with("then", page == "/" ? "" : page).query
  }

  func add(to router: DeskRouter) {
    router.get("/sign-in", for: .everyone) { request, context in
      let fields = FormFields(encoded: request.uri.query ?? "")
      guard desk.access != nil, context.identity == nil else {
        return desk.redirect(to: Self.page(fields["then"]))
      }
      return answer(request, context, fields, nil)
    }
    router.post("/sign-in", for: .everyone) { request, context in
      guard let access = desk.access else { return desk.redirect(to: "/") }
      let fields = try await desk.form(request, context)
      guard context.client.isPrivate else { return answer(request, context, fields, nil) }
      // A password is taken as it is, with the spaces round it.
      let password = fields.all.first { $0.name == "password" }?.value ?? ""
      guard let name = fields["name"], !password.isEmpty, password.utf8.count <= 1024 else {
        return answer(request, context, fields, "Please give your name and your password.")
      }
      guard let session = try await access.signIn(name, password: password, from: context.client)
      else {
        return answer(
          request, context, fields,
          "No user has that name and that password. Passwords are set anew by whoever runs this Desk."
        )
      }
      // A session of its own, lest somebody knows the one from before.
      var response = desk.redirect(to: Self.page(fields["then"]))
      response.setCookie(Sessions.cookie(session, context.client))
      return response
    }
    router.post("/sign-out", for: .reader) { request, context in
      _ = try await desk.form(request, context)
      if let access = desk.access, let session = context.session {
        let doer = context.doer
        try await access.change { try $0.signOut(session, by: doer) }
      }
      var response = desk.redirect(to: "/sign-in")
      response.setCookie(Sessions.cookie(FormTokens.newSession(), context.client))
      response.headers[.init(known: "Clear-Site-Data")] = "\"cache\""
      return response
    }
  }

  private func answer(
    _ request: Request, _ context: DeskContext, _ fields: FormFields, _ notice: String?
  ) -> Response {
    var page = Page(
      template: "sign-in", title: "Sign in", section: "/sign-in",
      view: [
        "then": Self.page(fields["then"]), "name": fields["name"] ?? "", "notice": notice ?? "",
        "isOpen": !context.client.isPrivate,
      ])
    if notice != nil { page.status = .unprocessableContent }
    return desk.plainPage(request, context, page)
  }

  /// The page that an address names, if it is one of the Desk's own.
  static func page(_ address: String?) -> String {
    guard let address, address.hasPrefix("/"), !address.hasPrefix("//"),
      !address.hasPrefix("/sign-"),
      address.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0 != "\\" })
    else { return "/" }
    return address
  }
}
