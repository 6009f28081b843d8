internal import Foundation

/// When a ledger was last written, by whichever program: the sizes and times of its files.
struct LedgerStamp: Hashable, Sendable {
  private let parts: [String]

  /// The stamp of the ledger at `path` now.
  init(path: String) {
    parts = [path, path + "-wal"].map { file in
      var status = stat()
      guard stat(file, &status) == 0 else { return "" }
      return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }
  }
}
