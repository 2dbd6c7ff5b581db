import type { LedgerTableLayout } from '../shared/aws/ledger-items.ts';

/**
 * What the stack on AWS and the host on a laptop both need, once: the functions, what triggers them, the routes, the table.
 * Plain data: the stack (civic-stack.ts) and the host (local/host.ts) each make it real in their own way.
 */

export type FunctionName = 'console' | 'ingest' | 'prepare' | 'publish' | 'receive' | 'reconcile' | 'summarize';

/** What wakes a function. */
export type Trigger = 'http' | 'content' | 'slot' | 'queue' | { readonly everyMinutes: number };

export interface PipelineFunction {
  readonly name: FunctionName;
  /** One line: what it is for, shown wherever AWS shows a description. */
  readonly purpose: string;
  /** Relative to the project. */
  readonly entry: string;
  readonly trigger: Trigger;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
}

/** In flow order. */
export const FUNCTIONS = [
  fn('console', 'a person looks: exports and decisions of staff and partners', 'http', {
    timeoutSeconds: 20,
    memoryMb: 512,
  }),
  fn('ingest', 'content changed: check, render, plan, enter in the ledger, set the schedule', 'content', {
    timeoutSeconds: 300,
    memoryMb: 1024,
  }),
  fn('prepare', 'a slot comes up: its deliveries are paced and queued to the second', 'slot', {
    timeoutSeconds: 60,
    memoryMb: 512,
  }),
  fn('publish', 'a delivery is due: claim, send, record the outcome', 'queue', { timeoutSeconds: 90, memoryMb: 512 }),
  fn('receive', 'the world answers: callbacks, tracked links, buttons, pages of packs', 'http', {
    timeoutSeconds: 20,
    memoryMb: 256,
  }),
  fn(
    'reconcile',
    'every minute: unknowns are looked up, what was missed is picked up, broken channels are read',
    { everyMinutes: 1 },
    { timeoutSeconds: 55, memoryMb: 512 },
  ),
  fn(
    'summarize',
    'every hour: Pages are asked for their figures, what must go is deleted, the log of a month is closed',
    { everyMinutes: 60 },
    { timeoutSeconds: 300, memoryMb: 1024 },
  ),
] as const satisfies readonly PipelineFunction[];

export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** As API Gateway writes it: `{id}` is a parameter. */
  readonly path: string;
  readonly function: FunctionName;
}

