// How the HTML twin of a document looks, on screen and on paper: no file to fetch, it can be kept alone.
export const paperStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f6f4ef; color: #14232b; font: 1.0625rem/1.5 'Atkinson Hyperlegible Next', system-ui, sans-serif; }
header, main, footer { max-width: 50rem; margin: 0 auto; padding: 1rem; background: #fff; overflow-wrap: anywhere; }
.landscape header, .landscape main, .landscape footer { max-width: 75rem; }
header { border-bottom: 2px solid #0b5d4b; color: #4a5960; display: flex; gap: 1rem; justify-content: space-between; align-items: center; }
header strong { white-space: nowrap; }
footer { color: #4a5960; font-size: .875rem; }
h1 { color: #0b5d4b; font-size: 1.9rem; line-height: 1.2; margin: .5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
.plain h1 { color: inherit; font-size: 1.15rem; }
p { margin: 0 0 .75rem; max-width: 68ch; }
.strong { font-weight: 700; }
.small { color: #4a5960; font-size: .9375rem; }
.name { font-size: 1.5rem; font-weight: 700; }
.lead { color: #0b5d4b; font-size: 1.15rem; font-weight: 700; }
a { color: #0b5d4b; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid #1f4e8c; outline-offset: 2px; }
.scroll { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { font-weight: 700; padding: .25rem 0; text-align: left; }
th, td { border-bottom: 1px solid #d8d3c7; padding: .375rem .5rem .375rem 0; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { color: #4a5960; font-size: .875rem; }
.facts { margin: 0 0 1rem; }
.facts th { color: #4a5960; font-weight: 400; width: 30%; }
.landscape .facts th { width: 17%; }
.facts td { font-weight: 700; overflow-wrap: anywhere; }
.dense { font-size: .875rem; min-width: 44rem; }
.hand th, .hand td { border: 1px solid #8d8a80; padding: .375rem; }
.drawing { display: block; height: 2.5rem; max-width: 100%; }
.signature { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; margin: 1rem 0; break-inside: avoid; }
.box, .signature .drawing { height: 6rem; width: 15rem; }
.box { border: 1px solid #4a5960; }
.qr { display: flex; flex-wrap: wrap; gap: 1.25rem; margin: 1rem 0; break-inside: avoid; }
.qr svg, header svg { flex: none; height: 7.5rem; width: 7.5rem; }
header svg { height: 5rem; width: 5rem; }
hr { border: 0; border-top: 1px solid #d8d3c7; }
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
