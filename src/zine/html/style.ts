import { INKS, type Ink, type Theme } from '../model.ts';

/** The same inks at night: drawn with chalk. */
const CHALK: Readonly<Record<Ink, string>> = {
  ink: '#f3eee2',
  paper: '#211d2b',
  accent: '#ffa36b',
  tint: '#4d3717',
  shade: '#454a5c',
};
const DESK = { day: '#efece5', night: '#141119' };

function inks(colours: Readonly<Record<Ink, string>>, desk: string): string {
  return [...INKS.map((ink) => `--${ink}:${colours[ink]}`), `--desk:${desk}`].join(';');
}

/** What each ink does in a drawing. `color` says it, too, so that a text's colour can be measured. */
const DRAWN = INKS.map((ink) => {
  // Thin letters on tinted paper need a little more of the ink than a line does.
  const letters =
    ink === 'accent' ? 'color-mix(in srgb,var(--accent) 88%,var(--ink))' : `var(--${ink})`;
  return `.s-${ink}{stroke:var(--${ink})}.f-${ink}{fill:var(--${ink})}.t-${ink}{color:${letters};fill:${letters}}`;
}).join('\n');

/** The zine's style sheet, without its fonts. */
export function styleOf(theme: Theme): string {
  return `:root{${inks(theme.inks, DESK.day)};color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{${inks(CHALK, DESK.night)}}}
${DRAWN}
${LAYOUT}
@media print{:root{${inks(theme.inks, theme.inks.paper)}}
${PRINT}}`;
}

const LAYOUT = `*{box-sizing:border-box}
html{background:var(--desk);-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:var(--desk);font:400 1.0625rem/1.5 hand,"Comic Neue","Comic Sans MS",cursive}
.hand{font-family:hand,"Comic Neue","Comic Sans MS",cursive}
.drawn-mono,pre,code,kbd,samp{font-family:drawn-mono,ui-monospace,monospace}
.skip{position:absolute;left:-99rem;padding:.5rem 1rem;background:var(--ink);color:var(--paper)}
.skip:focus{left:.5rem;top:.5rem;z-index:1}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header,main,footer{max-width:48rem;margin:0 auto;padding:1rem clamp(.75rem,4vw,2rem)}
h1,h2,h3,h4{font-weight:800;line-height:1.15;margin:0 0 .6rem;text-wrap:balance}
h1{font-size:clamp(2rem,8vw,3.25rem);margin-top:1rem}
h2{font-size:clamp(1.5rem,5vw,2.1rem)}
h3{font-size:1.25rem}
h4{font-size:1.1rem}
p,ul,ol,table,pre,figure{margin:0 0 .8rem}
ul,ol{padding-left:1.4rem}
li{margin-bottom:.25rem}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--accent);text-decoration-thickness:.14em;text-underline-offset:.16em}
a:hover{background:var(--tint)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
nav ol{columns:15rem;column-gap:2rem;padding-left:1.8rem}
nav li{break-inside:avoid}
article{container-type:inline-size;position:relative;margin:0 0 2rem;padding:clamp(1rem,4vw,2.2rem);padding-bottom:2.6rem;background:var(--paper);border:2px solid var(--ink);border-radius:1.1rem .4rem 1.3rem .5rem/.5rem 1.2rem .4rem 1.1rem;scroll-margin-top:1rem}
.number{position:absolute;bottom:.6rem;left:0;right:0;margin:0;text-align:center;font-weight:700}
.row{display:grid;gap:1rem 1.4rem;margin-bottom:1rem}
.panel{min-width:0}
.panel>:last-child{margin-bottom:0}
@container (min-width:34rem){.row{grid-template-columns:var(--panels)}}
.box,.bubble,.note{padding:.8rem 1rem;border:2px solid var(--ink)}
.box{border-radius:.5rem 1.2rem .6rem 1rem/1rem .5rem 1.2rem .6rem}
.note{background:var(--tint);border-color:transparent;border-radius:.2rem .3rem .2rem .5rem;transform:rotate(-.6deg)}
.row:nth-child(even) .note{transform:rotate(.5deg)}
.bubble{position:relative;margin-bottom:1rem;border-radius:1.6rem 1.3rem 1.8rem 1.2rem/1.2rem 1.7rem 1.3rem 1.6rem}
.bubble::before,.bubble::after{content:"";position:absolute;left:2.2rem;top:100%;border:solid transparent;border-width:1rem .9rem 0 .2rem;border-top-color:var(--ink)}
.bubble::after{left:calc(2.2rem + 2.6px);border-width:.75rem .65rem 0 .12rem;border-top-color:var(--paper)}
code{font-size:.92em;padding:0 .15em;background:color-mix(in srgb,var(--shade) 45%,transparent);border-radius:.3em;overflow-wrap:anywhere}
code span{display:inline-block;max-width:100%}
pre{font-size:clamp(.78rem,2.6vw,.9rem);line-height:1.45;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:8}
pre code{padding:0;background:none;font-size:inherit}
.terminal pre,.verbatim{padding:.7rem .9rem;background:color-mix(in srgb,var(--shade) 35%,var(--paper));border:1.5px solid var(--ink);border-radius:.3rem .8rem .4rem .9rem/.8rem .4rem .9rem .3rem}
.terminal{margin-bottom:.8rem}
.terminal pre{margin:0;border-left-width:.45rem}
.box .terminal pre{border-width:0 0 0 .45rem}
.verbatim{border-style:dashed}
kbd{font-weight:700}
.prompt{font-weight:700;user-select:none}
table{width:100%;border-collapse:collapse}
th,td{padding:.35rem .5rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1.5px solid var(--shade);overflow-wrap:anywhere}
thead th{border-bottom-color:var(--ink)}
tbody th,tbody th code{overflow-wrap:normal}
figure{margin:0 0 .8rem}
svg{display:block;max-width:100%;height:auto;margin:0 auto;overflow:visible}
svg path{fill:none;stroke-linecap:round;stroke-linejoin:round}
svg text{white-space:pre}
.mini{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:0 1.4rem}
.mini article{margin-bottom:1.4rem}
@media (min-width:90rem){header,main,footer{max-width:96rem}main>.pages{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;align-items:start}}`;

const PRINT = `@page{margin:14mm}
html,body{background:none;font-size:11pt}
nav,.skip{display:none}
header,main,footer{max-width:none;padding:0}
article{break-inside:avoid;break-after:page;border:0;padding:0}
.number{position:static}
main>.pages{display:block}
.mini article{break-after:auto}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}`;
