/** How a printable report looks, on screens in both themes and on paper. Holds nothing that is loaded. */

/** Holds no quotes, ampersands or angle brackets: they would be escaped. */
export const reportStyle = `
:root { color-scheme: light dark; --accent: #0b5d70; --ink: #192225; --quiet: #47545a; --line: #dfdcd3; --paper: #ffffff; --bad: #a3121a; --mark: #fbe9b0; }
@media (prefers-color-scheme: dark) {
  :root { --accent: #67c7da; --ink: #e9eef0; --quiet: #b6c2c7; --line: #2d3a40; --paper: #172024; --bad: #ff9c94; --mark: #3a3008; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif; overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; }
h1 { margin: 0 0 0.25em; font-size: 1.75em; line-height: 1.2; }
h2 { margin: 2em 0 0.25em; padding-top: 0.75em; border-top: 3px solid var(--accent); font-size: 1.25em; line-height: 1.25; }
h3 { margin: 0; font-size: 1em; }
p, ul, ol { margin: 0.4em 0; }
ul, ol { padding-inline-start: 1.4em; }
a { color: var(--accent); }
code { font: 0.8125em/1.4 ui-monospace, Liberation Mono, monospace; }
.quiet, .note { color: var(--quiet); }
.note { font-size: 0.875em; margin-inline-start: 0.5em; }
.verdict { margin: 0.75em 0; padding: 0.6em 1em; border: 2px solid var(--line); border-radius: 0.5em; }
.verdict-bad { border-color: var(--bad); }
.severity { color: var(--quiet); font-weight: normal; }
.severity-bad { color: var(--bad); font-weight: bold; }
.finding { margin: 0.9em 0; padding: 0.6em 1em; border: 1px solid var(--line); border-radius: 0.5em; }
.finding dl, .facts { margin: 0.4em 0; display: flex; flex-wrap: wrap; gap: 0.2em 1.25em; }
.finding dl div, .facts div { min-width: 0; }
.finding dt, .facts dt { display: inline; margin-inline-end: 0.4em; color: var(--quiet); }
.finding dd, .facts dd { display: inline; margin: 0; }
.differs { background: var(--mark); color: inherit; }
.hidden-character { color: var(--bad); font-weight: bold; }
.foreign-letter { text-decoration: underline wavy var(--bad); }
footer { margin-top: 2em; padding-top: 0.5em; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.875em; }
@page { size: A4; margin: 14mm; }
@media print {
  :root { color-scheme: light; --accent: #0b5d70; --ink: #000000; --quiet: #333333; --line: #999999; --paper: #ffffff; --bad: #a3121a; --mark: #eeeeee; }
  body { padding: 0; font-size: 9.5pt; line-height: 1.35; }
  main { max-width: none; }
  h2 { break-after: avoid; }
  .finding { break-inside: avoid; }
  .finding-long { break-inside: auto; }
  a { text-decoration: none; }
}
`
