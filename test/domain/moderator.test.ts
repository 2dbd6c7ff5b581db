import { describe, expect, it } from 'vitest';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, parseInstant, plus, wallWeek } from '../../shared/domain/instant.ts';
import { keptUntil, receivesPacks, receivesPacksOf, withLink, withPack } from '../../shared/domain/moderator.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { aModerator } from '../fakes/a-moderator.ts';

const id = (number: number) => String(number).padStart(20, 'a') as DeliveryId;
const SUNDAY = parseInstant('2027-01-10T23:59:59.000+07:00') ?? NOON;

describe('a moderator', () => {
  it('receives the packs of the communities in which they are confirmed, while they can and want to', () => {
    const one = aModerator('one', ['here']);
    expect(receivesPacksOf(one, 'here')).toBe(true);
    expect(receivesPacksOf(one, 'there')).toBe(false);
    expect(receivesPacks({ ...one, pausedAt: NOON })).toBe(false);
    expect(receivesPacks({ ...one, reachable: false })).toBe(false);
    const [group] = one.groups;
    expect(group && receivesPacks({ ...one, groups: [{ ...group, confirmedAt: null }] })).toBe(false);
  });

  it('receives so many packs from a Monday to a Sunday and no more, each counted once', () => {
    const days = [-6, -4, -2].map((day, index) => ({ id: id(index), publicAt: plus(SUNDAY, day * DAY_MS) }));
    const full = days.reduce((moderator, pack) => withPack(moderator, pack, 3) ?? moderator, aModerator('one'));
    expect(full.packs).toHaveLength(3);
    expect(withPack(full, { id: id(9), publicAt: SUNDAY }, 3)).toBeNull();
    expect(withPack(full, { id: id(0), publicAt: SUNDAY }, 3)).toBe(full);
    expect(withPack(full, { id: id(9), publicAt: plus(SUNDAY, 1000) }, 3)?.packs).toHaveLength(4);
    expect(withPack(full, { id: id(9), publicAt: plus(SUNDAY, 30 * DAY_MS) }, 3)?.packs).toHaveLength(1);
    expect(wallWeek(SUNDAY)).toBe('2027-01-04');
  });

  it('is forgotten half a year after they last did anything, and sooner when they never finished or blocked the bot', () => {
    const one = aModerator('one');
    expect(keptUntil(one)).toBe(plus(NOON, 180 * DAY_MS));
    expect(keptUntil({ ...one, groups: [] })).toBe(plus(NOON, 30 * DAY_MS));
    expect(keptUntil({ ...one, reachable: false, reachableAt: plus(NOON, DAY_MS) })).toBe(plus(NOON, 31 * DAY_MS));
  });

  it('leaves the links of their last posts and no more', () => {
    let one = withLink(aModerator('one'), id(1), 'first');
    one = withLink(one, id(1), 'mended');
    expect(one.links).toEqual([{ pack: id(1), sealed: 'mended' }]);
    for (let number = 2; number < 40; number += 1) one = withLink(one, id(number), 'x');
    expect(one.links).toHaveLength(20);
  });
});
