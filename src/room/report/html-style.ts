/** For the screen, light and dark, and for A4 paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fff; --line: #c9c9d1; --quiet: #55555f; --bar: #2f6fdf; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf1; --paper: #17171b; --line: #44444f; --quiet: #aaaab6; --bar: #7aa8ff; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { font-size: 1.3rem; margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.4rem 0 0.3rem; }
p { margin: 0.5rem 0; max-width: 46rem; }
.quiet, caption { color: var(--quiet); }
.quiet { font-size: 0.85rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.7rem 0; font-size: 0.9rem; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.3rem; }
th, td { padding: 0.2rem 0.5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody th { font-weight: 400; min-width: 9rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
abbr { text-decoration: none; }
.bars { width: 100%; max-width: 46rem; }
.bars .bar { width: 35%; vertical-align: middle; }
.bar i { display: block; height: 0.8em; background: var(--bar); min-width: 1px; }
@page { size: A4; margin: 14mm; }
@media print {
  :root { --ink: #000; --paper: #fff; --line: #bbb; --quiet: #444; --bar: #666; }
  body { font-size: 9.5pt; }
  main { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  table { font-size: 7.5pt; }
  tbody th { min-width: 0; }
  th, td { padding: 0.1rem 0.2rem; }
  tr, h2, h3, li { break-inside: avoid; }
  h2, h3, caption, thead { break-after: avoid; }
  .bar i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
