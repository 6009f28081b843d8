internal import Foundation
internal import RapporteurLanguage

/// A log-linear model: the probability of a label is the exponential of the sum of its weights for the
/// features at hand, over that of all labels.
///
/// Features are numbers from 0 on. It is trained one decision at a time.
/// - Source: the steps are those of Duchi, Hazan and Singer, "Adaptive subgradient methods for online
///   learning and stochastic optimization" (2011).
struct LogLinearModel {
  /// One decision: its features and its label.
  struct Decision {
    var features: [Int32]
    var label: Int
  }

  /// How far a first step goes.
  var rate: Float = 0.05
  /// How strongly weights are drawn back to zero.
  var decay: Float = 1e-5

  let labelCount: Int
  private(set) var weights: [Float]
  private var squares: [Float]

  init(featureCount: Int, labelCount: Int) {
    self.labelCount = labelCount
    weights = Array(repeating: 0, count: featureCount * labelCount)
    squares = Array(repeating: 1e-4, count: featureCount * labelCount)
  }

  /// The probability of each label.
  private func probabilities(_ features: [Int32], into result: inout [Float]) {
    for label in 0..<labelCount { result[label] = 0 }
    weights.withUnsafeBufferPointer { weights in
      for feature in features {
        let row = Int(feature) * labelCount
        for label in 0..<labelCount { result[label] += weights[row + label] }
      }
    }
    let largest = result.max() ?? 0
    var total: Float = 0
    for label in 0..<labelCount {
      result[label] = exp(result[label] - largest)
      total += result[label]
    }
    for label in 0..<labelCount { result[label] /= total }
  }

  /// Learns each of `decisions` once, in that order.
  mutating func learn(_ decisions: [Decision], order: [Int]) {
    var probabilities = Array(repeating: Float(0), count: labelCount)
    for number in order {
      let decision = decisions[number]
      self.probabilities(decision.features, into: &probabilities)
      for label in 0..<labelCount {
        let error = probabilities[label] - (label == decision.label ? 1 : 0)
        // What is as good as decided is left alone, so that most weights stay zero.
        guard abs(error) > 0.005 else { continue }
        for feature in decision.features {
          let place = Int(feature) * labelCount + label
          let gradient = error + decay * weights[place]
          squares[place] += gradient * gradient
          weights[place] -= rate * gradient / squares[place].squareRoot()
        }
      }
    }
  }

  /// The mean of the negative logarithms of the probabilities of the right labels.
  func loss(on decisions: [Decision]) -> Double {
    var probabilities = Array(repeating: Float(0), count: labelCount)
    var sum = 0.0
    for decision in decisions {
      self.probabilities(decision.features, into: &probabilities)
      sum -= log(Double(max(probabilities[decision.label], 1e-9)))
    }
    return sum / Double(max(1, decisions.count))
  }
}
