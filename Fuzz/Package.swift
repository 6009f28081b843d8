// swift-tools-version: 6.2
import PackageDescription

/// The targets that libFuzzer drives, one for each format; see README.md for how to run them.
let fuzzing: [SwiftSetting] = [.unsafeFlags(["-parse-as-library"])]

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "Rapporteur", path: "..")],
  targets: [
    .executableTarget(
      name: "FuzzHTML",
      dependencies: [
        .product(name: "RapporteurCore", package: "Rapporteur"),
        .product(name: "RapporteurReading", package: "Rapporteur"),
      ], swiftSettings: fuzzing),
    .target(
      name: "FuzzSupport",
      dependencies: [
        .product(name: "RapporteurCore", package: "Rapporteur"),
        .product(name: "RapporteurReading", package: "Rapporteur"),
      ]),
    .executableTarget(
      name: "FuzzFeed", dependencies: ["FuzzSupport"], swiftSettings: fuzzing),
    .executableTarget(
      name: "FuzzNewsML", dependencies: ["FuzzSupport"], swiftSettings: fuzzing),
    .executableTarget(
      name: "FuzzNinjs", dependencies: ["FuzzSupport"], swiftSettings: fuzzing),
    .executableTarget(
      name: "FuzzWARC", dependencies: ["FuzzSupport"], swiftSettings: fuzzing),
    .executableTarget(
      name: "FuzzText", dependencies: ["FuzzSupport"], swiftSettings: fuzzing),
  ]
)
