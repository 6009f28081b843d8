internal import GRDB
internal import RapporteurResolution

/// The tables of a ledger, step by step; a step that has been released is never changed.
enum Schema {
  /// Brings a ledger of any earlier version to this one.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 reports and findings") {
      try $0.execute(sql: "PRAGMA application_id = \(applicationID); " + reports)
    }
    migrator.registerMigration("2 the account") { try $0.execute(sql: account) }
    migrator.registerMigration("3 what bears on promises and times") { db in
      try db.execute(sql: bearings)
      for report in try Int64.fetchAll(db, sql: "SELECT id FROM report") {
        if let record = try db.record(ofReport: report) {
          try db.insertBearings(of: record, report: report)
        }
      }
    }
    migrator.registerMigration("4 candidates with their keys") { db in
      try db.execute(sql: "ALTER TABLE candidate ADD COLUMN keys BLOB NOT NULL DEFAULT x''")
      for number in try Int64.fetchAll(db, sql: "SELECT number FROM candidate") {
        let keys = try Int64.fetchAll(
          db.cachedStatement(
            sql: "SELECT key FROM candidate_key WHERE candidate = ? ORDER BY key"),
          arguments: [number])
        let data = KeyCoding.data(of: keys.map { BlockingKey(rawValue: $0) })
        try db.execute(
          sql: "UPDATE candidate SET keys = ? WHERE number = ?", arguments: [data, number])
      }
      try db.execute(sql: "DROP INDEX candidate_key_candidate")
    }
    migrator.registerMigration("5 what checks need") { db in
      try db.execute(sql: checks)
      for report in try Int64.fetchAll(db, sql: "SELECT id FROM report") {
        if let record = try db.record(ofReport: report) {
          try db.insertMarks(of: AccountKeys(of: record), report: report)
        }
      }
    }
    migrator.registerMigration("6 keys of periods") { try $0.resolveAnew() }
    migrator.registerMigration("7 what is told ahead") { try $0.execute(sql: ahead) }
    migrator.registerMigration("8 matters of the same table") { try $0.resolveAnew() }
    migrator.registerMigration("9 keys of family names") { try $0.resolveAnew() }
    migrator.registerMigration("10 days on which actors are named") { db in
      try db.execute(sql: actorDays)
      let candidates = CandidateNumber.range(of: .actor)
      try db.execute(
        sql: """
          INSERT INTO actor_day
          SELECT s.candidate, r.known_from, count(DISTINCT r.id) FROM sighting s
          JOIN report r ON r.id = s.finding >> 24
          WHERE s.candidate BETWEEN ? AND ? GROUP BY s.candidate, r.known_from
          """, arguments: [candidates.lowerBound, candidates.upperBound])
    }
    migrator.registerMigration("11 clusters beside the numbers of candidates") {
      try $0.execute(sql: "CREATE INDEX candidate_place ON candidate (number, cluster)")
    }
    return migrator
  }()

  /// Marks the file as a ledger (`PRAGMA application_id`); the bytes of "Rapp".
  static let applicationID = 0x5261_7070

  private static let reports = """
    -- A version of a report. Known from its publication, or, undated, from the day it was received,
    -- until the next version of its lineage is published; days count from 1970-01-01.
    CREATE TABLE report (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE,
      lineage TEXT NOT NULL,
      version INTEGER NOT NULL,
      known_from INTEGER NOT NULL,
      known_to INTEGER,
      published_day INTEGER,
      published TEXT,
      published_basis TEXT,
      publisher TEXT,
      headline TEXT,
      kind TEXT NOT NULL,
      identifier TEXT,
      url TEXT,
      format TEXT NOT NULL,
      section TEXT,
      byline TEXT,
      dateline TEXT,
      language TEXT,
      correction TEXT,
      derived_from TEXT NOT NULL,
      source TEXT NOT NULL,
      received TEXT NOT NULL,
      findings INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX report_lineage ON report (lineage);
    CREATE INDEX report_day ON report (known_from);
    CREATE INDEX report_publisher ON report (publisher, known_from);

    -- The text of a report as UTF-8, and the findings in it as RecordCoding lays them out, with the
    -- SHA-256 of the text and the first eight bytes of that of each span.
    CREATE TABLE record (
      id INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
      headline TEXT,
      text BLOB NOT NULL,
      text_digest BLOB NOT NULL,
      content BLOB NOT NULL,
      anchors BLOB NOT NULL
    ) STRICT;

    CREATE VIRTUAL TABLE report_search USING fts5(
      headline, text, content = 'record', content_rowid = 'id',
      tokenize = 'porter unicode61 remove_diacritics 2');

    CREATE VIRTUAL TABLE report_words USING fts5vocab(report_search, row);

    -- One row a finding or actor of a record, for questions; what it says is in the record. FindingID
    -- says how the id is made. Days from day_from up to, not including, day_to are when it was so. Confidence is the rule's.
    CREATE TABLE finding (
      id INTEGER PRIMARY KEY,
      kind INTEGER NOT NULL,
      status TEXT NOT NULL,
      modality TEXT NOT NULL,
      day_from INTEGER NOT NULL,
      day_to INTEGER NOT NULL,
      confidence REAL NOT NULL
    ) STRICT;
    CREATE INDEX finding_kind ON finding (kind, day_from);
    CREATE INDEX finding_confidence ON finding (confidence) WHERE kind < 7;

    -- The words of findings and of their reports' headlines, under the numbers that SearchID makes: they
    -- come by kind and day.
    CREATE VIRTUAL TABLE finding_search USING fts5(
      words, content = '', columnsize = 0, detail = none,
      tokenize = 'porter unicode61 remove_diacritics 2');
    """

  private static let account = """
    -- What cannot be told apart by its features (RapporteurResolution, Candidate). Its number is its
    -- identifier, as CandidateNumber reads it; that of a cluster is that of its leading candidate.
    CREATE TABLE candidate (
      number INTEGER PRIMARY KEY,
      features TEXT NOT NULL,
      cluster INTEGER
    ) STRICT;
    CREATE INDEX candidate_cluster ON candidate (cluster);

    -- Under which keys it is compared.
    CREATE TABLE candidate_key (
      key INTEGER NOT NULL,
      candidate INTEGER NOT NULL,
      PRIMARY KEY (key, candidate)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX candidate_key_candidate ON candidate_key (candidate);

    -- Which finding shows which; a finding's number is FindingID's, with the kind 0 for a report.
    CREATE TABLE sighting (
      finding INTEGER NOT NULL,
      candidate INTEGER NOT NULL,
      PRIMARY KEY (finding, candidate)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sighting_candidate ON sighting (candidate, finding);

    -- That two are held to be the same, how surely, and why; reasons as Reason encodes them.
    CREATE TABLE link (
      first INTEGER NOT NULL,
      second INTEGER NOT NULL,
      score REAL NOT NULL,
      reasons TEXT NOT NULL,
      PRIMARY KEY (first, second)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX link_second ON link (second);

    -- What candidates are held to be one thing; its members are the candidates that name it. Links are
    -- encoded as LinkCoding says.
    CREATE TABLE cluster (
      number INTEGER PRIMARY KEY,
      links TEXT NOT NULL,
      doubtful TEXT NOT NULL,
      confidence REAL NOT NULL
    ) STRICT;
    CREATE INDEX cluster_confidence ON cluster (confidence) WHERE confidence < 1;
    CREATE INDEX cluster_doubtful ON cluster (number) WHERE doubtful <> '';

    -- In how many reports an actor's candidate is named, the first day and the last.
    CREATE TABLE actor_seen (
      candidate INTEGER PRIMARY KEY,
      reports INTEGER NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL
    ) STRICT;

    -- Dossiers: named questions, each a filter as FilterCoding writes it.
    CREATE TABLE process (
      name TEXT PRIMARY KEY,
      folded TEXT NOT NULL,
      filter TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Reviewers' decisions, never changed; and how those on merges bear on candidates.
    CREATE TABLE decision (
      id TEXT PRIMARY KEY,
      reviewer TEXT NOT NULL,
      time TEXT NOT NULL,
      action TEXT NOT NULL,
      note TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE decision_report (
      report TEXT NOT NULL,
      decision TEXT NOT NULL REFERENCES decision (id),
      PRIMARY KEY (report, decision)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ballot (
      decision TEXT NOT NULL REFERENCES decision (id),
      time TEXT NOT NULL,
      merges INTEGER NOT NULL,
      side INTEGER NOT NULL,
      finding INTEGER NOT NULL,
      candidate INTEGER NOT NULL,
      PRIMARY KEY (decision, side, finding)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ballot_candidate ON ballot (candidate);
    CREATE INDEX ballot_finding ON ballot (finding);

    -- In what way which actor has to do with a finding, by FindingRow.Role. An actor is the candidate
    -- that the report shows, so that merging actors rewrites nothing here.
    CREATE TABLE finding_actor (
      candidate INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      day INTEGER NOT NULL,
      finding INTEGER NOT NULL,
      role INTEGER NOT NULL,
      PRIMARY KEY (candidate, kind, day, finding)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX finding_actor_finding ON finding_actor (finding);

    -- The names under which actors are looked for, folded (no case, no diacritics); an office is a
    -- title with the state or body that it is held in.
    CREATE TABLE name (
      number INTEGER PRIMARY KEY,
      candidate INTEGER NOT NULL,
      name TEXT NOT NULL,
      folded TEXT NOT NULL,
      is_office INTEGER NOT NULL,
      mentions INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX name_candidate ON name (candidate, name, is_office);
    CREATE INDEX name_folded ON name (folded);
    CREATE INDEX name_mentions ON name (is_office, mentions);
    CREATE VIRTUAL TABLE name_search USING fts5(
      folded, content = 'name', content_rowid = 'number', tokenize = 'trigram');
    CREATE TRIGGER name_inserted AFTER INSERT ON name BEGIN
      INSERT INTO name_search (rowid, folded) VALUES (new.number, new.folded);
    END;
    CREATE TRIGGER name_deleted AFTER DELETE ON name BEGIN
      INSERT INTO name_search (name_search, rowid, folded) VALUES ('delete', old.number, old.folded);
    END;
    """

  private static let bearings = """
    -- Outcomes that say that something came about, or that it did not, by the telling words of their
    -- item, hashed (RapporteurResolution, AccountKeys).
    CREATE TABLE settlement (
      word INTEGER NOT NULL,
      finding INTEGER NOT NULL,
      PRIMARY KEY (word, finding)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX settlement_finding ON settlement (finding);

    -- Statements of which their report says when they were made, by those who made them, hashed likewise,
    -- and by the day on which the report was published.
    CREATE TABLE utterance (
      speaker INTEGER NOT NULL,
      day INTEGER NOT NULL,
      finding INTEGER NOT NULL,
      PRIMARY KEY (speaker, day, finding)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX utterance_finding ON utterance (finding);
    """

  private static let checks = """
    -- What of a finding checks look for before they look at the record; the kind and what the value is are Mark's.
    CREATE TABLE mark (
      kind INTEGER NOT NULL,
      value INTEGER NOT NULL,
      finding INTEGER NOT NULL,
      words TEXT,
      PRIMARY KEY (kind, value, finding)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mark_finding ON mark (finding);

    -- Candidates that were joined to another, by what they were joined to.
    CREATE INDEX candidate_joined ON candidate (cluster) WHERE cluster <> number;
    """

  private static let actorDays = """
    -- In how many reports of which day an actor's candidate is named, as actor_seen sums up.
    CREATE TABLE actor_day (
      candidate INTEGER NOT NULL,
      day INTEGER NOT NULL,
      reports INTEGER NOT NULL,
      PRIMARY KEY (candidate, day)
    ) STRICT, WITHOUT ROWID;
    """

  private static let ahead = """
    -- The day from which the report of a finding is known; and the findings that tell of a later one.
    ALTER TABLE finding ADD COLUMN known INTEGER NOT NULL DEFAULT 0;
    UPDATE finding SET known = (SELECT known_from FROM report WHERE report.id = finding.id >> 24);
    CREATE INDEX finding_ahead ON finding (kind, day_from, known) WHERE day_from > known;
    """
}
