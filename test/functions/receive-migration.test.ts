import { expect, it } from 'vitest';
import { updates } from '../channels/callbacks/telegram/load.ts';
import { receiving } from './receiving.ts';

it.each(['group-upgraded', 'group-upgraded-here'])(
  'a group that became a supergroup is heard of without harm: %s',
  async (name) => {
    const here = receiving();
    const update = updates().find((one) => one.name === name)?.body;
    expect(await here.telegram(update)).toEqual({ status: 200, reply: {} });
    expect(await here.telegram(update)).toEqual({ status: 200, reply: {} });
    expect(await here.engagement.poisons('telegram')).toEqual([]);
    expect(here.log.lines).toEqual([]);
    expect(await here.figures()).toEqual([]);
  },
);
