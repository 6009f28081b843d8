import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A Chromium without a window, driven over WebDriver.
///
/// - Source: W3C, "WebDriver"; ChromeDriver's additions for the log and for DevTools.
final class Browser: @unchecked Sendable {
  // What it holds is set once, before anybody else has it; the process is only ended.

  /// What the driver or the page said was wrong.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Keys that are no characters.
  enum Key {
    static let tab = "\u{E004}"
    static let enter = "\u{E007}"
    static let space = "\u{E00D}"
  }

  private let driver: Process
  private let session: URL
  /// Where the pages are.
  let root: String

  /// Starts a browser for the pages below `root`.
  /// - Throws: `Failure` if Debian's chromium and chromium-driver are not there.
  init(root: String) async throws {
    self.root = root
    let path = "/usr/bin/chromedriver"
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw Failure(description: "there is no \(path); `make test` installs chromium-driver")
    }
    driver = Process()
    driver.executableURL = URL(fileURLWithPath: path)
    driver.arguments = ["--port=0"]
    let output = Pipe()
    driver.standardOutput = output
    driver.standardError = FileHandle.nullDevice
    try driver.run()
    var said = ""
    var port: String?
    while port == nil {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { throw Failure(description: "chromedriver ended: \(said)") }
      said += String(decoding: more, as: UTF8.self)
      port = said.firstMatch(of: #/started successfully on port (\d+)/#).map { String($0.output.1) }
    }
    let base = "http://127.0.0.1:\(port ?? "")/session"
    let options: [String: Any] = [
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--window-size=1280,900", "--disable-background-networking",
      ]
    ]
    let wanted: [String: Any] = [
      "capabilities": [
        "alwaysMatch": [
          "browserName": "chrome", "goog:chromeOptions": options,
          "goog:loggingPrefs": ["browser": "ALL"],
        ]
      ]
    ]
    guard let url = URL(string: base) else { throw Failure(description: "no address: \(base)") }
    let made: Any?
    do {
      made = try await Self.send("POST", url, wanted)
    } catch {
      driver.terminate()
      throw error
    }
    guard let made = made as? [String: Any], let id = made["sessionId"] as? String else {
      throw Failure(description: "ChromeDriver gave no session")
    }
    session = url.appendingPathComponent(id)
  }

  /// Ends the browser and its driver.
  func quit() async {
    _ = try? await Self.send("DELETE", session, nil)
    driver.terminate()
  }

  /// Opens the page at `path`.
  func open(_ path: String) async throws { try await post("url", ["url": root + path]) }

  /// The path, query and fragment of the page.
  func address() async throws -> String {
    let url = try await text("return location.pathname + location.search + location.hash")
    return url
  }

  /// Whether the page comes to that address within a quarter of a minute: an answer to a click may take a while, and
  /// the driver waits only for a page that has begun to load.
  func comes(to address: String) async throws -> Bool {
    try await becomes { try await self.address() == address }
  }

  /// Whether the page comes to hold what the selector finds.
  func comesToShow(_ selector: String) async throws -> Bool {
    try await becomes { try await self.holds("return !!document.querySelector(\"\(selector)\")") }
  }

  private func becomes(_ isSo: () async throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(15)
    while ContinuousClock.now < end {
      // Between two pages a question may fail.
      if (try? await isSo()) == true { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return try await isSo()
  }

  /// What `script`, the body of a function, returns, as a text.
  func text(_ script: String) async throws -> String {
    try await run("return String((() => { \(script) })())") as? String ?? ""
  }

  /// What `script`, the body of a function, returns.
  @discardableResult
  func run(_ script: String, _ arguments: [Any] = []) async throws -> Any? {
    try await post("execute/sync", ["script": script, "args": arguments])
  }

  /// Whether `script` returns true.
  func holds(_ script: String) async throws -> Bool { try await text(script) == "true" }

  /// Clicks what the selector finds first.
  func click(_ selector: String) async throws {
    try await post("element/\(try await element(selector))/click", [:])
  }

  /// Types into what the selector finds first.
  func type(_ text: String, into selector: String) async throws {
    try await post("element/\(try await element(selector))/value", ["text": text])
  }

  /// Presses keys, one after another, wherever the focus is.
  func press(_ keys: String...) async throws {
    let actions = keys.joined().flatMap { key -> [[String: String]] in
      [["type": "keyDown", "value": String(key)], ["type": "keyUp", "value": String(key)]]
    }
    try await post("actions", ["actions": [["type": "key", "id": "keys", "actions": actions]]])
  }

  /// What the page wrote to its console that is an error or a warning.
  func complaints() async throws -> [String] {
    let log = try await post("se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return log.filter { ["SEVERE", "WARNING"].contains($0["level"] as? String ?? "") }
      .map { $0["message"] as? String ?? "" }
  }

  /// Calls a command of the DevTools, as to feign a narrow window or a dark room.
  func tools(_ command: String, _ parameters: [String: Any]) async throws {
    try await post("goog/cdp/execute", ["cmd": command, "params": parameters])
  }

  private func element(_ selector: String) async throws -> String {
    let found = try await post("element", ["using": "css selector", "value": selector])
    guard let id = (found as? [String: String])?.values.first else {
      throw Failure(description: "nothing on the page fits \(selector)")
    }
    return id
  }

  @discardableResult
  private func post(_ path: String, _ body: [String: Any]) async throws -> Any? {
    try await Self.send("POST", session.appendingPathComponent(path), body)
  }

  private static func send(_ method: String, _ url: URL, _ body: [String: Any]?) async throws
    -> Any?
  {
    var request = HTTPClientRequest(url: url.absoluteString)
    request.method = .RAW(value: method)
    if let body {
      request.body = .bytes(ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: body)))
      request.headers.add(name: "Content-Type", value: "application/json")
    }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
    let bytes = try await response.body.collect(upTo: 1 << 26)
    let data = Data(bytes.readableBytesView)
    let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    guard response.status == .ok else {
      let value = answer?["value"] as? [String: Any]
      throw Failure(description: "\(url.path): \(value?["message"] ?? "no answer")")
    }
    return answer?["value"]
  }
}
