import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { IngestPorts } from '../../functions/ingest/ingest.ts';
import type { Content } from '../../shared/domain/content/content.ts';
import type { Log } from '../../shared/ports.ts';
import { type ClockFlags, clockOf, lockDataFolder } from './data-folder.ts';
import { openEngine } from './embedded-engine.ts';
import { listen } from './http-server.ts';
import type { JumpingClock } from './jumping-clock.ts';
import { type Env, type LocalPorts, openLocal } from './open-local.ts';
import { postCallback } from './post-callback.ts';
import { runPipeline } from './run-pipeline.ts';
import { sandbox } from './sandbox/sandbox.ts';
import { sandboxChannels } from './sandbox-channels.ts';
import { sandboxInvitations } from './sandbox-invitations.ts';
import { intoTheSandbox } from './sandbox-links.ts';

export interface HostSetting extends ClockFlags {
  readonly content: string;
  readonly data: string;
  /** 0: any free one. */
  readonly port: number;
  readonly env: Env;
  readonly log: Log;
  /** Called each time the content was read, with what was understood. */
  readonly report: IngestPorts['report'];
  /** Takes the place of the folder's own clock, for as long as this process lives: weeks in a minute. */
  readonly jumping?: JumpingClock;
}

export interface Host {
  readonly url: string;
  readonly ports: LocalPorts;
  /** Resolves, with the reason, if something it cannot do without has ended. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
}

/**
 * The whole system in one process: the same handlers as on AWS, fed the same events. Everything that must survive is in
 * the data folder; whatever else is in memory may be lost at any line.
 */
export async function startHost(setting: HostSetting): Promise<Host> {
  const { content, data, env, log, jumping } = setting;
  const unlock = await lockDataFolder(data);
  const clock = jumping ?? clockOf(data, setting);
  const engine = await openEngine(join(data, 'ledger.sqlite'), env.DYNAMODB_URL);

  const stopping = new AbortController();
  let app = starting();
  const answer: Hono['fetch'] = (...request) => app.fetch(...request);
  const server = await listen(
    jumping ? (...request) => jumping.during(() => answer(...request)) : answer,
    setting.port,
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ports = await openLocal({ content, data, env, clock, log, databaseUrl: engine.url, ownUrl: url });

  let understood: Content | null = null;
  const report: HostSetting['report'] = async (next, checkedMs) => {
    understood = next;
    await setting.report(next, checkedMs);
  };
  const pipeline = runPipeline({ content, ports, report, stop: stopping.signal, ...(jumping && { jumping }) });
  const ready = new Hono();
  let calledBack = async () => {};
  if (ports.platforms === 'sandbox') {
    ready.use('/sandbox/*', onlyFromHere);
    const platforms = sandbox({
      clock,
      folder: join(data, 'sandbox'),
      channels: () => sandboxChannels(understood),
      callbacks: ports.callbacks,
      post: postCallback,
      invitations: () => sandboxInvitations(ports),
      stop: stopping.signal,
    });
    calledBack = platforms.settled;
    ready.route('/sandbox', platforms.routes);
    ready.use('/l/*', intoTheSandbox);
    // Overdue posts go out while the host begins: their platforms must be there.
    app = starting().route('/', ready);
  }
  await pipeline.begin();
  clock.start();
  app = ready.route('/', pipeline.routes);

  return {
    url,
    ports,
    failed: engine.failed,
    async stop() {
      stopping.abort();
      await pipeline.ended();
      await calledBack();
      server.closeAllConnections();
      server.close();
      await engine.stop();
      await unlock();
    },
  };
}

/** Keeps other web pages out of the sandbox: they can neither put a post there nor read one by another name of this computer. */
const onlyFromHere = createMiddleware(async (context, next) => {
  const { host = '', origin } = context.req.header();
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
  if (!isHere || (origin !== undefined && URL.parse(origin)?.host !== host)) return context.text('', 403);
  return next();
});

/** Until everything is there, nothing says that it is. */
function starting(): Hono {
  return new Hono().all('/healthz', (context) => context.json({ status: 'starting' }, 503));
}
