import type { EngagementLedger, Forward, Poison } from '../../shared/answer-ports.ts';
import type { Figure } from '../../shared/domain/engagement.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { TrackedLink } from '../../shared/domain/tracked-link.ts';

/** Engagement in memory: the promises of test/conformance/engagement, and nothing that outlives the process. */
export function memoryEngagement(): EngagementLedger {
  const parts = new Map<string, Figure & { part: string; session?: string }>();
  const known = new Set<string>();
  const links = new Map<string, TrackedLink & { opens: number; lastAt: Instant | null }>();
  const forwards = new Map<string, Forward>();
  const poisons = new Map<string, Poison>();
  const times = new Map<string, number>();
  let hosts: readonly string[] = [];
  const keyOf = ({ campaign, delivery, metric, source }: Omit<Figure, 'value' | 'asOf'>, part = '') =>
    [campaign, delivery, metric, source, part].join(' ');

  return {
    async add(figure, change, at, { token }) {
      if (known.has(token)) return 'known';
      known.add(token);
      const part = figure.session ?? '';
      const before = parts.get(keyOf(figure, part))?.value ?? 0;
      parts.set(keyOf(figure, part), { ...figure, part, value: before + change, asOf: at });
      return 'counted';
    },
    async replace(figure, part, value, at) {
      const before = parts.get(keyOf(figure, part));
      if (before && before.asOf > at) return 'older';
      parts.set(keyOf(figure, part), { ...figure, part, value, asOf: at });
      return 'replaced';
    },
    async figures(campaign) {
      const own = [...parts.values()].filter((figure) => figure.campaign === campaign);
      const wholes = [...Map.groupBy(own, (figure) => keyOf(figure))].sort(([a], [b]) => (a < b ? -1 : 1));
      return wholes.map(([, [first, ...others]]) => {
        if (!first) throw new Error('a group has at least one member');
        const { delivery, metric, source } = first;
        const value = others.reduce((sum, other) => sum + other.value, first.value);
        const asOf = others.reduce((last, other) => (other.asOf > last ? other.asOf : last), first.asOf);
        const told = [first, ...others].flatMap((one) => (one.session ? [[one.session, one.value] as const] : []));
        const sessions = told.length > 0 ? { sessions: Object.fromEntries(told) } : {};
        return { campaign, delivery, metric, source, value: Math.max(0, value), asOf, ...sessions };
      });
    },
    async keepLink(link) {
      if (!links.has(link.code)) links.set(link.code, { ...link, opens: 0, lastAt: null });
    },
    async linkTarget(code) {
      return links.get(code)?.target ?? null;
    },
    async openLink(code, at) {
      const link = links.get(code);
      const other = links.get(link?.countsFor ?? '');
      for (const one of [link, other, links.get(other?.countsFor ?? '')]) {
        if (one) links.set(one.code, { ...one, opens: one.opens + 1, lastAt: at });
      }
      return link?.target ?? null;
    },
    async linkOpens(codes) {
      const found = codes.flatMap((code) => links.get(code) ?? []);
      return new Map(found.map(({ code, opens, lastAt }) => [code, { opens, lastAt }]));
    },
    async allowHosts(allowed) {
      hosts = [...allowed];
    },
    async allowedHosts() {
      return hosts;
    },
    async noteForward(forward) {
      forwards.set(`${forward.channel} ${forward.message}`, forward);
    },
    async forwards(channel) {
      return [...forwards.values()].filter((forward) => forward.channel === channel);
    },
    async notePoison(poison) {
      const key = `${poison.platform} ${poison.sha256}`;
      poisons.set(key, poison);
      times.set(key, (times.get(key) ?? 0) + 1);
      return times.get(key) ?? 0;
    },
    async poisons(platform) {
      return [...poisons.values()].filter((poison) => poison.platform === platform);
    },
  };
}
