import { describe, expect, it } from 'vitest';
import { joinStaff, teamOf, tellStaff } from '../../shared/actions/staff.ts';
import type { StaffBot } from '../../shared/answer-ports.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Person } from '../../shared/domain/person.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryKeys } from '../fakes/keys.ts';
import { testLog } from '../fakes/log.ts';
import { memoryStaff } from '../fakes/staff-book.ts';

const DARA = { name: 'Dara', role: 'comms' } as const;
const SOPHEA = { name: 'Sophea', role: 'approver' } as const;
const MESSAGE = { text: 'A channel is broken', buttons: [] };

/** A team of these people, who have all linked a chat: the first one chat 1, and so on. */
async function team(linked: readonly Person[], now: readonly Person[] = linked, bot?: StaffBot) {
  const written: string[] = [];
  const ports = {
    clock: testClock(NOON),
    staff: memoryStaff(),
    people: { named: async (name: string) => now.find((person) => person.name === name) ?? null },
    keys: memoryKeys(),
    log: testLog(),
    bot: bot ?? { write: async (chat: string) => written.push(chat) > 0 },
  };
  for (const [index, person] of linked.entries()) {
    await ports.staff.offer(`link-${index}`, person, plus(NOON, MINUTE_MS));
    await joinStaff(String(index + 1), `link-${index}`, ports);
  }
  return { written, ports };
}

describe('telling the team', () => {
  it('reaches everybody who has linked a chat', async () => {
    const { written, ports } = await team([DARA, SOPHEA]);
    expect(await tellStaff(ports)(MESSAGE)).toBe(2);
    expect(written.sort()).toEqual(['1', '2']);
  });

  it('leaves out who has left, and who decides nothing any more', async () => {
    const { written, ports } = await team([DARA, SOPHEA], [{ ...SOPHEA, role: 'partner' }]);
    expect(await tellStaff(ports)(MESSAGE)).toBe(0);
    expect(written).toEqual([]);
  });

  it('leaves out who does not decide, unless they are named; a partner is told nothing even then', async () => {
    const veha = { name: 'Veha', role: 'creator' } as const;
    const donor = { name: 'Donor', role: 'partner' } as const;
    const { written, ports } = await team([DARA, veha, donor]);
    expect(await tellStaff(ports)(MESSAGE)).toBe(1);
    expect(await tellStaff(ports)(MESSAGE, ({ name }) => name !== 'Dara')).toBe(1);
    expect(written).toEqual(['1', '2']);
    expect(new Set(await teamOf(ports))).toEqual(new Set([DARA, veha]));
  });

  it('knows each of the team once, however many chats they have linked, and nobody when that cannot be read', async () => {
    const { ports } = await team([DARA, DARA, SOPHEA], [DARA]);
    expect(await teamOf(ports)).toEqual([DARA]);
    const broken = { ...ports.staff, members: () => Promise.reject(new Error('no table')) };
    expect(await teamOf({ ...ports, staff: broken })).toEqual([]);
  });

  it('counts whom it reached, and never throws: what is told stands elsewhere too', async () => {
    const one = await team([DARA, SOPHEA], [DARA, SOPHEA], { write: async (chat) => chat === '1' });
    expect(await tellStaff(one.ports)(MESSAGE)).toBe(1);
    const broken = await team([DARA], [DARA], { write: () => Promise.reject(new Error('no secrets')) });
    expect(await tellStaff(broken.ports)(MESSAGE)).toBe(0);
    expect(broken.ports.log.lines).toContainEqual(expect.objectContaining({ event: 'not_told' }));
  });
});
