import { SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { asJson, awsDouble } from './aws-double.ts';
import { parameterStore } from './parameter-store.ts';

const PREFIX = '/civicast/sample/keys/';

describe('keys in the Parameter Store', () => {
  test('are made once, whoever asks first, and read once', async () => {
    await using double = await awsDouble(parameterStore());
    const [one, other] = [1, 2].map(() => ssmKeys({ KEYS_PREFIX: PREFIX }, new SSMClient(double.config)));
    const keys = await Promise.all([one?.of('campaign/a'), other?.of('campaign/a'), one?.of('campaign/a')]);
    expect(new Set(keys.map((key) => Buffer.from(key ?? []).toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    const before = double.asked.length;
    await one?.of('campaign/a');
    expect(double.asked).toHaveLength(before);
    expect(double.asked.every((asked) => !('Overwrite' in asJson(asked)) || asJson(asked).Overwrite === false)).toBe(
      true,
    );
  });

  test('are listed page by page, and are gone when destroyed, twice too', async () => {
    await using double = await awsDouble(parameterStore());
    const keys = ssmKeys({ KEYS_PREFIX: PREFIX }, new SSMClient(double.config));
    const first = await keys.of('campaign/a');
    await keys.of('moderators');
    expect(await keys.names()).toEqual(['campaign/a', 'moderators']);
    await keys.destroy('campaign/a');
    await keys.destroy('campaign/a');
    expect(await keys.names()).toEqual(['moderators']);
    expect(Buffer.from(await keys.of('campaign/a')).equals(first)).toBe(false);
  });

  test('made elsewhere are kept, and never over another', async () => {
    await using double = await awsDouble(parameterStore());
    const keys = ssmKeys({ KEYS_PREFIX: PREFIX }, new SSMClient(double.config));
    const key = Buffer.alloc(32, 7);
    for (const _ of ['once', 'twice']) await keys.keep('campaign/moved', key);
    await expect(keys.keep('campaign/moved', Buffer.alloc(32, 8))).rejects.toThrow('another key of campaign/moved');
    const other = ssmKeys({ KEYS_PREFIX: PREFIX }, new SSMClient(double.config));
    expect(Buffer.compare(await other.of('campaign/moved'), key)).toBe(0);
  });

  test('that are none are an error that names the parameter and not what it holds', async () => {
    await using double = await awsDouble(parameterStore(new Map([[`${PREFIX}moderators`, 'hunter2']])));
    const keys = ssmKeys({ KEYS_PREFIX: PREFIX }, new SSMClient(double.config));
    await expect(keys.of('moderators')).rejects.toThrow(/^The SSM parameter .*moderators is no key$/);
  });
});
