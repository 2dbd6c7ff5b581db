import { describe, expect, it } from 'vitest';
import { deliveryItem, readDelivery } from '../../shared/aws/delivery-item.ts';
import { aDelivery } from '../fakes/a-delivery.ts';

const LATER_THAN_ONE = ['amendment', 'offered', 'removed_at', 'vanished_at', 'handled', 'steps', 'parent', 'response'];

describe('a delivery’s row', () => {
  it('is read as it was written', () => {
    expect(readDelivery(deliveryItem(aDelivery()))).toEqual(aDelivery());
  });

  it('of the first version is read as one to which nothing of what came later has happened', () => {
    const row = Object.entries(deliveryItem(aDelivery()));
    const first = Object.fromEntries(row.filter(([name]) => !LATER_THAN_ONE.includes(name)));
    expect(Object.keys(first)).toHaveLength(row.length - LATER_THAN_ONE.length);
    expect(readDelivery(first)).toEqual(aDelivery());
  });
});
