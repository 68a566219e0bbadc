/** Light, for the width of a phone, and black on white when it is printed. */
export const PAGE_STYLE = `
*{box-sizing:border-box}
body{margin:0 auto;max-width:44rem;padding:1rem;background:#f6f7f4;color:#1d2b1f;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,nav,section,footer{background:#fff;border:1px solid #dde3da;border-radius:.75rem;padding:.75rem 1rem;margin:0 0 1rem}
h1{font-size:1.35rem;margin:0 0 .25rem}
h2{font-size:1.1rem;margin:0 0 .5rem;color:#1f5a36}
p{margin:.25rem 0}
nav ul{list-style:none;margin:0;padding:0}
nav li{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0}
nav li+li{border-top:1px solid #eef1ec}
nav b{white-space:nowrap}
a{color:#1f5a36}
ol{margin:.25rem 0;padding:0;list-style:none}
ol>li{border-left:3px solid #b9d3c1;padding:.15rem 0 .15rem .75rem;margin:.5rem 0}
dl{margin:0;display:grid;grid-template-columns:minmax(6rem,38%) 1fr;gap:.15rem .75rem}
dt{color:#55655a;font-size:.9rem}
dd{margin:0;min-width:0}
dd>dl,dd>ol{grid-column:1/-1}
dt:has(+dd>dl),dt:has(+dd>ol),dd:has(>dl),dd:has(>ol){grid-column:1/-1}
dd:has(>dl){padding-left:.75rem;border-left:1px solid #eef1ec}
@media print{body{background:#fff}header,nav,section,footer{border:0;padding:0}}
`;
