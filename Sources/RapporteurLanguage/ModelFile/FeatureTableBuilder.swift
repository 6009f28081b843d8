internal import Foundation

/// Puts weights together into the section that `FeatureTable` reads.
package struct FeatureTableBuilder {
  /// What the largest weight becomes; a sum of 256 such weights fits into 32 bits.
  package static let largest = 4_000_000.0

  private let labelCount: Int
  private var rows: [(feature: UInt64, weights: [(label: UInt8, weight: Double)])] = []

  package init(labelCount: Int) { self.labelCount = labelCount }

  /// Adds the weights of a feature, which is added once.
  package mutating func add(_ feature: UInt64, _ weights: [(label: UInt8, weight: Double)]) {
    rows.append((feature, weights))
  }

  /// The bytes of the section, without the weights smaller than `threshold` times the largest.
  package func bytes(threshold: Double) -> [UInt8] {
    var largest = 0.0
    for row in rows {
      for entry in row.weights { largest = max(largest, abs(entry.weight)) }
    }
    let codes = WeightCodes(largest: largest)
    var kept: [(feature: UInt64, bytes: [UInt8])] = []
    for row in rows {
      let weights = row.weights.filter { abs($0.weight) >= threshold * largest && $0.weight != 0 }
        .sorted { $0.label < $1.label }
      guard !weights.isEmpty else { continue }
      var bytes = [
        UInt8(truncatingIfNeeded: row.feature), UInt8(truncatingIfNeeded: row.feature >> 8),
        UInt8(weights.count - 1),
      ]
      for entry in weights { bytes += [entry.label, codes.code(of: entry.weight)] }
      kept.append((row.feature, bytes))
    }
    kept.sort { $0.feature < $1.feature }

    var bits = 1
    while kept.count >> bits > 3, bits < 24 { bits += 1 }
    var starts: [UInt32] = []
    var body: [UInt8] = []
    var index = 0
    for bucket in 0..<(1 << bits) {
      starts.append(UInt32(body.count))
      while index < kept.count, kept[index].feature >> UInt64(64 - bits) == UInt64(bucket) {
        body += kept[index].bytes
        index += 1
      }
    }
    starts.append(UInt32(body.count))

    var result: [UInt8] = []
    result.append(number: UInt32(bits))
    result.append(number: UInt32(labelCount))
    for code in 0..<256 { result.append(number: codes.value(of: UInt8(code))) }
    for start in starts { result.append(number: start) }
    return result + body
  }
}

/// Weights as codes of eight bits, finer near zero (mu-law companding).
struct WeightCodes {
  private let largest: Double
  private static let mu = 255.0
  private static let scale = FeatureTableBuilder.largest

  init(largest: Double) { self.largest = max(largest, 1e-9) }

  func code(of weight: Double) -> UInt8 {
    let magnitude = log1p(Self.mu * abs(weight) / largest) / log1p(Self.mu)
    let step = Int((magnitude * 127).rounded())
    return UInt8(clamping: 128 + (weight < 0 ? -step : step))
  }

  func value(of code: UInt8) -> Int32 {
    let step = Double(Int(code) - 128)
    let magnitude = (pow(1 + Self.mu, abs(step) / 127) - 1) / Self.mu
    let value = min(magnitude, 1) * Self.scale
    return Int32((step < 0 ? -value : value).rounded())
  }
}
