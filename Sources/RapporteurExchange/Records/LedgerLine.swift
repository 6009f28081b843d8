internal import Foundation
public import RapporteurCore
public import RapporteurLedger

/// What stands on one line of a ledger that was exported as NDJSON.
public enum LedgerLine: Sendable {
  /// A record, and where it was read from and when, if the line says so.
  case record(Record, source: String?, received: String?)
  /// A reviewer's decision.
  case decision(LedgerDecision)
  /// A process and its question.
  case process(name: String, question: String)

  static let decisionSchema = "rapporteur-decision/1"
  static let processSchema = "rapporteur-process/1"

  private struct DecisionObject: Decodable {
    let id: String
    let reviewer: String
    let time: String
    let action: [String]
    let note: String?
  }

  private struct ProcessObject: Decodable {
    let name: String
    let question: String
  }

  /// Reads one line.
  /// - Throws: `RecordReader.Failure`.
  public init(from utf8: [UInt8]) throws(RecordReader.Failure) {
    let head = String(decoding: utf8.prefix(64), as: UTF8.self).filter { !$0.isWhitespace }
    let isDecision = head.hasPrefix("{\"schema\":\"\(Self.decisionSchema)\"")
    let isProcess = head.hasPrefix("{\"schema\":\"\(Self.processSchema)\"")
    do {
      if isDecision {
        let object = try JSONDecoder().decode(DecisionObject.self, from: Data(utf8))
        self = .decision(
          LedgerDecision(
            id: object.id, reviewer: object.reviewer, time: object.time, action: object.action,
            note: object.note))
        return
      }
      if isProcess {
        let object = try JSONDecoder().decode(ProcessObject.self, from: Data(utf8))
        self = .process(name: object.name, question: object.question)
        return
      }
    } catch {
      throw RecordReader.Failure(
        description: "expected a \(isDecision ? "decision" : "process"), found something else")
    }
    let (record, origin) = try RecordReader().ledgerRecord(from: utf8)
    self = .record(record, source: origin?.source, received: origin?.received)
  }
}
