import { type Asked, asJson, json } from './aws-double.ts';

/** The Parameter Store as far as keys ask: no overwriting, pages of one, its errors' real names. */
export function parameterStore(values = new Map<string, string>()) {
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
