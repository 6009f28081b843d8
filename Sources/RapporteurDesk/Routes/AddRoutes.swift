internal import Hummingbird
internal import RapporteurCore
internal import RapporteurReading

/// `/add`: reports are pasted or chosen as files, and read while one looks on.
struct AddRoutes: DeskRoutes {
  let desk: Desk

  func add(to router: DeskRouter) {
    router.get("/add", for: .reviewer) { request, context in
      try await desk.page(request, context) { _, _ in Self.page([:]) }
    }
    router.post("/add", for: .reviewer) { request, context in
      let body = try await desk.body(of: request, upTo: desk.configuration.largestUpload)
      guard
        let form = MultipartForm(
          Array(buffer: body), contentType: request.headers[.contentType] ?? "")
      else { throw Fault.badRequest("The form is damaged. Please send it once more.") }
      try desk.check(token: form.fields["token"], request, context)
      let inputs = Self.inputs(of: form)
      let overrides: ReportReader.Overrides
      do throws(FilterFields.Fault) {
        overrides = ReportReader.Overrides(
          published: try FilterFields.day("published", of: form.fields),
          publisher: form.fields["publisher"])
      } catch {
        return try await again(form, Fault(error).message, request, context)
      }
      guard !inputs.isEmpty else {
        return try await again(
          form, "Please paste a report or choose a file.", request, context)
      }
      let job = try await desk.audited(.reportsAdd, Intake.words(on: inputs), context) {
        try desk.intake.begin(inputs, overrides: overrides, by: context.doer)
      }
      return desk.redirect(to: "/add/" + job)
    }
    router.get("/add/:job", for: .reviewer) { request, context -> Response in
      guard let job = context.parameters.get("job"), let progress = desk.intake.progress(of: job)
      else { throw Fault.missing("That was too long ago, or the Desk was started anew since.") }
      if progress.isDone, progress.outcomes.count == 1, progress.failure == nil,
        let report = progress.outcomes[0].report
      {
        return desk.redirect(to: Links.report(report))
      }
      return desk.plainPage(
        request, context,
        Page(
          template: "adding", title: progress.isDone ? "Added" : "Reading…", section: "/add",
          view: Self.view(of: progress)))
    }
  }

  private static func page(_ view: View) -> Page {
    Page(template: "add", title: "Add reports", section: "/add", view: view)
  }

  private func again(
    _ form: MultipartForm, _ notice: String, _ request: Request, _ context: DeskContext
  ) async throws -> Response {
    var page = Self.page([
      "notice": notice, "text": form.fields["text"] ?? "",
      "published": form.fields["published"] ?? "", "publisher": form.fields["publisher"] ?? "",
    ])
    page.status = .unprocessableContent
    return desk.plainPage(request, context, page)
  }

  private static func inputs(of form: MultipartForm) -> [Intake.Input] {
    var inputs = form.files.map { Intake.Input(name: $0.name, bytes: $0.bytes) }
    if let text = form.fields["text"] {
      // Browsers end lines with CR LF, whatever was pasted.
      let lines = text.replacing("\r\n", with: "\n")
      inputs.insert(Intake.Input(name: "pasted text", bytes: Array(lines.utf8)), at: 0)
    }
    return inputs
  }

  private static func view(of progress: Intake.Progress) -> View {
    var view: View = [
      "isDone": progress.isDone, "inputs": progress.names.count, "done": progress.inputsDone,
      "names": progress.names.prefix(20).joined(separator: ", "),
      "state": progress.isDone
        ? Words.count(progress.outcomes.count, "report")
        : "\(progress.inputsDone) of \(Words.count(progress.names.count, "file")) read, "
          + "\(Words.count(progress.outcomes.count + progress.waiting, "report")) so far",
      "outcomes": progress.outcomes.suffix(500).map { outcome -> View in
        var view: View = ["words": outcome.words, "state": outcome.state]
        if let report = outcome.report { view["href"] = Links.report(report) }
        view["isBad"] = outcome.report == nil
        return view
      },
    ]
    if let failure = progress.failure { view["failure"] = failure }
    return view
  }
}