export const ROUTES = [
  { method: 'GET', path: '/healthz', function: 'console' },
  { method: 'GET', path: '/', function: 'console' },
  { method: 'POST', path: '/pause', function: 'console' },
  { method: 'POST', path: '/resume', function: 'console' },
  { method: 'GET', path: '/posts/{campaign}/{post}', function: 'console' },
  { method: 'POST', path: '/posts/{campaign}/{post}/approve', function: 'console' },
  { method: 'POST', path: '/posts/{campaign}/{post}/ask-change', function: 'console' },
  { method: 'POST', path: '/posts/{campaign}/{post}/redate', function: 'console' },
  { method: 'POST', path: '/posts/{campaign}/{post}/withdraw', function: 'console' },
  { method: 'GET', path: '/media/{sha256}', function: 'console' },
  { method: 'GET', path: '/matters', function: 'console' },
  { method: 'POST', path: '/matters/decide', function: 'console' },
  { method: 'POST', path: '/matters/missing', function: 'console' },
  { method: 'GET', path: '/log', function: 'console' },
  { method: 'GET', path: '/log.csv', function: 'console' },
  { method: 'GET', path: '/log/{id}', function: 'console' },
  { method: 'GET', path: '/log/{id}/photo/{n}', function: 'console' },
  { method: 'GET', path: '/health', function: 'console' },
  { method: 'GET', path: '/content', function: 'console' },
  { method: 'GET', path: '/content/{folder}', function: 'console' },
  { method: 'GET', path: '/api/deliveries', function: 'console' },
  { method: 'GET', path: '/api/deliveries.csv', function: 'console' },
  { method: 'GET', path: '/api/engagement', function: 'console' },
  { method: 'GET', path: '/api/invitations', function: 'console' },
  { method: 'POST', path: '/api/invitations', function: 'console' },
  { method: 'GET', path: '/api/invitations/{community}/cards', function: 'console' },
  { method: 'POST', path: '/api/invitations/{token}/revoke', function: 'console' },
  { method: 'GET', path: '/api/communities', function: 'console' },
  { method: 'GET', path: '/api/moderators/{code}', function: 'console' },
  { method: 'POST', path: '/api/moderators/{code}/confirm', function: 'console' },
  { method: 'POST', path: '/api/moderators/{code}/refuse', function: 'console' },
  { method: 'POST', path: '/api/moderators/{code}/revoke', function: 'console' },
  { method: 'GET', path: '/api/approvals', function: 'console' },
  { method: 'POST', path: '/api/approve', function: 'console' },
  { method: 'POST', path: '/api/ask-change', function: 'console' },
  { method: 'GET', path: '/api/stand-ins', function: 'console' },
  { method: 'POST', path: '/api/stand-in', function: 'console' },
  { method: 'POST', path: '/api/pause', function: 'console' },
  { method: 'POST', path: '/api/resume', function: 'console' },
  { method: 'POST', path: '/api/bot-link', function: 'console' },
  { method: 'GET', path: '/api/missing', function: 'console' },
  { method: 'POST', path: '/api/missing/{campaign}/confirm', function: 'console' },
  { method: 'GET', path: '/api/matters', function: 'console' },
  { method: 'GET', path: '/api/media/{sha256}', function: 'console' },
  { method: 'POST', path: '/api/redate', function: 'console' },
  { method: 'POST', path: '/api/deliveries/{id}/done', function: 'console' },
  { method: 'POST', path: '/api/deliveries/{id}/page', function: 'console' },
  { method: 'POST', path: '/api/deliveries/{id}/resolve', function: 'console' },
  { method: 'POST', path: '/api/deliveries/{id}/withdraw', function: 'console' },
  { method: 'POST', path: '/api/sessions/revoke', function: 'console' },
  { method: 'GET', path: '/sign-in', function: 'console' },
  { method: 'GET', path: '/sign-in/start', function: 'console' },
  { method: 'GET', path: '/sign-in/callback', function: 'console' },
  { method: 'POST', path: '/sign-in/as', function: 'console' },
  { method: 'POST', path: '/sign-in/token', function: 'console' },
  { method: 'POST', path: '/sign-out', function: 'console' },
  { method: 'GET', path: '/sessions', function: 'console' },
  { method: 'POST', path: '/sessions/of', function: 'console' },
  { method: 'POST', path: '/sessions/revoke', function: 'console' },
  { method: 'POST', path: '/sessions/{id}/revoke', function: 'console' },
  { method: 'GET', path: '/webhooks/facebook', function: 'receive' },
  { method: 'POST', path: '/webhooks/facebook', function: 'receive' },
  { method: 'POST', path: '/webhooks/telegram', function: 'receive' },
  { method: 'GET', path: '/l/{code}', function: 'receive' },
  { method: 'HEAD', path: '/l/{code}', function: 'receive' },
  { method: 'GET', path: '/p/{token}', function: 'receive' },
  { method: 'HEAD', path: '/p/{token}', function: 'receive' },
  { method: 'POST', path: '/p/{token}', function: 'receive' },
  { method: 'GET', path: '/p/{token}/photo/{n}', function: 'receive' },
  { method: 'HEAD', path: '/p/{token}/photo/{n}', function: 'receive' },
  { method: 'GET', path: '/p/{token}/video', function: 'receive' },
  { method: 'HEAD', path: '/p/{token}/video', function: 'receive' },
  { method: 'GET', path: '/p/{token}/voice', function: 'receive' },
  { method: 'HEAD', path: '/p/{token}/voice', function: 'receive' },
] as const satisfies readonly Route[];

/** The ledger's table: string keys everywhere. Every key and row shape is in shared/aws/ledger-items.ts. */
export const LEDGER_TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds; AWS deletes some days later, so every read filters. */
  timeToLive: 'ttl',
  indexes: [
    /** Sparse, 16 shards: what waits for a moment. */
    { name: 'due', partitionKey: 'due_shard', sortKey: 'due_at', projection: 'KEYS_ONLY' },
    /** The delivery log of a month. */
    { name: 'month', partitionKey: 'month', sortKey: 'month_order', projection: 'ALL' },
    /** From a delivery's id to its campaign. */
    { name: 'delivery', partitionKey: 'delivery_id', sortKey: 'pk', projection: 'KEYS_ONLY' },
    /** Sparse: what waits for a person. */
    { name: 'matter', partitionKey: 'matter', sortKey: 'matter_order', projection: 'ALL' },
  ],
} as const satisfies LedgerTableLayout;

/** A message that came back this often goes to the dead-letter queue. */
export const DELIVERY_QUEUE = { visibilitySeconds: 180, maxReceives: 5, maxConcurrency: 10 } as const;

/**
 * What changed in the content comes again when this much has passed: whoever is the newest of its folder then finds it
 * quiet (functions/ingest/quiet.ts). On a laptop the folder is watched, and a second is enough (local/watch.ts).
 */
export const CONTENT_QUEUE = { quietSeconds: 60, visibilitySeconds: 330, maxReceives: 5, maxConcurrency: 2 } as const;

function fn<const Name extends FunctionName, const When extends Trigger>(
  name: Name,
  purpose: string,
  trigger: When,
  size: Pick<PipelineFunction, 'timeoutSeconds' | 'memoryMb'>,
): PipelineFunction & { readonly name: Name; readonly trigger: When } {
  return { name, purpose, entry: `functions/${name}/handler.ts`, trigger, ...size };
}
