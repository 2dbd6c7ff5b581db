import { describe, expect, it } from 'vitest';
import { invitationTo } from '../../shared/domain/community.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { SIEM_REAP } from '../fakes/a-moderator.ts';
import { asking } from './asking.ts';

const path = '/api/invitations/siem-reap/cards';

/** A community with this many invitations, and who prints them. */
async function printing(count: number) {
  const here = asking();
  await here.moderators.keepCommunity(SIEM_REAP);
  const make = async (from: number, to: number) => {
    for (let index = from; index < to; index += 1)
      await here.moderators.invite(invitationTo('siem-reap', `token-${index}`, plus(NOON, index * MINUTE_MS)));
  };
  await make(0, count);
  return {
    ...here,
    make,
    /** The tokens on one sheet, and where the next one is. */
    async sheet(from = '') {
      const html = await (await here.request(path + from, 'token-of-dara')).text();
      const next = /href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
      return { html, tokens: [...html.matchAll(/start=join_([\w-]+)/g)].map(([, token]) => token), next };
    },
  };
}

describe('the invitations to a community, printed', () => {
  it('are a card each, with a code to scan, the link, and until when it works', async () => {
    const here = await printing(2);
    const { html, tokens } = await here.sheet();
    expect(tokens).toEqual(['token-0', 'token-1']);
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(html).toContain('START');
    expect(html).toContain('2027');
  });

  it('are one where none was made yet', async () => {
    expect((await (await printing(0)).sheet()).tokens).toHaveLength(1);
  });

  it('are 80 on one sheet, and the others on the next, also when some were taken meanwhile', async () => {
    const here = await printing(170);
    const first = await here.sheet();
    expect([first.tokens.length, first.tokens.at(-1)]).toEqual([80, 'token-79']);
    await here.moderators.revokeInvitation('token-3');
    const second = await here.sheet(first.next);
    expect([second.tokens[0], second.tokens.length]).toEqual(['token-80', 80]);
    const third = await here.sheet(second.next);
    expect(third.tokens).toHaveLength(10);
    await here.make(170, 175);
    expect((await here.sheet(third.next)).tokens).toEqual([
      'token-170',
      'token-171',
      'token-172',
      'token-173',
      'token-174',
    ]);
  });

  it('are for nobody outside the team', async () => {
    const here = await printing(1);
    expect((await here.request(path, 'token-of-partner')).status).toBe(403);
  });
});
