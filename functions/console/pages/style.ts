import { FONT } from '../../../shared/pages/html.ts';

/** The console's whole look, in every page: one round trip on a slow line, and nothing that could fail to load. */
export const STYLE = `
*{box-sizing:border-box}
html{font-size:17px}
body{margin:0;background:#f0ede6;color:#20262b;font:${FONT};overflow-wrap:anywhere}
a{color:#7a3b1d}
header{background:#fff;border-bottom:1px solid #d9d4c8}
header>div,main{max-width:64rem;margin:0 auto;padding:.5rem 1rem}
header>div{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center}
nav{display:flex;flex-wrap:wrap;gap:.25rem}
header a{display:inline-flex;align-items:center;min-height:44px;padding:0 .6rem;border-radius:10px;text-decoration:none}
nav a[aria-current]{background:#7a3b1d;color:#fff}
.who{margin-left:auto;display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem}
main{display:grid;gap:1rem;padding-block:1rem 3rem}
main,section,article,.phone,li{grid-template-columns:minmax(0,1fr)}
main>*,.cards>*,.row>*{min-width:0}
h1,h2,h3,p,ul,ol,dl,dd,figure,fieldset{margin:0}
h1{font-size:1.4rem}h2{font-size:1.15rem}h3{font-size:1rem}
ul.plain,ol.plain{list-style:none;padding:0;display:grid;gap:.5rem}
.second,small,figcaption{color:#565f66;font-size:1rem}
section,article,.card{background:#fff;border:1px solid #d9d4c8;border-radius:14px;padding:1rem;display:grid;gap:.6rem;align-content:start}
.notice{background:#fbf0c9;border-color:#8a6a00}
.bad{background:#fbe3dd;border-color:#9b2c14}
.good{background:#e3f1e0;border-color:#2c6e26}
.row{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline}
.row>time{min-width:7rem;font-weight:600}
.row ul.plain{gap:0}
:is(.row,.cards,article,th,figcaption) a:not(.button){display:inline-flex;align-items:center;min-height:44px}
.grow{flex:1 1 14rem}
.cards{display:grid;align-items:start;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))}
.as-is{white-space:pre-wrap}
.phone{max-width:34rem;border:2px solid #857d6c;border-radius:14px;padding:.8rem;display:grid;gap:.6rem;background:#fff}
.linkish{display:block;text-align:center;border:1px solid #857d6c;border-radius:8px;padding:.3rem .6rem}
ins{background:#d6efd0;text-decoration:none}ins::before{content:"+ "}
del{background:#f7d5cd}del::before{content:"− "}
img,video{display:block;max-width:100%;height:auto;border-radius:10px}
form{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end}
label{display:grid;gap:.15rem;min-width:0;max-width:100%}
label>*{min-width:0}
label.check{grid-template-columns:auto 1fr;gap:.6rem;align-items:center;min-height:44px}
input,select,textarea,button,.button,summary{font:inherit;min-height:44px;border-radius:10px;padding:.35rem .8rem}
input,select,textarea{border:1px solid #857d6c;background:#fff;color:inherit;max-width:100%}
input[type=checkbox]{width:24px;min-height:24px;height:24px}
button,.button{border:0;background:#f6e9df;color:#20262b;font-weight:600;cursor:pointer;text-decoration:none;display:inline-flex;align-items:center}
.main{background:#7a3b1d;color:#fff}
summary{cursor:pointer;font-weight:600;padding-inline:0}
table{border-collapse:collapse;width:100%}
th,td{overflow-wrap:break-word;text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #d9d4c8}
th small{font-weight:400}
.wide{overflow-x:auto}
dl.pairs{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.25rem 1rem}
dt{font-weight:600}
:focus-visible{outline:3px solid #20262b;outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{position:static}
@media (max-width:30rem){dl.pairs{grid-template-columns:1fr}}
@media print{header,form,.no-print{display:none}body{background:#fff}section,article{border:0;padding:0}table{font-size:10pt}}
`;
