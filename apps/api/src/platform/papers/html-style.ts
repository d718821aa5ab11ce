// How the HTML twin of a document looks, on screen, on a phone and on paper: no file to fetch, it can be kept alone.
export const paperStyle = `
:root { color-scheme: light dark; --ink: #14232b; --soft: #4a5960; --paper: #fff; --canvas: #f6f4ef; --line: #d8d3c7; --rule: #8d8a80; --brand: #0b5d4b; --focus: #1f4e8c; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #edebe4; --soft: #b5c0c2; --paper: #18211f; --canvas: #0f1615; --line: #37443f; --rule: #8b9a95; --brand: #77cfb4; --focus: #a4c6f4; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 1.0625rem/1.5 'Atkinson Hyperlegible Next', system-ui, sans-serif; overflow-wrap: break-word; }
header, main, footer { max-width: 50rem; margin: 0 auto; padding: 1rem; background: var(--paper); }
.landscape header, .landscape main, .landscape footer { max-width: 75rem; }
header { border-bottom: 2px solid var(--brand); color: var(--soft); display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: center; }
header strong { white-space: nowrap; }
footer { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
h1 { color: var(--brand); font-size: 1.9rem; line-height: 1.2; margin: .5rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
.plain h1 { color: inherit; font-size: 1.15rem; }
p { margin: 0 0 .75rem; max-width: 68ch; }
.strong { font-weight: 700; }
.small { color: var(--soft); font-size: .9375rem; overflow-wrap: anywhere; }
.name { font-size: 1.5rem; font-weight: 700; }
.lead { color: var(--brand); font-size: 1.15rem; font-weight: 700; }
a { color: var(--brand); overflow-wrap: anywhere; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.scroll { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { font-weight: 700; padding: .25rem 0; text-align: left; }
th, td { border-bottom: 1px solid var(--line); padding: .375rem .5rem .375rem 0; text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-size: .875rem; }
.facts { margin: 0 0 1rem; }
.facts th { color: var(--soft); font-weight: 400; width: 30%; }
.landscape .facts th { width: 17%; }
.facts td { font-weight: 700; }
.dense { font-size: .875rem; min-width: 44rem; }
.hand th, .hand td { border: 1px solid var(--rule); padding: .375rem; }
.drawing { display: block; height: 2.5rem; max-width: 100%; }
.signature { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; margin: 1rem 0; break-inside: avoid; }
.box, .signature .drawing { height: 6rem; width: 15rem; max-width: 100%; }
.box { border: 1px solid var(--soft); }
.qr { display: flex; flex-wrap: wrap; gap: 1.25rem; margin: 1rem 0; break-inside: avoid; }
.qr > div { flex: 1 1 12rem; min-width: 0; }
/* A reader wants dark on light, whatever the theme. */
.code { flex: none; height: 8.5rem; width: 8.5rem; padding: .5rem; background: #fff; border-radius: 4px; }
header .code { height: 5rem; width: 5rem; padding: 0; }
hr { border: 0; border-top: 1px solid var(--line); }
/* On a phone each row is a card, and each cell says the heading of its column. */
@media screen and (max-width: 40rem) {
  h1 { font-size: 1.5rem; }
  .name { font-size: 1.3rem; }
  table, caption, tbody, tr, th, td { display: block; }
  colgroup { display: none; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tbody th, tbody td, .hand th, .hand td { border: 0; padding: .125rem 0; width: auto; }
  .facts th, .landscape .facts th { width: auto; padding-top: .5rem; font-size: .9375rem; }
  .facts tr { border-bottom: 1px solid var(--line); }
  .facts td { padding-bottom: .5rem; }
  .dense { font-size: 1rem; min-width: 0; }
  .scroll tbody tr { height: auto !important; margin: 0 0 .75rem; padding: .75rem; border: 1px solid var(--line); border-radius: 8px; }
  .scroll td { display: grid; grid-template-columns: minmax(6rem, 2fr) 3fr; gap: .75rem; }
  .scroll td::before { content: attr(data-label); color: var(--soft); }
  .scroll td > * { grid-column: 2; }
  /* Room to sign by hand is of use on paper only. */
  .scroll td:empty, .hand tbody tr:not(:has(th)) { display: none; }
}
@media print {
  @page { margin: 15mm; }
  .landscape { page: wide; }
  @page wide { size: A4 landscape; }
  body { background: #fff; font-size: 10.5pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .scroll { overflow: visible; }
  .dense { min-width: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h1, h2, caption { break-after: avoid; }
}`;
