/** How a fallback sheet looks: on screens of any size, in both themes, and on one A4 page. Holds nothing that is loaded. */

/** Colours of links and lines, as `#rrggbb`. */
export type SheetColours = { light: string; dark: string }

/** From a page of air to one that is full to the edge. */
export type SheetDensity = 'few' | 'some' | 'many' | 'most'

/** Holds no quotes, ampersands or angle brackets: they would be escaped. */
export const sheetStyle = ({ light, dark }: SheetColours): string => `
:root { color-scheme: light dark; --accent: ${light}; --ink: #192225; --quiet: #47545a; --line: #dfdcd3; --paper: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --accent: ${dark}; --ink: #e9eef0; --quiet: #b6c2c7; --line: #2d3a40; --paper: #172024; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif; overflow-wrap: anywhere; }
.sheet { max-width: 60rem; margin: 0 auto; display: grid; gap: 1.25em; }
.sheet > * { min-width: 0; }
p, h1, h2, ol, ul { margin: 0; }
h1 { font-size: 1.75em; line-height: 1.2; }
h2 { font-size: 1.125em; line-height: 1.25; }
a { color: var(--accent); }
header { padding-bottom: 0.75em; border-bottom: 3px solid var(--accent); }
.organization { color: var(--quiet); font-weight: bold; }
.host { color: var(--quiet); }
.doors { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 1.25em; }
.door { display: flex; gap: 0.75em; align-items: center; }
.door p { min-width: 0; font-weight: bold; }
.qr { width: 7.5rem; height: 7.5rem; flex: none; }
.number { display: inline-block; width: 1.6em; margin-inline-end: 0.4em; border-radius: 50%; background: var(--ink); color: var(--paper); text-align: center; line-height: 1.6; }
.languages { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1.25em; }
.languages section { display: grid; gap: 0.4em; align-content: start; }
.languages section > * { min-width: 0; }
.language { color: var(--quiet); font-size: 0.875em; }
.note { padding-inline-start: 0.75em; border-inline-start: 3px solid var(--accent); font-weight: bold; }
ol, ul { padding-inline-start: 1.4em; }
.contact { padding: 0.75em 1em; border: 2px solid var(--line); border-radius: 0.5em; }
.contact-title { font-weight: bold; }
.contact ul { display: flex; flex-wrap: wrap; gap: 0 1.25em; padding: 0; list-style: none; }
footer { padding-top: 0.5em; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.875em; }
@page { size: A4; margin: 10mm; }
@media print {
  :root { color-scheme: light; --accent: ${light}; --ink: #000000; --quiet: #333333; --line: #999999; --paper: #ffffff; }
  body { padding: 0; line-height: 1.35; }
  .sheet { max-width: none; gap: 0.9em; }
  .sheet-few { font-size: 10.5pt; }
  .sheet-some { font-size: 8.5pt; }
  .sheet-many { font-size: 7pt; }
  .sheet-most { font-size: 6pt; }
  .sheet-many, .sheet-most { line-height: 1.25; gap: 0.7em; }
  .sheet-many section, .sheet-most section { gap: 0.2em; }
  .sheet-many :is(footer, .language), .sheet-most :is(footer, .language) { font-size: 1em; }
  .sheet h1 { font-size: 16pt; }
  .qr { width: 26mm; height: 26mm; }
  .sheet-many .qr, .sheet-most .qr { width: 22mm; height: 22mm; }
  .doors { grid-template-columns: 1fr 1fr; }
  .sheet-few .doors a, .sheet-some .doors a { font-size: 10.5pt; }
  .sheet-many .doors a, .sheet-most .doors a { font-size: 8.5pt; }
  .sheet-some .languages, .sheet-many .languages, .sheet-most .languages { grid-template-columns: 1fr 1fr; }
  section, .door { break-inside: avoid; }
  a { text-decoration: none; }
}
`
