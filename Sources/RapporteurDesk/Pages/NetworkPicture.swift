internal import Foundation
internal import RapporteurExchange
internal import RapporteurLedger

/// Who met whom: how often each two did, as a matrix and as a picture.
struct NetworkPicture {
  /// Somebody who met others.
  struct Party: Hashable {
    var id: String
    var name: String
  }

  /// Two actors, in the order of their identifiers.
  private struct Pair: Hashable {
    var one: Int
    var other: Int
  }

  /// Those with most meetings first.
  let actors: [Party]
  private var counts: [Pair: Int] = [:]
  private let degrees: [Int]

  /// Counts how often those whom `party` knows sat at the same of `tables`, which hold identifiers; at most `most` of
  /// them, those who sat at most tables first.
  init(_ tables: [[String]], most: Int, party: (String) -> Party?) {
    var seen: [String: Int] = [:]
    for table in tables { for id in table { seen[id, default: 0] += 1 } }
    var chosen: [Party] = []
    for (id, _) in seen.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      guard chosen.count < most else { break }
      if let party = party(id) { chosen.append(party) }
    }
    let places = Dictionary(
      uniqueKeysWithValues: chosen.enumerated().map { ($0.element.id, $0.offset) })
    for table in tables {
      let present = table.compactMap { places[$0] }.sorted()
      for (index, one) in present.enumerated() {
        for other in present[(index + 1)...] {
          counts[Pair(one: one, other: other), default: 0] += 1
        }
      }
    }
    // Who met none of the others would stand alone.
    let met = Set(counts.keys.flatMap { [$0.one, $0.other] })
    let kept = chosen.indices.filter(met.contains)
    let renumbered = Dictionary(
      uniqueKeysWithValues: kept.enumerated().map { ($0.element, $0.offset) })
    var renamed: [Pair: Int] = [:]
    for (pair, count) in counts {
      if let one = renumbered[pair.one], let other = renumbered[pair.other] {
        renamed[Pair(one: one, other: other)] = count
      }
    }
    counts = renamed
    actors = kept.map { chosen[$0] }
    degrees = actors.indices.map { index in
      renamed.filter { $0.key.one == index || $0.key.other == index }.values.reduce(0, +)
    }
  }

  /// How often two of `actors`, by their places in it, met.
  func count(_ one: Int, _ other: Int) -> Int {
    counts[Pair(one: min(one, other), other: max(one, other))] ?? 0
  }

  /// The matrix.
  var matrix: [View] {
    let largest = counts.values.max() ?? 1
    return actors.indices.map { row in
      [
        "name": actors[row].name, "actorHref": Links.actor(actors[row].id), "number": row + 1,
        "cells": actors.indices.map { column -> View in
          let count = count(row, column)
          if row == column { return ["isSelf": true] }
          guard count > 0 else { return ["isNone": true] }
          let pair = FormFields().with("with", actors[row].id).appending(
            "with", actors[column].id)
          return [
            "times": count, "pairHref": "/meetings" + pair.query,
            "pair": "\(actors[row].name) and \(actors[column].name)",
            "heat": min(5, 1 + 5 * (count - 1) / max(1, largest)),
          ]
        },
      ]
    }
  }

  private static let (width, height) = (880.0, 560.0)

  /// The picture: who met often stands near.
  ///
  /// - Source: Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991); it starts from
  ///   a circle in the order of meetings, so that the same meetings give the same picture.
  var picture: View {
    let places = layout()
    let largest = Double(counts.values.max() ?? 1)
    let most = Double(degrees.max() ?? 1)
    return [
      "width": Int(Self.width), "height": Int(Self.height),
      "edges": counts.sorted { ($0.key.one, $0.key.other) < ($1.key.one, $1.key.other) }.map {
        pair, count -> View in
        [
          "x1": Int(places[pair.one].x), "y1": Int(places[pair.one].y),
          "x2": Int(places[pair.other].x), "y2": Int(places[pair.other].y),
          "weight": Self.number(1 + 5 * Double(count - 1) / max(1, largest - 1)),
          "pairTitle":
            "\(actors[pair.one].name) and \(actors[pair.other].name): \(Words.count(count, "meeting"))",
        ]
      },
      "nodes": actors.indices.map { index -> View in
        let place = places[index]
        let radius = 5 + 7 * (Double(degrees[index]) / most).squareRoot()
        return [
          "cx": Int(place.x), "cy": Int(place.y), "r": Self.number(radius),
          "labelY": Int(place.y - radius - 5), "name": actors[index].name.shortened(toColumns: 30),
          "actorHref": Links.actor(actors[index].id),
        ]
      },
    ]
  }

  private static func number(_ value: Double) -> String { String((value * 10).rounded() / 10) }

  private func layout() -> [(x: Double, y: Double)] {
    let count = actors.count
    guard count > 1 else { return [(Self.width / 2, Self.height / 2)] }
    var places: [(x: Double, y: Double)] = (0..<count).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      return (0.5 + 0.4 * cos(angle), 0.5 + 0.4 * sin(angle))
    }
    let ideal = 0.75 / Double(count).squareRoot()
    var heat = 0.12
    for _ in 0..<400 {
      var moves = [(x: Double, y: Double)](repeating: (0, 0), count: count)
      for one in 0..<count {
        for other in 0..<count where other != one {
          let (dx, dy) = (places[one].x - places[other].x, places[one].y - places[other].y)
          let distance = max(0.01, (dx * dx + dy * dy).squareRoot())
          var force = ideal * ideal / distance
          let met = self.count(one, other)
          if met > 0 {
            force -= distance * distance / ideal * (0.6 + 0.4 * log2(1 + Double(met)) / 3)
          }
          moves[one].x += dx / distance * force
          moves[one].y += dy / distance * force
        }
        // A weak pull to the middle keeps parts that never met on the page.
        moves[one].x -= (places[one].x - 0.5) * 1.2
        moves[one].y -= (places[one].y - 0.5) * 1.2
      }
      for index in 0..<count {
        let (dx, dy) = moves[index]
        let length = max(1e-9, (dx * dx + dy * dy).squareRoot())
        places[index].x += dx / length * min(length, heat)
        places[index].y += dy / length * min(length, heat)
      }
      heat *= 0.985
    }
    return Self.fitted(places)
  }

  /// The places stretched to the picture, with room for labels at its sides.
  private static func fitted(_ places: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    let (xs, ys) = (places.map(\.x), places.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return places }
    return places.map { place in
      (
        90 + (width - 180) * (place.x - left) / max(1e-9, right - left),
        40 + (height - 70) * (place.y - top) / max(1e-9, bottom - top)
      )
    }
  }
}
