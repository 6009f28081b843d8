import Foundation
import RapporteurCore
import RapporteurReading
import Testing

/// Pages that no one would write: each must give a report or an error, in bounded time.
@Suite struct HostilePageTests {
  /// Checks a page's results, and that its places lie in its bytes and in order.
  static func check(_ bytes: [UInt8]) {
    let results = read(bytes, as: .html)
    #expect(results.count == 1)
    HostileInputTests.check(results)
    for case .success(let report) in results {
      var end = 0
      for run in report.places?.runs ?? [] {
        #expect(run.textStart >= end)
        #expect(run.sourceStart >= 0)
        #expect(run.sourceStart + run.sourceCount <= bytes.count)
        #expect(!run.isExact || run.sourceCount == run.textCount)
        end = run.textStart + run.textCount
      }
      #expect(end <= report.text.utf8.count)
    }
  }

  /// The seconds that this thread's processor worked on `body`, however busy the machine is.
  static func seconds(_ body: () -> Void) -> Double {
    var (start, end) = (timespec(), timespec())
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
    body()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
    return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
  }

  @Test func randomBytesAreRefusedOrRead() {
    var numbers = HostileInputTests.Numbers(state: 1987)
    for length in [1, 2, 3, 7, 40, 300, 5000] {
      for _ in 0..<40 {
        Self.check((0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) })
      }
    }
  }

  @Test func mutilatedPagesAreRefusedOrRead() {
    let source = Array(HTMLReaderTests.page.utf8)
    let pieces = [
      "<", ">", "</", "<!--", "-->", "<script>", "</p>", "<table>", "<td>", "&#", "&amp", "\u{0}",
      "<template>", "<svg>", "\"", "<![CDATA[", "<a ", "<h1>", "<title>", "\u{FFFD}",
    ].map { Array($0.utf8) }
    var numbers = HostileInputTests.Numbers(state: 4)
    for _ in 0..<600 {
      var bytes = source
      for _ in 0..<Int.random(in: 1...8, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes.removeSubrange(place..<min(place + 9, bytes.count))
        case 2: bytes.insert(contentsOf: pieces.randomElement(using: &numbers) ?? [], at: place)
        case 3:
          let other = Int.random(in: 0..<bytes.count, using: &numbers)
          bytes.insert(contentsOf: bytes[min(place, other)..<max(place, other)], at: place)
        default: if place > 20 { bytes.removeSubrange(place...) }
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      Self.check(bytes)
    }
  }

  @Test(arguments: [
    "<div>", "<b>", "<a>", "</b>", "<table><tr><td>", "<li>", "<p>", "</x>", "<svg>", "&amp;",
    "&#8220;",
    "<p x", "<!--", "<!DOCTYPE html>", "<html lang=x a=b>", "<br>", "<title>", "<script>",
    "<h1>x</h1>",
    "<!DOCTYPE x [<!ENTITY a \"&a;&a;\">]>&a;", "<meta charset=gb18030>", "<noscript>", "<select>",
    "<form>", "<frameset>", "<body>", "</body>", "<p>They met, and signed. ", "\u{A0}", "</p>",
    "<script type=\"application/ld+json\">{\"a\":", "[[[[", "<div class=\"article-body share\">",
  ])
  func whatIsRepeatedWithoutEndTakesBoundedTime(piece: String) {
    let piece = Array(piece.utf8)
    for opening in ["", "<p>They met. ", "<div><span></i>"] {
      var bytes = Array(opening.utf8)
      while bytes.count < 100_000 { bytes += piece }
      // A debug build is allowed many times what a release build needs.
      #expect(Self.seconds { Self.check(bytes) } < 20)
    }
  }

  @Test func manyAttributesTakeBoundedTime() {
    for suffix in ["", "=1", "=\">\""] {
      var page = "<p"
      for number in 0..<40_000 { page += " a\(number)" + suffix }
      page += ">They met."
      #expect(Self.seconds { Self.check(Array(page.utf8)) } < 20)
    }
  }

  @Test func aPageThatIsTooDeepIsReadUpToThere() throws {
    let page = "<p>They met, and they agreed.</p>" + String(repeating: "<div>x", count: 5_000)
    let report = try #require(try read(Array(page.utf8), as: .html).first?.get())
    #expect(report.text.string.hasPrefix("They met"))
    #expect(report.warnings.map(\.code) == ["page-limit"])
  }

  @Test func everyBeginningOfAPageIsReadOrRefused() {
    let source = Array(HTMLReaderTests.page.utf8)
    for length in stride(from: 0, to: source.count, by: 7) { Self.check(Array(source[..<length])) }
  }

  @Test func anEntityOfTheDocumentIsNotExpanded() throws {
    let report = try report(
      """
      <!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "secret">]>
      <html><body><p>They met &file; and &a; signed it.</p></body></html>
      """)
    #expect(!report.text.string.contains("root:"))
    #expect(!report.text.string.contains("secret"))
  }

  @Test func anEmptyPageIsAnError() {
    #expect(failure(Array("<html><body></body></html>".utf8), as: .html)?.code == .notAReport)
    #expect(failure(Array(" \n ".utf8), as: .html)?.code == .empty)
  }
}
