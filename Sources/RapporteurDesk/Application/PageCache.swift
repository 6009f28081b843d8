internal import Crypto
internal import Foundation
internal import Synchronization

/// Pages that were made since the ledger was last written, so that none is made twice.
final class PageCache: Sendable {
  private struct Shelf {
    var stamp: LedgerStamp?
    var pages: [String: SentPage] = [:]
    var size = 0
  }

  private let shelf = Mutex(Shelf())
  private let largest: Int

  /// A cache of at most `largest` bytes.
  init(largest: Int = 32 << 20) { self.largest = largest }

  /// The page at `address`, if it was made of the ledger as it is.
  func page(at address: String, _ stamp: LedgerStamp) -> SentPage? {
    shelf.withLock { $0.stamp == stamp ? $0.pages[address] : nil }
  }

  /// Keeps a page that was made of the ledger as it was at `stamp`.
  func keep(_ page: SentPage, at address: String, _ stamp: LedgerStamp) {
    shelf.withLock { shelf in
      if shelf.stamp != stamp || shelf.size + page.size > largest {
        shelf = Shelf(stamp: stamp)
      }
      shelf.pages[address] = page
      shelf.size += page.size
    }
  }
}
