import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { packPages } from './pack-pages.ts';

let here: Awaited<ReturnType<typeof packPages>>;
let pack: Delivery;
let path: string;

beforeEach(async () => {
  here = await packPages();
  pack = await here.handedOut();
  path = await here.link(pack);
});

describe('what the reader of a pack’s page says of it', () => {
  const response = async () => (await here.received())[0]?.response;

  it('is written down once, and thanked for on the page', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => here.say(path, { response: 'posted' })));
    expect(answers.map(({ status, location }) => [status, location])).toEqual([1, 2, 3].map(() => [303, path]));
    const [child] = await here.received();
    expect(child?.events.filter(({ type }) => type === 'responded')).toHaveLength(1);
    const { page } = await here.look(path);
    expect(page).toContain('Thank you! We noted that you have posted it.');
    expect(page).not.toContain('<form');
    const { json } = await here.ask('/api/deliveries?campaign=meeting', 'token-of-dara');
    expect(json).toContainEqual(
      expect.objectContaining({
        delivery_id: pack.id,
        responses: { delivered: 1, posted: 1, declined: 0, posted_within_1h: 1 },
      }),
    );
  });

  it.each([
    {},
    { reason: 'not_relevant' },
    { reason: 'sensitive' },
    { reason: 'too_long' },
    { reason: 'already_known' },
  ])('may be that it is not for their group, with a reason or without: %o', async (why) => {
    const { page } = await here.look(path);
    if (why.reason) expect(page).toContain(`name="reason" value="${why.reason}"`);
    expect((await here.say(path, { response: 'declined', ...why })).status).toBe(303);
    expect(await response()).toBe('declined');
    const after = (await here.look(path)).page;
    expect(after).toContain('Understood. Thank you for telling us.');
    expect(after).not.toContain('name="reason"');
  });

  it('may still become "posted", and then nothing else any more, which is said kindly', async () => {
    await here.say(path, { response: 'declined' });
    await here.say(path, { response: 'posted' });
    const refused = await here.say(path, { response: 'declined', reason: 'sensitive' });
    expect([refused.status, await response()]).toEqual([409, 'posted']);
    expect(refused.page).toContain('You have already said that it is posted. Thank you!');
  });

  it.each([
    ['another word', 'response=later'],
    ['no word', ''],
    ['a reason of their own', 'response=declined&reason=because'],
    ['a reason for having posted it', 'response=posted&reason=sensitive'],
    ['something more', 'response=posted&name=Cinderella'],
  ])('is not taken when it is %s', async (_, form) => {
    const { status, page } = await here.say(path, form);
    expect([status, await response()]).toEqual([400, null]);
    expect(page).toContain('We did not understand this answer.');
  });

  it('is not taken as anything but a form, nor when it is long', async () => {
    const asJson = { 'Content-Type': 'application/json' };
    expect((await here.say(path, 'response=posted', asJson)).status).toBe(400);
    expect((await here.say(path, `response=posted&x=${'x'.repeat(2000)}`)).status).toBe(413);
    expect(await response()).toBeNull();
  });

  it('counts also when the pack was taken back meanwhile: a copy is out', async () => {
    await here.ask(`/api/deliveries/${pack.id}/withdraw`, 'token-of-dara', {});
    expect((await here.say(path, { response: 'posted' })).status).toBe(303);
    expect(await response()).toBe('posted');
  });
});
