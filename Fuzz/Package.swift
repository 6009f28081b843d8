// swift-tools-version: 6.2
import PackageDescription

/// The targets that libFuzzer drives, one for each format; see README.md for how to run them.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "Rapporteur", path: "..")],
  targets: [
    .executableTarget(
      name: "FuzzHTML",
      dependencies: [
        "FuzzSupport", .product(name: "RapporteurCore", package: "Rapporteur"),
        .product(name: "RapporteurReading", package: "Rapporteur"),
      ]),
    .target(
      name: "FuzzSupport",
      dependencies: [
        .product(name: "RapporteurCore", package: "Rapporteur"),
        .product(name: "RapporteurReading", package: "Rapporteur"),
      ]),
    .executableTarget(
      name: "FuzzFeed", dependencies: ["FuzzSupport"]),
    .executableTarget(
      name: "FuzzNewsML", dependencies: ["FuzzSupport"]),
    .executableTarget(
      name: "FuzzNinjs", dependencies: ["FuzzSupport"]),
    .executableTarget(
      name: "FuzzWARC", dependencies: ["FuzzSupport"]),
    .executableTarget(
      name: "FuzzText", dependencies: ["FuzzSupport"]),
  ]
)
