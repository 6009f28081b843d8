internal import Hummingbird
internal import NIOCore

/// What goes with a request on its way to its route.
struct DeskContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The identifier of the browser's session, from its cookie.
  var session: String?
  /// Who sent the request; nil if nobody signed in, or need not.
  var identity: Identity?
  /// From where it came.
  var client: Client
  /// The address of the machine at the other end of the connection.
  let peer: NetworkAddress?

  init(source: Source) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
    client = Client(address: peer, isEncrypted: false, isLocal: false)
  }

  /// As the audit log names the one who sent the request.
  var doer: Doer { Doer(name: identity?.name, from: client.name) }
}

/// The machine that a request came from.
struct Client: Hashable, Sendable {
  /// Its address; nil if it is not known.
  var address: NetworkAddress?
  /// Whether nobody on the way could read the request.
  var isEncrypted: Bool
  /// Whether it was sent from this machine to a name of this machine.
  var isLocal: Bool
  /// Whether the network that it came by is held to be secret.
  var isTrusted = false

  /// As it is written down.
  var name: String { address?.text ?? "unknown" }
  /// Whether what is secret may be sent.
  var isPrivate: Bool { isEncrypted || isLocal || isTrusted }
}
