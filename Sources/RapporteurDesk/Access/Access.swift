internal import Dispatch
internal import Foundation
internal import Hummingbird

/// Who may use a Desk at which people sign in, and how often.
final class Access: Sendable {
  let store: UserStore
  private let isRated: Bool
  private let byClient: RateLimit
  private let byUser: RateLimit
  /// Ten tries to sign in at once from one address, and one more each half minute.
  private let signIns = RateLimit(rate: 1.0 / 30, burst: 10)
  /// The same for one name from addresses from which nobody has signed in by it, so that many machines together
  /// cannot guess either, nor keep its owner out.
  private let strangers = RateLimit(rate: 1.0 / 60, burst: 20)
  /// Looks up who somebody is, which takes as long as a read from the file.
  private let lookups = DispatchQueue(label: "rapporteur.desk.lookups", attributes: .concurrent)
  /// Changes, and hashes passwords: one at a time, for each takes a core and 128 MiB for half a second.
  private let writer = DispatchQueue(label: "rapporteur.desk.users")

  /// The access to the Desk that `configuration` describes; nil if it is one person's on a machine of their own:
  /// it listens on a loopback address under no other name, and there are no users.
  /// - Throws: `DeskError` if it would be open to others without anybody who can sign in; `AccessError`.
  convenience init?(_ configuration: DeskConfiguration) throws {
    let path = configuration.users ?? UserStore.path(besides: configuration.ledger)
    try Self.check(configuration)
    let isOpen =
      !LoopbackAddress.contains(configuration.host)
      || configuration.names.contains { !LoopbackAddress.contains($0) }
    let exists = FileManager.default.fileExists(atPath: path)
    guard exists || isOpen || configuration.users != nil else { return nil }
    let store = exists ? try UserStore(path: path) : nil
    guard let store, try !store.isEmpty() else {
      guard isOpen || configuration.users != nil else { return nil }
      throw DeskError(
        code: .open,
        message: """
          whoever reaches \(configuration.names.first ?? configuration.host) could read and change the \
          ledger, and there is no user in \(path) yet. Add one: rapporteur users add NAME --role admin \
          --users \(path)
          """)
    }
    guard !isOpen || configuration.isPlain || !configuration.proxies.isEmpty else {
      throw DeskError(
        code: .open,
        message: """
          passwords would travel to \(configuration.names.first ?? configuration.host) for all to read. Put a \
          proxy that speaks TLS in front and name its address with --proxy, or say --plain where the \
          network itself is secret (a tunnel, a private net)
          """)
    }
    self.init(store, rate: configuration.requestRate)
  }

  /// Access for the users in `store`, each of whom may ask `rate` times a second; as often as they like for 0.
  init(_ store: UserStore, rate: Double) {
    self.store = store
    isRated = rate > 0
    byClient = RateLimit(rate: max(rate, 1), burst: max(rate, 1) * 4)
    byUser = RateLimit(rate: max(rate, 1), burst: max(rate, 1) * 4)
  }

  private static func check(_ configuration: DeskConfiguration) throws(DeskError) {
    for proxy in configuration.proxies where NetworkAddress(proxy) == nil {
      throw DeskError(
        code: .unsuitable,
        message: "expected the address of a proxy such as 127.0.0.1, found \"\(proxy)\"")
    }
  }

  /// Does `work` with the users, where no connection waits for it.
  func change<Value: Sendable>(_ work: @escaping @Sendable (UserStore) throws -> Value) async throws
    -> Value
  { try await perform(work, on: writer) }

  /// Reads of the users, where no connection waits for it.
  func read<Value: Sendable>(_ work: @escaping @Sendable (UserStore) throws -> Value) async throws
    -> Value
  { try await perform(work, on: lookups) }

  private func perform<Value: Sendable>(
    _ work: @escaping @Sendable (UserStore) throws -> Value, on queue: DispatchQueue
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [store] in continuation.resume(with: Result { try work(store) }) }
    }
  }
}

