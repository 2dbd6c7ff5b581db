import { APPROVERS, type Deployed } from './deployed.ts';
import { CAMPAIGN } from './small-campaign.ts';

export const [SOPHEA, DARA] = APPROVERS;

export interface Row {
  readonly delivery_id: string;
  readonly campaign: string;
  readonly post: string;
  readonly channel: string;
  readonly at: string;
  readonly published_at: string | null;
  readonly status: string;
  readonly held: string | null;
  readonly external_id: string | null;
  readonly kind: string;
  readonly responses?: Readonly<Record<string, number>>;
  readonly recipient?: string;
  readonly response?: string;
  readonly correction?: string;
}

export interface Figure {
  readonly scope: string;
  readonly id: string;
  readonly metric: string;
  readonly source: string;
  readonly value: number | null;
}

type Question = Readonly<Record<'campaign' | 'post' | 'sha256', string>> & { readonly waiting_for: number };

/** What people ask and decide over the HTTP API. */
export function consoleApi({ call }: Pick<Deployed, 'call'>) {
  return {
    async get(path: string) {
      return (await call(path, { token: DARA })).json();
    },

    async post(path: string, asked: object = {}) {
      const answer = await call(path, { token: DARA, method: 'POST', body: JSON.stringify(asked) });
      return { status: answer.status, ...answer.json() };
    },

    async rows(): Promise<Row[]> {
      return (await call('/api/deliveries', { token: DARA })).json();
    },

    /** What single moderators received included. */
    async rowsOf(campaign: string): Promise<Row[]> {
      return (await call(`/api/deliveries?campaign=${campaign}`, { token: DARA })).json();
    },

    async questions(): Promise<Question[]> {
      return (await call('/api/approvals', { token: DARA })).json();
    },

    async approve(token: string, { campaign, post, sha256 }: Question): Promise<number> {
      const body = JSON.stringify({ campaign, post, sha256 });
      return (await call('/api/approve', { token, method: 'POST', body })).status;
    },

    /** What is known of each delivery. */
    async figures(metric: string): Promise<Figure[]> {
      const all: Figure[] = (await call(`/api/engagement?campaign=${CAMPAIGN}`, { token: DARA })).json();
      return all.filter((figure) => figure.metric === metric && figure.scope === 'delivery' && figure.value !== null);
    },
  };
}
