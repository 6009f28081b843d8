internal import Mustache

/// Views as templates want them: an empty text is as good as none, and a list says whether it has anything.
enum Prepared {
  /// `view` with each empty text absent, and beside each list, `rows`, whether it `hasRows`.
  ///
  /// A template looks for what a view has not in the views round it, so that what may be missing must be
  /// named in the view to be absent.
  static func view(_ view: View) -> View {
    var prepared = view
    for (key, value) in view {
      switch value {
      case let text as String where text.isEmpty: prepared[key] = Absent()
      case let list as [View]:
        prepared[key] = list.map(Self.view)
        prepared["has" + key.prefix(1).uppercased() + key.dropFirst()] = !list.isEmpty
      case let inner as View: prepared[key] = Self.view(inner)
      default: break
      }
    }
    return prepared
  }

  /// What is named and is not there.
  private struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
  }
}
