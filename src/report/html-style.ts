/** Of the page of a report; follows the theme of the reader. */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1f1f1f, #e3e3e3);
  --subtle: light-dark(#5a5e63, #b0b4ba);
  --surface: light-dark(#fff, #282828);
  --code: light-dark(#f3f4f7, #1f1f20);
  --divider: light-dark(#dcdfe3, #424548);
  --failure: light-dark(#b3261e, #f2938c);
  --warning: light-dark(#8a4b00, #f9bd5b);
  --note: light-dark(#0b57d0, #a8c7fa);
}
body {
  margin: 0;
  background: var(--surface);
  color: var(--text);
  font: 14px/1.5 system-ui, sans-serif;
}
main {
  max-width: 1200px;
  margin: 0 auto;
  padding: 16px;
}
h1, h2 {
  overflow-wrap: anywhere;
  line-height: 1.3;
}
h1 { margin: 0; font-size: 20px; }
h2 { margin: 0; font-size: 16px; }
h3 { margin: 12px 0 4px; font-size: 13px; color: var(--subtle); }
p { margin: 4px 0; overflow-wrap: anywhere; }
figure {
  margin: 12px 0;
  overflow-x: auto;
}
img {
  display: block;
  box-sizing: border-box;
  width: 100%;
  min-width: 720px;
  border: 1px solid var(--divider);
}
article {
  margin: 20px 0;
  padding-left: 12px;
  border-left: 3px solid var(--divider);
}
article[data-severity=failure] { border-color: var(--failure); }
article[data-severity=warning] { border-color: var(--warning); }
article[data-severity=note] { border-color: var(--note); }
.life, .after, figcaption { color: var(--subtle); }
.after {
  display: inline-block;
  min-width: 72px;
  font-variant-numeric: tabular-nums;
}
.verdict { margin: 8px 0; }
ul, ol { margin: 4px 0; padding-left: 22px; }
li { overflow-wrap: anywhere; }
pre {
  margin: 6px 0;
  padding: 8px;
  overflow: auto;
  background: var(--code);
  border-radius: 4px;
  font: 12px/1.4 ui-monospace, monospace;
}
dl { margin: 4px 0; }
dl div { display: flex; flex-wrap: wrap; gap: 4px 12px; }
dt { min-width: 92px; color: var(--subtle); }
dd { margin: 0; overflow-wrap: anywhere; }
@media print { article { break-inside: avoid-page; } }
`
