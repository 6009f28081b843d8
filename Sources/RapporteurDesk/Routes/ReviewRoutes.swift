internal import Hummingbird
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurResolution

/// `/review`: a person decides what the machine is least certain of, one key a decision.
struct ReviewRoutes: DeskRoutes {
  let desk: Desk

  /// How much of the queue is looked at.
  private static let length = 200

  func add(to router: DeskRouter) {
    router.get("/review", for: .reviewer) { request, context in
      try await desk.page(request, context) { ledger, fields in
        let skipped = max(0, fields["skip"].flatMap { Int($0) } ?? 0)
        let queue = try ledger.reviewQueue(limit: Self.length)
        var view: View = [
          "skip": skipped, "next": skipped + 1, "left": max(0, queue.count - skipped),
          "isLong": queue.count >= Self.length, "isDecided": fields["done"] == "1",
          "isUndone": fields["done"] == "undone", "isNothingUndone": fields["done"] == "nothing",
          "decisions": try ReviewView.decisions(ledger),
        ]
        if queue.indices.contains(skipped) {
          view["item"] = [try ReviewView(ledger: ledger).view(queue[skipped])]
        }
        return Page(template: "review", title: "Review", section: "/review", view: view)
      }
    }
    router.post("/review", for: .reviewer) { request, context -> Response in
      let fields = try await desk.form(request, context)
      let name = context.identity?.name ?? desk.configuration.reviewer
      let skip = max(0, fields["skip"].flatMap { Int($0) } ?? 0)
      let back = "/review" + FormFields().with("skip", String(skip)).query
      if fields["decision"] == "undo" {
        let undone = try await desk.audited(.undo, "the last decision", context) {
          try await desk.ledger.change { try $0.undo(reviewer: name) != nil }
        }
        return desk.redirect(to: back + "&done=" + (undone ? "undone" : "nothing"))
      }
      guard let decision = fields["decision"], ["yes", "no"].contains(decision),
        let item = fields["item"]
      else { throw Fault.badRequest("Say whether it is so: yes or no.") }
      let subject = "\(decision): \(item)" + (fields["note"].map { " (\($0))" } ?? "")
      try await desk.audited(.decide, subject, context) {
        try await desk.ledger.change { ledger in
          let queue = try ledger.reviewQueue(limit: Self.length)
          guard let found = queue.first(where: { ReviewView.key(of: $0) == item }) else {
            throw Fault(
              status: .conflict, title: "Decided already",
              message: "That was decided meanwhile, or is known no more. Go on with the next one.")
          }
          guard let action = try Self.action(for: found, isSo: decision == "yes", in: ledger) else {
            throw Fault.missing("The words that it rests on are no longer in the ledger.")
          }
          try ledger.decide(action, reviewer: name, note: fields["note"])
        }
      }
      return desk.redirect(to: back + "&done=1")
    }
  }

  private static func action(for item: ReviewItem, isSo: Bool, in ledger: Ledger) throws
    -> Decision.Action?
  {
    switch item {
    case .finding(_, let mention):
      return try ledger.anchor(mention.id).map { isSo ? .accept($0) : .reject($0) }
    case .pair(let merge, _):
      let (one, other) = try ledger.anchors(of: merge)
      guard let first = one.first, let second = other.first else { return nil }
      return isSo ? .merge([first, second]) : .split(one, other)
    }
  }
}
