/// The style of the page.
enum Stylesheet {
  /// The rules for every page. Colours of text have a contrast of at least 4.5 : 1 (WCAG 2.2 AA).
  static let page = """
    :root { color-scheme: light dark;
      --paper: #fdfcfa; --ink: #1f1d1a; --quiet: #645f56; --rule: #ddd8ce; --hit: #f8efcd;
      --tint: rgba(112, 96, 48, .09);
      --m: #1d5a9e; --s: #6a5a2c; --o: #1c6638; --c: #76399a; --k: #8f4700; --p: #9d2158;
      --good: #1c6638; --wait: #7d5200; --bad: #a3231c; }
    @media (prefers-color-scheme: dark) { :root {
      --paper: #17181a; --ink: #e4e1da; --quiet: #a8a297; --rule: #393a3c; --hit: #39341d;
      --tint: rgba(222, 200, 130, .10);
      --m: #86b6ee; --s: #cdbb84; --o: #7fca97; --c: #cba3ea; --k: #eba763; --p: #f096b8;
      --good: #7fca97; --wait: #e0b562; --bad: #f29088; } }
    .k-m { --kind: var(--m); } .k-s { --kind: var(--s); } .k-o { --kind: var(--o); }
    .k-c { --kind: var(--c); } .k-k { --kind: var(--k); } .k-p { --kind: var(--p); }
    * { box-sizing: border-box; margin: 0; }
    html { background: var(--paper); color: var(--ink); scroll-padding-top: 1rem;
      -webkit-text-size-adjust: 100%; }
    body { max-width: 76rem; margin: 0 auto; padding: 1.75rem 1.5rem 5rem;
      font: 1rem/1.5 "Iowan Old Style", "Palatino Linotype", Palatino, Charter, Georgia, serif; }
    a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .15em; }
    a:hover { text-decoration-thickness: 2px; }
    a:focus-visible { outline: 2px solid var(--m); outline-offset: 2px; }
    h1, h2 { font-size: 1.6rem; line-height: 1.2; font-weight: 600; text-wrap: balance;
      max-width: 32em; }
    .kicker, .facts, .index, .notes, .contents, footer { font-family: system-ui,
      -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
    .kicker, .facts, .hash { color: var(--quiet); font-size: .8125rem; }
    .kicker { margin-bottom: .35rem; } .facts { margin-top: .4rem; }
    .index { font-size: .8125rem; margin-top: .35rem; line-height: 1.7; }
    .index > span { color: var(--kind); margin-right: 1.1em; }
    .index .f { font-weight: 500; }
    .index a { text-decoration: none; font-variant-numeric: tabular-nums; }
    .index a:hover { text-decoration: underline; }

    .contents { border-collapse: collapse; width: 100%; margin-top: 1rem; font-size: .875rem; }
    .contents th { text-align: left; font-weight: 500; color: var(--quiet); font-size: .75rem; }
    .contents th, .contents td { padding: .3rem .75rem .3rem 0; vertical-align: baseline;
      border-bottom: 1px solid var(--rule); }
    .contents .day { white-space: nowrap; font-variant-numeric: tabular-nums; }
    .contents .outlet { color: var(--quiet); white-space: nowrap; }
    .contents .count { text-align: right; padding: .3rem 0 .3rem .5rem; min-width: 1.9rem;
      font-variant-numeric: tabular-nums; color: var(--quiet); }
    .contents a { text-decoration: none; } .contents a:hover { text-decoration: underline; }
    .swatch { color: var(--kind); font-weight: 600; } abbr { text-decoration: none; }

    .report { margin-top: 2.25rem; padding-top: 1.75rem; border-top: 1px solid var(--ink); }
    .report:only-child { border-top: 0; margin-top: 0; padding-top: 0; }
    .report > header { margin-bottom: 1.25rem; }
    .row { display: grid; grid-template-columns: minmax(0, 33rem) minmax(16rem, 1fr);
      column-gap: 2.5rem; padding: .45rem 0; }
    .text { position: sticky; top: 1rem; align-self: start; font-size: 1.0625rem;
      line-height: 1.85; overflow-wrap: break-word; text-wrap: pretty; }
    .item { display: list-item; margin-left: 1.25rem; }
    h3.text { font-size: 1.0625rem; } .caption, .outside { color: var(--quiet); }
    blockquote.text { padding-left: 1em; border-left: 2px solid var(--rule); }

    .f { text-decoration: underline solid 1.5px var(--kind); text-decoration-skip-ink: none;
      -webkit-box-decoration-break: clone; box-decoration-break: clone;
      print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .u0 { text-underline-offset: .2em; } .u1 { text-underline-offset: .42em; }
    .u2 { text-underline-offset: .64em; }
    .f.k-s { text-decoration: none; background: var(--tint); }
    .f.k-c { text-decoration-style: dashed; } .f.k-k { text-decoration-style: dotted; }
    .f.k-p { text-decoration-style: solid; text-decoration-thickness: 1px; }
    .cue { font-weight: 600; color: var(--kind); }
    .text sup { font: 600 .625rem/1 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
      vertical-align: .6em; margin: 0 .1em; color: var(--kind);
      user-select: none; -webkit-user-select: none; }
    sup a { text-decoration: none; }
    sup a:hover { text-decoration: underline; }

    .notes { list-style: none; padding: .15rem 0 0; font-size: .8125rem; line-height: 1.4; }
    .notes li { padding: .25rem .5rem .3rem .6rem; border-left: 2px solid var(--kind);
      margin-bottom: .4rem; overflow-wrap: break-word; }
    .notes li:target { background: var(--hit); }
    .notes .id { color: var(--kind); font-weight: 600; text-decoration: none;
      font-variant-numeric: tabular-nums; }
    .notes .id:hover { text-decoration: underline; }
    .label { font-weight: 600; } .settled { color: var(--good); } .pending { color: var(--wait); }
    .adverse { color: var(--bad); } .modality { color: var(--wait); font-style: italic; }
    .modality.denied { color: var(--bad); }
    .notes b { font-weight: 600; } .notes q { font-family: "Iowan Old Style", "Palatino Linotype",
      Palatino, Charter, Georgia, serif; quotes: "“" "”" "‘" "’"; }
    .notes i, .via, .source, .event, .notes p > a:not(.id) { color: var(--quiet); }
    .event { font-size: .92em; font-variant-numeric: tabular-nums; }

    footer { margin-top: .75rem; font-size: .8125rem; }
    .cast { columns: 20rem 3; column-gap: 2.5rem; padding-top: .6rem;
      border-top: 1px solid var(--rule); }
    .cast div { break-inside: avoid; } .cast dt { display: inline; font-weight: 600; }
    .cast dd { display: inline; margin-left: .4em; color: var(--quiet); }
    .remarks { margin-top: .6rem; padding-left: 1.1em; color: var(--wait); }
    .hash { margin-top: .6rem; font-size: .6875rem; overflow-wrap: anywhere; }

    @media (max-width: 56rem) {
      .row { display: block; padding: .3rem 0; }
      .text { position: static; }
      .notes { margin: .5rem 0 .9rem; }
      .contents .outlet, .contents th:nth-child(2) { display: none; }
    }
    @media (max-width: 34rem) {
      body { padding: 1.1rem 1rem 3rem; } h1, h2 { font-size: 1.35rem; }
      .contents .count { display: none; }
    }
    @media print {
      :root { --paper: #fff; --ink: #000; --quiet: #555; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .text { position: static; font-size: 10pt; } .notes { font-size: 8pt; }
      .row { grid-template-columns: 3fr 2fr; display: grid; column-gap: 1.5rem; }
      .notes li, tr { break-inside: avoid; } h1, h2, .kicker { break-after: avoid; }
      .report { break-before: page; } .report:only-child { break-before: auto; }
    }
    """
}
