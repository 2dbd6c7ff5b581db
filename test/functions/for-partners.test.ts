import { describe, expect, it } from 'vitest';
import { figuresForPartners, rowForPartners } from '../../functions/console/for-partners.ts';
import type { DeliveryRow } from '../../functions/console/rows.ts';
import type { EngagementRow } from '../../shared/domain/engagement-rows.ts';
import { NOON } from '../fakes/a-delivery.ts';

describe('what partners read', () => {
  it.each([
    [
      { delivered: 40, posted: 20, declined: 5 },
      { delivered: 40, posted: 20, declined: 5 },
    ],
    [
      { delivered: 40, posted: 37, declined: 0 },
      { delivered: null, posted: 37, declined: 0 },
    ],
    [
      { delivered: 9, posted: 5, declined: 4 },
      { delivered: null, posted: 5, declined: null },
    ],
    [
      { delivered: 0, posted: 0, declined: 0 },
      { delivered: 0, posted: 0, declined: 0 },
    ],
  ])('of a pack’s moderators is nothing under five, nor what tells it: %o', (responses, shown) => {
    expect(rowForPartners({ responses } as DeliveryRow)).toMatchObject({ responses: shown });
  });

  it('of a campaign is no figure under five, nor the sum of which it is a part; 0 and what is not known stay', () => {
    const row = (scope: EngagementRow['scope'], id: string, metric: EngagementRow['metric'], value: number | null) =>
      ({ scope, id, metric, value, source: 'bot', as_of: NOON }) satisfies EngagementRow;
    const rows = [
      row('delivery', 'a', 'rsvp', 3),
      row('delivery', 'b', 'rsvp', 20),
      row('campaign', 'c', 'rsvp', 23),
      row('delivery', 'a', 'link_opens', 0),
      row('delivery', 'b', 'link_opens', null),
      row('campaign', 'c', 'link_opens', 90),
    ];
    expect(figuresForPartners(rows).map(({ value, reason }) => reason ?? value)).toEqual([
      'under_five',
      20,
      'under_five',
      0,
      null,
      90,
    ]);
  });
});
