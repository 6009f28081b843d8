internal import Foundation
internal import Synchronization

/// How often somebody may do something: a bucket for each, which fills at a steady rate and runs empty with use.
final class RateLimit: Sendable {
  private struct Bucket {
    var left: Double
    var time: ContinuousClock.Instant
  }

  /// How many come back each second, and how many a full bucket has.
  let (rate, most): (Double, Double)
  private let buckets = Mutex<[String: Bucket]>([:])
  /// How many are remembered; those whose bucket is full need not be.
  private static let remembered = 10_000

  /// A limit of `rate` a second in the long run, and `burst` at once.
  init(rate: Double, burst: Double) {
    self.rate = rate
    most = max(1, burst)
  }

  /// Takes one from the bucket of `key`; if there is none left, after how many seconds there will be.
  func take(_ key: String, at time: ContinuousClock.Instant = .now) -> Int? {
    buckets.withLock { buckets in
      var key = key
      if buckets.count >= Self.remembered, buckets[key] == nil {
        buckets = buckets.filter { filled($0.value, time) < most }
        // So many at once are a flood: those who come then share one bucket.
        if buckets.count >= Self.remembered { key = "" }
      }
      var bucket = buckets[key] ?? Bucket(left: most, time: time)
      bucket.left = filled(bucket, time)
      bucket.time = time
      defer { buckets[key] = bucket }
      guard bucket.left >= 1 else { return Int(((1 - bucket.left) / rate).rounded(.up)) }
      bucket.left -= 1
      return nil
    }
  }

  private func filled(_ bucket: Bucket, _ time: ContinuousClock.Instant) -> Double {
    min(most, bucket.left + (time - bucket.time) / .seconds(1) * rate)
  }
}
