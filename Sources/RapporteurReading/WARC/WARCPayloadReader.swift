internal import RapporteurCore

/// Reads the reports in a record of a web archive: a page or feed that was fetched, or a text that
/// was made of one.
struct WARCPayloadReader {
  let reader: ReportReader

  /// The reports of `record`; none if it holds something else, such as a picture or an error page.
  func reports(of record: WARCRecord) -> [Result<Report, ReadingError>] {
    do throws(ReadingError) {
      guard let payload = try payload(of: record), !payload.bytes.isEmpty else { return [] }
      return reports(of: payload, in: record)
    } catch {
      return [.failure(error)]
    }
  }

  /// What was fetched.
  private struct Payload {
    var bytes: [UInt8]
    var type: MediaType
    /// The header with which it was sent; nil if it came without one.
    var fields: HeaderFields?
  }

  private func payload(of record: WARCRecord) throws(ReadingError) -> Payload? {
    let type = MediaType(record.fields["Content-Type"] ?? "")
    guard record.kind == .response, let response = HTTPResponse(record.content) else {
      return Payload(bytes: record.content, type: type)
    }
    let sent = MediaType(response.fields["Content-Type"] ?? "")
    guard (200..<300).contains(response.status), sent.mayHoldReport else { return nil }
    let bytes = try unpacked(response, in: record)
    return Payload(bytes: bytes, type: sent, fields: response.fields)
  }

  private func unpacked(_ response: HTTPResponse, in record: WARCRecord) throws(ReadingError)
    -> [UInt8]
  {
    let coding = response.fields["Content-Encoding"]?.lowercased() ?? ""
    // Many archives keep the header although they unpacked the body.
    switch coding {
    case "br":
      guard String(validating: response.body, as: UTF8.self) == nil else { return response.body }
      throw ReadingError(
        code: .unsupported, message: "the page is packed with Brotli, which is not read",
        input: record.input, byteOffset: record.place)
    case "gzip", "x-gzip", "zstd":
      let stream = ReportStream(ReportInput(name: record.input, bytes: response.body))
      do throws(ReadingError) {
        return try ByteWindow(Unpacking.source(of: stream)).takeAll(limit: WARCReader.largestBlock)
      } catch {
        throw ReadingError(
          code: error.code, message: "the page cannot be unpacked: " + error.message,
          input: record.input, byteOffset: record.place)
      }
    default: return response.body
    }
  }

  private func reports(of payload: Payload, in record: WARCRecord)
    -> [Result<Report, ReadingError>]
  {
    let input = ReportInput(name: record.input, bytes: payload.bytes)
    let format: ReportFormat
    do throws(ReadingError) {
      format = try self.format(of: payload, input: record.input)
    } catch {
      return [.failure(located(error, record))]
    }
    return reader.reports(
      of: input, as: format, contentType: payload.fields?["Content-Type"], address: record.target
    ).compactMap { result in
      // What is fetched beside pages, such as settings in JSON, is passed over like a picture.
      if case .failure(let error) = result, [.notAReport, .empty].contains(error.code) {
        return nil
      }
      return result.map { report in
        var report = report
        report.format = ReportFormat.warc.rawValue
        report.archiveOffset = record.place
        report.url = report.url ?? record.target
        report.identifier = report.identifier ?? record.identifier
        return report
      }.mapError { located($0, record) }
    }
  }

  private func format(of payload: Payload, input: String) throws(ReadingError) -> ReportFormat {
    switch payload.type.name {
    case "text/plain": .text
    case "text/html", "application/xhtml+xml": .html
    default: try ReportFormat.sniffed(from: Array(payload.bytes.prefix(1 << 12)), input: input)
    }
  }

  /// `error` with the place of the record, because one inside of the page says little.
  private func located(_ error: ReadingError, _ record: WARCRecord) -> ReadingError {
    var error = error
    if let offset = error.byteOffset { error.message += " (at byte \(offset) of the page)" }
    error.message = (record.target.map { "\($0): " } ?? "") + error.message
    error.byteOffset = record.place
    error.line = nil
    return error
  }
}
