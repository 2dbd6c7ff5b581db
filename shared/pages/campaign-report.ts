import { FONT, pageHeaders } from './html.ts';

/** The look of a campaign's report: beside the content it stands alone, in the console it is shown as it lies there. */
export const REPORT_STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f0ede6;color:#20262b;font:${FONT};overflow-wrap:anywhere}
main{max-width:48rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;margin:0}h2{font-size:1.3rem;margin:0}h3{font-size:1.15rem;margin:1.2rem 0 .3rem}h4{font-size:1rem;margin:.8rem 0 .2rem}
section{background:#fff;border:1px solid #d9d4c8;border-radius:14px;padding:1rem;margin-top:1rem}
ul,ol{margin:0;padding-left:1.3rem}li{margin-bottom:.4rem}
ul.plain{list-style:none;padding:0}
p{margin:.3rem 0}dl{margin:0}dt{font-weight:600}dd{margin:0 0 .4rem}
a{color:#7a3b1d;display:inline-flex;align-items:center;min-height:44px}
code{font-family:inherit;color:#565f66}
.box{border:1px solid;border-radius:10px;padding:.6rem}
.bad{background:#fbe3dd;border-color:#9b2c14}
.error strong{color:#9b2c14}
.second{color:#565f66}
@media print{.no-print{display:none}body{background:#fff}section{border:0;padding:0}}
`;

/** What a campaign's page says of itself, without reading it whole. */
export interface ReportCounts {
  readonly posts: number;
  readonly planned: number;
  readonly waiting: number;
  readonly errors: number;
  /** The whole campaign cannot be planned. */
  readonly broken: boolean;
}

/** Null for what is no report of ours, and for one of a campaign whose folder is gone. */
export function countsIn(report: string): ReportCounts | null {
  const [, said] = /<meta name="civicast-report" content="([a-z0-9= ]*)">/.exec(report.slice(0, 1000)) ?? [];
  const counts = new Map(said?.split(' ').map((one) => [one.split('=')[0], Number(one.split('=')[1])]));
  const of = (name: string) => counts.get(name) ?? Number.NaN;
  const [posts, planned, waiting, errors] = [of('posts'), of('planned'), of('waiting'), of('errors')];
  if (![posts, planned, waiting, errors].every(Number.isInteger)) return null;
  return { posts, planned, waiting, errors, broken: of('broken') === 1 };
}

const { 'Content-Security-Policy': policy, ...headers } = pageHeaders({ style: REPORT_STYLE });

/** Authors can write where reports lie: whatever it is, it does nothing in the console but be read. */
export const REPORT_HEADERS = {
  ...headers,
  'Content-Security-Policy': `${policy.replace("form-action 'self'", "form-action 'none'")}; sandbox`,
} as const;
