public import RapporteurCore

extension JSONWriter {
  /// Writes a member whose value is a string or null.
  public mutating func field(_ key: StaticString, _ string: String?) {
    self.key(key)
    value(string)
  }

  /// Writes a member whose value is a whole number or null.
  public mutating func field(_ key: StaticString, _ number: Int?) {
    self.key(key)
    value(number)
  }

  /// Writes a member whose value is a span of `text` or null.
  public mutating func field(_ key: StaticString, _ span: Span?, of text: ReportText) {
    self.key(key)
    value(span, of: text)
  }

  /// Writes a member whose value is an array of spans of `text`.
  public mutating func field(_ key: StaticString, _ spans: [Span], of text: ReportText) {
    self.key(key)
    array(spans) { $0.value($1, of: text) }
  }

  /// Writes a member whose value is an identifier or null.
  public mutating func field<Entry>(_ key: StaticString, _ id: Identifier<Entry>?) {
    field(key, id?.description)
  }

  /// Writes a member whose value is an array of identifiers.
  public mutating func field<Entry>(_ key: StaticString, _ ids: [Identifier<Entry>]) {
    self.key(key)
    array(ids, inline: true) { $0.value($1.description) }
  }

  /// Writes a member whose value is a time with a span of `text`, or null.
  public mutating func field(_ key: StaticString, _ time: TimeReference?, of text: ReportText) {
    self.key(key)
    guard let time else { return null() }
    object(inline: true) { json in
      json.field("span", time.span, of: text)
      json.field("value", time.value)
      json.field("from", time.interval?.from.iso)
      json.field("to", time.interval?.to.iso)
      json.field("anchor", time.anchor.rawValue)
      json.field("basis", time.basis)
    }
  }

  /// Writes an array of blocks of `text`, each `{"kind", "start", "end"}` in code points, and with `places`
  /// `"source"` too, the first byte and the one after the last that it was read from.
  public mutating func value(
    _ blocks: [Block], of text: ReportText, places: SourcePlaces? = nil
  ) {
    array(blocks) { json, block in
      json.object(inline: true) { json in
        let whole = text.wholeScalars(block.span)
        json.field("kind", block.kind.rawValue)
        json.field("start", text.codePointOffset(ofByte: whole.start))
        json.field("end", text.codePointOffset(ofByte: whole.end))
        if let source = places?.source(of: whole) {
          json.key("source")
          json.array([source.lowerBound, source.upperBound], inline: true) { $0.value($1) }
        }
      }
    }
  }
}
