// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors, and an import is internal unless a public signature needs it.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Rapporteur",
  products: [
    .executable(name: "rapporteur", targets: ["RapporteurCommand"]),
    .executable(name: "rapporteur-lab", targets: ["RapporteurLab"]),
    .library(name: "Rapporteur", targets: ["Rapporteur"]),
    .library(name: "RapporteurCore", targets: ["RapporteurCore"]),
    .library(name: "RapporteurReading", targets: ["RapporteurReading"]),
    .library(name: "RapporteurLanguage", targets: ["RapporteurLanguage"]),
    .library(name: "RapporteurFindings", targets: ["RapporteurFindings"]),
    .library(name: "RapporteurResolution", targets: ["RapporteurResolution"]),
    .library(name: "RapporteurLedger", targets: ["RapporteurLedger"]),
    .library(name: "RapporteurExchange", targets: ["RapporteurExchange"]),
    .library(name: "RapporteurDesk", targets: ["RapporteurDesk"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Libraries of the system.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    // The stages, each knowing only those above it.
    .target(name: "RapporteurCore", swiftSettings: settings),
    .target(
      name: "RapporteurReading",
      dependencies: [
        "RapporteurCore", "CLibXML2", "CZlib", "CZstd",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.copy("Resources/html"), .copy("Resources/ninjs")], swiftSettings: settings),
    .target(name: "CRapporteurKernels"),
    .target(
      name: "RapporteurLanguage", dependencies: ["RapporteurCore", "CRapporteurKernels"],
      resources: [.copy("Resources/en")], swiftSettings: settings),
    .target(
      name: "RapporteurFindings", dependencies: ["RapporteurCore", "RapporteurLanguage"],
      resources: [.copy("Resources/en")], swiftSettings: settings),
    .target(
      name: "RapporteurResolution", dependencies: ["RapporteurCore", "RapporteurLanguage"],
      resources: [.copy("Resources/en")], swiftSettings: settings),
    .target(
      name: "RapporteurLedger",
      dependencies: [
        "RapporteurCore", "RapporteurResolution", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: settings),
    .target(
      name: "RapporteurExchange",
      dependencies: [
        "RapporteurCore", "RapporteurLanguage", "RapporteurResolution", "RapporteurLedger",
      ],
      resources: [.copy("Resources/events")],
      swiftSettings: settings),
    .target(
      name: "Rapporteur",
      dependencies: [
        "RapporteurCore", "RapporteurReading", "RapporteurLanguage", "RapporteurFindings",
      ], swiftSettings: settings),
    .target(
      name: "RapporteurDesk",
      dependencies: [
        "Rapporteur", "RapporteurCore", "RapporteurReading", "RapporteurFindings",
        "RapporteurResolution", "RapporteurLedger", "RapporteurExchange", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.copy("Templates"), .copy("Static")], swiftSettings: settings),
    .executableTarget(
      name: "RapporteurCommand",
      dependencies: [
        "Rapporteur", "RapporteurCore", "RapporteurReading", "RapporteurLanguage",
        "RapporteurFindings", "RapporteurResolution", "RapporteurLedger", "RapporteurExchange",
        "RapporteurDesk",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    // Training and measuring; no shipped target imports them.
    .target(
      name: "RapporteurTraining", dependencies: ["RapporteurCore", "RapporteurLanguage"],
      swiftSettings: settings),
    .target(
      name: "RapporteurEvaluation", dependencies: ["RapporteurCore", "RapporteurFindings"],
      swiftSettings: settings),
    .executableTarget(
      name: "RapporteurLab",
      dependencies: [
        "Rapporteur", "RapporteurCore", "RapporteurReading", "RapporteurLanguage",
        "RapporteurTraining", "RapporteurEvaluation", "RapporteurExchange",
        "RapporteurResolution", "RapporteurLedger",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    .testTarget(
      name: "RapporteurCoreTests", dependencies: ["RapporteurCore"], swiftSettings: settings),
    .testTarget(
      name: "RapporteurReadingTests", dependencies: ["RapporteurCore", "RapporteurReading"],
      swiftSettings: settings),
    .testTarget(
      name: "RapporteurCommandTests", dependencies: ["RapporteurCommand"], swiftSettings: settings),
    .testTarget(
      name: "RapporteurExchangeTests", dependencies: ["RapporteurCore", "RapporteurExchange"],
      swiftSettings: settings),
    .testTarget(
      name: "RapporteurResolutionTests",
      dependencies: ["RapporteurCore", "RapporteurResolution"], swiftSettings: settings),
    .testTarget(
      name: "RapporteurEvaluationTests",
      dependencies: ["RapporteurCore", "RapporteurEvaluation", "RapporteurFindings"],
      swiftSettings: settings),
    .testTarget(
      name: "RapporteurTrainingTests", dependencies: ["RapporteurLanguage", "RapporteurTraining"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "RapporteurLedgerTests",
      dependencies: [
        "RapporteurCore", "RapporteurResolution", "RapporteurLedger",
        "RapporteurExchange",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: settings),
    .testTarget(
      name: "RapporteurDeskTests",
      dependencies: [
        "Rapporteur", "RapporteurCore", "RapporteurReading", "RapporteurFindings",
        "RapporteurLedger", "RapporteurExchange", "RapporteurDesk", "RapporteurResolution",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ], swiftSettings: settings),
    .testTarget(
      name: "RapporteurLanguageTests",
      dependencies: [
        "CRapporteurKernels", "RapporteurCore", "RapporteurLanguage", "RapporteurTraining",
      ], swiftSettings: settings),
    .testTarget(
      name: "RapporteurFindingsTests",
      dependencies: ["RapporteurCore", "RapporteurLanguage", "RapporteurFindings"],
      swiftSettings: settings),
  ]
)
