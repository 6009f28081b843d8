internal import Foundation
public import RapporteurCore

/// Reads records back from the JSON that `RecordJSON` writes, schema `rapporteur-record/1`.
///
/// What is read and written again gives the same bytes.
public struct RecordReader: Sendable {
  /// Why a text is no record.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected and what was found.
    public var description: String
  }

  /// Creates a reader.
  public init() {}

  /// Whether `bytes` begin like the JSON of a record.
  public static func looksLikeRecord(_ bytes: some Collection<UInt8>) -> Bool {
    let head = String(decoding: bytes.prefix(64), as: UTF8.self).filter { !$0.isWhitespace }
    return head.drop { $0 == "[" }.hasPrefix("{\"schema\":\"rapporteur-record/")
  }

  /// The record whose JSON `utf8` is: one object.
  /// - Throws: `Failure`, where it is not JSON, not a record of this schema, or a span of it is not the
  ///   text that it claims to be.
  public func record(from utf8: some Collection<UInt8>) throws(Failure) -> Record {
    try ledgerRecord(from: utf8).record
  }

  /// The record whose JSON `utf8` is, and where the ledger that it was exported from had it from.
  func ledgerRecord(from utf8: some Collection<UInt8>) throws(Failure)
    -> (record: Record, origin: RecordObject.Origin?)
  {
    do {
      let object = try JSONDecoder().decode(RecordObject.self, from: Data(utf8))
      return (try object.record(), object.ledger)
    } catch let failure as Failure {
      throw failure
    } catch let error as DecodingError {
      throw Failure(description: Self.words(for: error))
    } catch {
      throw Failure(description: "\(error)")
    }
  }

  private static func words(for error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }
      return path.isEmpty ? "" : "in " + path.joined().drop { $0 == "." } + ": "
    }
    return switch error {
    case .keyNotFound(let key, let context):
      place(context) + "expected the member \"\(key.stringValue)\", found none"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      place(context) + context.debugDescription
    @unknown default: "\(error)"
    }
  }
}
