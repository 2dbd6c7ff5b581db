import { describe, expect, it } from 'vitest';
import { deliveryItem, readDelivery } from '../../shared/aws/delivery-item.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { aDelivery } from '../fakes/a-delivery.ts';

const LATER_THAN_ONE = ['amendment', 'offered', 'removed_at', 'vanished_at', 'handled', 'steps', 'parent', 'response'];

describe('a delivery’s row', () => {
  it('is read as it was written', () => {
    expect(readDelivery(deliveryItem(aDelivery()))).toEqual(aDelivery());
  });

  it('of the first version is read as one to which nothing of what came later has happened', () => {
    const row = Object.entries({ ...deliveryItem(aDelivery()), version: 1 });
    const first = Object.fromEntries(row.filter(([name]) => !LATER_THAN_ONE.includes(name)));
    expect(Object.keys(first)).toHaveLength(row.length - LATER_THAN_ONE.length);
    expect(readDelivery(first)).toEqual(aDelivery());
  });

  it('of a version that is yet to come is not touched, in one line', () => {
    const newer = () => readDelivery({ ...deliveryItem(aDelivery()), version: 3, state: { status: 'something new' } });
    expect(newer).toThrow(Mendable);
    expect(newer).toThrow('A newer civicast has written here (rows of version 3): go on with that one.');
  });
});
