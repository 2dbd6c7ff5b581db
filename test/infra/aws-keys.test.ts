import { SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { type Asked, asJson, awsDouble, json } from './aws-double.ts';

const PREFIX = '/civicast/sample/keys/';

/** The Parameter Store as far as keys ask: no overwriting, pages of one, its errors' real names. */
function parameterStore(values = new Map<string, string>()) {
  return (asked: Asked) => {
    const { Name, Value, Path, NextToken } = asJson(asked);
    const action = String(asked.headers['x-amz-target']).split('.')[1];
    switch (action) {
      case 'GetParameter':
        return values.has(Name)
          ? json({ Parameter: { Name, Value: values.get(Name) } })
          : json({ __type: 'ParameterNotFound' }, 400);
      case 'PutParameter':
        if (values.has(Name)) return json({ __type: 'ParameterAlreadyExists' }, 400);
        values.set(Name, Value);
        return json({ Version: 1 });
      case 'DeleteParameter':
        return values.delete(Name) ? json({}) : json({ __type: 'ParameterNotFound' }, 400);
      case 'GetParametersByPath': {
        const names = [...values.keys()].filter((name) => name.startsWith(`${Path}/`)).sort();
        const at = Number(NextToken ?? 0);
        return json({ Parameters: [{ Name: names[at] }], ...(at + 1 < names.length && { NextToken: `${at + 1}` }) });
      }
      default:
        return json({ __type: 'UnknownOperation' }, 400);
    }
  };
}

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

  test('that are none are an error that names the parameter and not what it holds', async () => {
    await using double = await awsDouble(parameterStore(new Map([[`${PREFIX}moderators`, 'hunter2']])));
    const keys = ssmKeys({ KEYS_PREFIX: PREFIX }, new SSMClient(double.config));
    await expect(keys.of('moderators')).rejects.toThrow(/^The SSM parameter .*moderators is no key$/);
  });
});
