internal import ArgumentParser
internal import Rapporteur
internal import RapporteurCore
internal import RapporteurExchange
internal import RapporteurLedger
internal import RapporteurReading

/// `rapporteur ingest`: reports into a ledger.
struct Ingest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read reports into the ledger.",
    discussion: """
      Takes all that `rapporteur read` takes, and records as `rapporteur read --format ndjson` prints \
      them, which are not analysed again. The same report again changes nothing; another report from \
      the same address is a version of it. If it is stopped, be it by the power going off, the same \
      command carries on where it was.

      Examples:
        rapporteur ingest reports/
        rapporteur ingest --ledger dayton.sqlite Examples
        zcat articles.ndjson.gz | rapporteur ingest -
      """)

  @OptionGroup var inputs: InputOptions

  @OptionGroup var ledger: LedgerOptions

  @OptionGroup var models: ModelOptions

  @Option(help: "What the files are; auto tells it by their content.")
  var from: InputFormat = .auto

  @Flag(help: "The files hold records, one a line; they are told by their content otherwise.")
  var records = false

  @Option(
    help: ArgumentHelp(
      "The day on which the reports were published, whatever they say.", valueName: "YYYY-MM-DD"))
  var published: PublicationDay?

  @Option(
    help: ArgumentHelp("The outlet of the reports, whatever they say.", valueName: "name"))
  var publisher: String?

  @Flag(help: "Put reports that the ledger has in anew, as after a better model came.")
  var again = false

  func run() async throws {
    let run = try IngestRun(ledger: try Ledger(writing: ledger.path), again: again)
    let reader = ReportReader(
      format: from.reportFormat,
      overrides: ReportReader.Overrides(published: published?.day, publisher: publisher),
      largestText: ReportReader.largestReport)
    let files = InputFile.inputs(from: inputs.files)
    let isRecords = records
    try await run.ingest(
      files, threads: inputs.threads, reader: reader, models: models.models,
      areRecords: { isRecords || RecordFile.looksLikeRecords($0) })
    run.finish()
    if run.failures > 0 { throw ExitCode(1) }
  }
}
