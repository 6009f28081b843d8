package import RapporteurLanguage

/// An averaged perceptron over hashed features, with few labels for each feature.
///
/// The weights of a feature are a short list of labels; it grows where an update needs it.
///
/// - Source: Collins (2002), "Discriminative training methods for hidden Markov models"; the
///   average is kept as Daumé describes, by the time of each weight's last change.
package final class Perceptron {
  private struct Entry {
    var weight: Float
    var stamp: UInt32
    var total: Double
    var label: UInt8
  }

  private struct Row {
    var feature: UInt64
    var start: UInt32
    var count: UInt16
    var capacity: UInt16
    var updates: UInt32
  }

  /// The most bytes that a model's weights may take; the smallest weights give way.
  package static let largestSection = 19_000_000

  package let labelCount: Int
  package let scores: UnsafeMutablePointer<Float>
  private var slots: UnsafeMutablePointer<UInt32>
  private var slotBits: Int
  private var rows: UnsafeMutablePointer<Row>
  private var rowCount = 0
  private var rowCapacity: Int
  private var entries: UnsafeMutablePointer<Entry>
  private var entryCount = 0
  private var entryCapacity: Int
  private var time: UInt32 = 0

  package init(labelCount: Int) {
    precondition((1...256).contains(labelCount))
    self.labelCount = labelCount
    scores = .allocate(capacity: 256)
    scores.initialize(repeating: 0, count: 256)
    slotBits = 20
    slots = .allocate(capacity: 1 << slotBits)
    slots.initialize(repeating: 0, count: 1 << slotBits)
    rowCapacity = 1 << 19
    rows = .allocate(capacity: rowCapacity)
    entryCapacity = 1 << 20
    entries = .allocate(capacity: entryCapacity)
  }

  deinit {
    scores.deallocate()
    slots.deallocate()
    rows.deallocate()
    entries.deallocate()
  }

  /// The number of features that have weights.
  package var featureCount: Int { rowCount }

  /// Counts one decision, by which the average is reckoned.
  package func tick() { time += 1 }

  /// Scores every label for the features.
  package func score(_ features: FeatureList) {
    let (scores, slots, entries, rows) = (self.scores, self.slots, self.entries, self.rows)
    let shift = UInt64(64 - slotBits)
    let mask = 1 << slotBits - 1
    scores.update(repeating: 0, count: labelCount)
    for index in 0..<features.count {
      let feature = features[index]
      var slot = Int(truncatingIfNeeded: feature >> shift)
      while slots[slot] != 0 {
        let row = rows + Int(slots[slot] - 1)
        if row.pointee.feature == feature {
          var entry = entries + Int(row.pointee.start)
          let end = entry + Int(row.pointee.count)
          while entry < end {
            scores[Int(entry.pointee.label)] += entry.pointee.weight
            entry += 1
          }
          break
        }
        slot = (slot + 1) & mask
      }
    }
  }

  /// The label of the highest score, the first of equals.
  package func best() -> Int {
    var best = 0
    for label in 1..<max(1, labelCount) where scores[label] > scores[best] { best = label }
    return best
  }

  /// Moves the weights of the features towards one label and away from another.
  package func update(_ features: FeatureList, towards good: Int, awayFrom bad: Int) {
    for index in 0..<features.count {
      let row = findOrInsert(features[index])
      rows[row].updates += 1
      change(row, good, by: 1)
      change(row, bad, by: -1)
    }
  }

  private func change(_ row: Int, _ label: Int, by amount: Float) {
    let start = Int(rows[row].start)
    let count = Int(rows[row].count)
    for index in start..<(start + count) where entries[index].label == UInt8(label) {
      entries[index].total += Double(entries[index].weight) * Double(time - entries[index].stamp)
      entries[index].stamp = time
      entries[index].weight += amount
      return
    }
    if count == Int(rows[row].capacity) { grow(row) }
    entries[Int(rows[row].start) + count] = Entry(
      weight: amount, stamp: time, total: 0, label: UInt8(label))
    rows[row].count += 1
  }

  private func grow(_ row: Int) {
    let capacity = max(2, Int(rows[row].capacity) * 2)
    if entryCount + capacity > entryCapacity {
      let larger = UnsafeMutablePointer<Entry>.allocate(capacity: entryCapacity * 2)
      larger.moveInitialize(from: entries, count: entryCount)
      entries.deallocate()
      entries = larger
      entryCapacity *= 2
    }
    let count = Int(rows[row].count)
    (entries + entryCount).update(from: entries + Int(rows[row].start), count: count)
    (entries + entryCount + count).initialize(
      repeating: Entry(weight: 0, stamp: 0, total: 0, label: 0), count: capacity - count)
    rows[row].start = UInt32(entryCount)
    rows[row].capacity = UInt16(capacity)
    entryCount += capacity
  }

  @inline(__always)
  private func find(_ feature: UInt64) -> Int? {
    let mask = 1 << slotBits - 1
    var slot = Int(truncatingIfNeeded: feature >> UInt64(64 - slotBits))
    while slots[slot] != 0 {
      let row = Int(slots[slot]) - 1
      if rows[row].feature == feature { return row }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func findOrInsert(_ feature: UInt64) -> Int {
    if let row = find(feature) { return row }
    if rowCount == rowCapacity {
      let larger = UnsafeMutablePointer<Row>.allocate(capacity: rowCapacity * 2)
      larger.moveInitialize(from: rows, count: rowCount)
      rows.deallocate()
      rows = larger
      rowCapacity *= 2
    }
    (rows + rowCount).initialize(
      to: Row(feature: feature, start: 0, count: 0, capacity: 0, updates: 0))
    rowCount += 1
    if rowCount * 2 > 1 << slotBits { rehash() } else { place(rowCount - 1) }
    return rowCount - 1
  }

  private func place(_ row: Int) {
    let mask = 1 << slotBits - 1
    var slot = Int(truncatingIfNeeded: rows[row].feature >> UInt64(64 - slotBits))
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(row + 1)
  }

  private func rehash() {
    slots.deallocate()
    slotBits += 1
    slots = .allocate(capacity: 1 << slotBits)
    slots.initialize(repeating: 0, count: 1 << slotBits)
    for row in 0..<rowCount { place(row) }
  }

  /// Puts the average of each weight in its place; after this there is no more training.
  package func average() {
    for row in UnsafeBufferPointer(start: rows, count: rowCount) {
      for index in Int(row.start)..<(Int(row.start) + Int(row.count)) {
        let entry = entries[index]
        let total = entry.total + Double(entry.weight) * Double(time - entry.stamp)
        entries[index].weight = Float(total / Double(max(1, time)))
        entries[index].total = 0
        entries[index].stamp = time
      }
    }
  }

  /// The weights, after `average()`, as a section of a model file.
  ///
  /// Features that took part in fewer than `minimumUpdates` updates are left out, and so are weights
  /// that are smaller than `threshold` times the largest.
  package func section(minimumUpdates: Int, threshold: Double) -> [UInt8] {
    var table = FeatureTableBuilder(labelCount: labelCount)
    for row in UnsafeBufferPointer(start: rows, count: rowCount)
    where row.updates >= minimumUpdates {
      var weights: [(label: UInt8, weight: Double)] = []
      for index in Int(row.start)..<(Int(row.start) + Int(row.count)) {
        weights.append((entries[index].label, Double(entries[index].weight)))
      }
      table.add(row.feature, weights)
    }
    var threshold = threshold
    var bytes = table.bytes(threshold: threshold)
    while bytes.count > Self.largestSection {
      threshold *= 1.25
      bytes = table.bytes(threshold: threshold)
    }
    return bytes
  }
}
