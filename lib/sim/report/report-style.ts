// How a report looks: one column for reading, black on white for paper, dark where the reader's system is.

export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6474; --line: #d9dee6; --card: #f5f7fa; --page: #fff;
  --good: #15703f; --bad: #b3261e; --a: #1f5fd0; --b: #c4570a; --c: #7a3fc4; --d: #15703f; --e: #6b7482; --f: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #a5afbd; --line: #37404d; --card: #1b222c;
  --page: #12171e; --good: #5fcf92; --bad: #ff8a80; --a: #7fb0ff; --b: #ffb066; --c: #c3a0ff; --d: #5fcf92; --e: #a5afbd;
  --f: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 28px 20px 48px; max-width: 920px; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 32px 0 10px; font-size: 17px; }
p { margin: 6px 0; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.num, td.n, th.n, .tile b { font-variant-numeric: tabular-nums; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(250px, 100%), 1fr)); gap: 10px; margin-top: 14px; padding: 0; }
.tile { border: 1px solid var(--line); border-radius: 10px; background: var(--card); padding: 10px 12px; break-inside: avoid; }
.tile h3 { margin: 0; font-size: 13px; font-weight: 600; color: var(--soft); }
.tile b { display: block; font-size: 20px; line-height: 1.35; overflow-wrap: anywhere; }
.tile p { margin: 2px 0 0; font-size: 13px; color: var(--soft); }
.good { color: var(--good); } .bad { color: var(--bad); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(380px, 100%), 1fr)); gap: 14px 20px; }
.chart { margin: 0; break-inside: avoid; min-width: 0; }
.chart figcaption { font-size: 13px; }
.key { margin-left: 12px; color: var(--soft); white-space: nowrap; }
.key svg { margin-right: 4px; vertical-align: middle; }
.chart > svg { display: block; width: 100%; height: auto; }
.grid { stroke: var(--line); stroke-width: 1; fill: none; }
text { fill: var(--soft); font: 11px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
text.y { text-anchor: end; } text.x { text-anchor: middle; }
.line { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
.a { stroke: var(--a); } .b { stroke: var(--b); stroke-dasharray: 6 3; } .c { stroke: var(--c); stroke-dasharray: 2 3; }
.d { stroke: var(--d); stroke-dasharray: 9 3 2 3; } .e { stroke: var(--e); stroke-dasharray: 4 2; }
.f { stroke: var(--f); stroke-dasharray: 12 4; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
caption { text-align: left; color: var(--soft); padding-bottom: 4px; }
th, td { text-align: left; vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; } td.n, th.n { text-align: right; white-space: nowrap; } td:first-child, th { white-space: nowrap; overflow-wrap: normal; } tr { break-inside: avoid; }
td { min-width: 96px; } td:first-child, td.n { min-width: 0; }
@media screen and (max-width: 640px) { table:has(th:nth-child(5)) { min-width: 680px; } }
tr.sum td { font-weight: 600; }
footer { margin-top: 32px; padding-top: 10px; border-top: 1px solid var(--line); font-size: 13px; color: var(--soft); }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --card: #fff; --page: #fff; --good: #0b5a30;
  --bad: #9a1b14; --a: #1f5fd0; --b: #b04c05; --c: #6a33b0; --d: #0b5a30; --e: #555; --f: #9a1b14; }
  body { padding: 0; max-width: none; font-size: 10.5pt; } h2 { break-after: avoid; }
  .charts { grid-template-columns: 1fr 1fr; } .tiles { grid-template-columns: repeat(3, 1fr); } .scroll { overflow: visible; } }
@page { margin: 14mm; }
`
