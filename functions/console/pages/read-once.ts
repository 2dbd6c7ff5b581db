import type { ConsolePorts } from '../app.ts';

/** The ledger as one page reads it: what holds everything, or a whole campaign, once and not for each post. */
export function readOnce({ ledger }: Pick<ConsolePorts, 'ledger'>): ConsolePorts['ledger'] {
  const records = once(() => ledger.campaigns());
  const approvals = once(ledger.approvals);
  const pause = once(() => ledger.pause());
  const breakers = once(() => ledger.breakers());
  return {
    ...ledger,
    campaigns: () => records(''),
    async campaign(name) {
      const known = (await records('')).find(({ campaign }) => campaign === name);
      return known ?? ledger.campaign(name);
    },
    approvals,
    pause: () => pause(''),
    breakers: () => breakers(''),
  };
}

function once<Value>(read: (name: string) => Promise<Value>): (name: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (name) => {
    const asked = known.get(name) ?? read(name);
    known.set(name, asked);
    return asked;
  };
}
