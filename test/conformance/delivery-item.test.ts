import { describe, expect, it } from 'vitest';
import { deliveryItem, readDelivery } from '../../shared/aws/delivery-item.ts';
import { aDelivery, EVENING, NOON } from '../fakes/a-delivery.ts';

const LATER_THAN_ONE = ['amendment', 'offered', 'removed_at', 'vanished_at', 'handled', 'steps', 'parent', 'response'];

describe('a delivery’s row', () => {
  it('is read as it was written', () => {
    expect(readDelivery(deliveryItem(aDelivery()))).toEqual(aDelivery());
  });

  it('has the sessions to which it invites only where there are several', () => {
    const session = { id: 'morning', from: NOON, until: EVENING };
    const delivery = { ...aDelivery(), asks: { ...aDelivery().asks, sessions: [session] } };
    expect(readDelivery(deliveryItem(delivery))).toEqual(delivery);
    expect(Object.keys(readDelivery(deliveryItem(aDelivery())).asks)).not.toContain('sessions');
  });

  it('of the first version is read as one to which nothing of what came later has happened', () => {
    const row = Object.entries(deliveryItem(aDelivery()));
    const first = Object.fromEntries(row.filter(([name]) => !LATER_THAN_ONE.includes(name)));
    expect(Object.keys(first)).toHaveLength(row.length - LATER_THAN_ONE.length);
    expect(readDelivery(first)).toEqual(aDelivery());
  });
});