extension Access {
  /// Makes sure that the one who sent `request` may use an address.
  /// - Throws: `Fault`.
  func admit(_ request: Request, _ context: DeskContext, _ right: Right) throws {
    guard case .only(let role) = right else { return }
    guard let identity = context.identity else { throw Fault.unauthorized }
    guard identity.role >= role else {
      throw Fault.forbidden(
        "That takes the role \(role.rawValue), and \(identity.name) has the role "
          + "\(identity.role.rawValue) here.")
    }
    // A page of another site can have the browser send its cookie's worth only where browsers are old.
    if identity.means == .session, request.uri.path.hasPrefix("/api/"),
      request.method != .get, request.method != .head
    {
      try request.checkOrigin(isProof: true)
    }
  }

  /// Who sent a request, by its token or its session; nil for nobody.
  /// - Throws: `Fault` if a token that is no good was sent, or one that others could read.
  func identity(of request: Request, _ client: Client, session: String?) async throws -> Identity? {
    let path = request.uri.path
    if path.hasPrefix("/api/"), let field = request.headers[.authorization] {
      guard client.isPrivate else {
        throw Fault.forbidden("Tokens are taken over TLS only; please withdraw this one.")
      }
      guard let token = Self.token(in: field),
        let identity = try await read({ try $0.identity(token: token) })
      else { throw Fault.unauthorized }
      return identity
    }
    guard let session, !path.hasPrefix("/static/") else { return nil }
    return try await read { try $0.identity(session: session) }
  }

  /// The token that a field `Authorization` holds: as a bearer's, or as the password, for calendar programs.
  /// - Source: RFC 6750, 2.1; RFC 7617.
  static func token(in field: String) -> String? {
    let parts = field.split(separator: " ", maxSplits: 1).map { String($0).trimmed }
    guard parts.count == 2, parts[1].utf8.count < 1000 else { return nil }
    switch parts[0].lowercased() {
    case "bearer": return parts[1]
    case "basic":
      guard let data = Data(base64Encoded: parts[1]) else { return nil }
      let words = String(decoding: data, as: UTF8.self)
      return words.firstIndex(of: ":").map { String(words[words.index(after: $0)...]) }
    default: return nil
    }
  }

  /// Counts a request from a machine.
  /// - Throws: `Fault` if there were too many.
  func count(_ client: Client) throws {
    guard isRated, let wait = byClient.take(client.address?.network ?? "") else { return }
    throw Fault.tooMany(after: wait)
  }

  /// Counts a request of a user.
  /// - Throws: `Fault` if there were too many.
  func count(_ identity: Identity) throws {
    guard isRated, let wait = byUser.take(identity.name) else { return }
    throw Fault.tooMany(after: wait)
  }

  /// Signs in; nil if name and password do not fit.
  /// - Throws: `Fault` if it was tried too often.
  func signIn(_ name: String, password: String, from client: Client) async throws -> String? {
    if let wait = signIns.take(client.address?.network ?? "") { throw Fault.tooMany(after: wait) }
    let address = client.name
    if try await !read({ try $0.hasSignedIn(name, from: address) }),
      let wait = strangers.take(name.trimmed.lowercased())
    {
      throw Fault.tooMany(after: wait)
    }
    return try await change { try $0.signIn(name, password: password, from: address) }
  }

  /// Whether a password is that user's; asked as seldom as one may try to sign in.
  /// - Throws: `Fault` if it was tried too often.
  func isRight(_ password: String, of name: String, from client: Client) async throws -> Bool {
    if let wait = signIns.take(client.address?.network ?? "") { throw Fault.tooMany(after: wait) }
    return try await change { try $0.isRight(password, of: name) }
  }
}

extension Desk {
  /// Whether the one who asks may do what those with `role` may.
  func allows(_ role: Role, _ context: DeskContext) -> Bool {
    access == nil || context.identity.map { $0.role >= role } ?? false
  }

  /// Does something that is written down in the audit log first; a failure is written down too.
  ///
  /// So nothing is ever done that is not in the log.
  func audited<Value: Sendable>(
    _ action: AuditAction, _ subject: String, _ context: DeskContext,
    _ work: () async throws -> Value
  ) async throws -> Value {
    let doer = context.doer
    try await access?.change { try $0.log(action, subject, by: doer) }
    do {
      return try await work()
    } catch {
      let message = Fault(error).message
      try await access?.change { try $0.log(action, "not done: \(message)", by: doer) }
      throw error
    }
  }
}
