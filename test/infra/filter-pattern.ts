/**
 * Whether a line of a log matches a pattern of CloudWatch: comparisons of fields with texts, in which `*` stands for
 * anything, with `&&`, `||` and brackets. That is all that our patterns use; anything else is an error here.
 *
 * As CloudWatch does, it takes a line that is no JSON, and a field that is not there, for no match.
 */
export function matches(pattern: string, line: string): boolean {
  const inside = /^\{(.*)\}$/s.exec(pattern)?.[1];
  if (inside === undefined) throw new Error('No pattern for JSON');
  const tokens = inside.match(/\s*("[^"]*"|\$\.\w+|&&|\|\||!=|=|\(|\))/g)?.map((token) => token.trim()) ?? [];
  if (tokens.join('') !== inside.replaceAll(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '')) throw new Error('What is this?');
  const fields = fieldsOf(line);
  if (fields === null) return false;
  const answer = either(tokens, fields);
  if (tokens.length > 0) throw new Error(`Too much: ${tokens.join(' ')}`);
  return answer;
}

type Fields = Readonly<Record<string, unknown>>;

function either(tokens: string[], fields: Fields): boolean {
  let answer = both(tokens, fields);
  while (tokens[0] === '||') {
    tokens.shift();
    const right = both(tokens, fields);
    answer ||= right;
  }
  return answer;
}

function both(tokens: string[], fields: Fields): boolean {
  let answer = one(tokens, fields);
  while (tokens[0] === '&&') {
    tokens.shift();
    const right = one(tokens, fields);
    answer &&= right;
  }
  return answer;
}

function one(tokens: string[], fields: Fields): boolean {
  const first = tokens.shift();
  if (first === '(') {
    const answer = either(tokens, fields);
    if (tokens.shift() !== ')') throw new Error('A bracket is open');
    return answer;
  }
  const [operator, text = ''] = tokens.splice(0, 2);
  const value = fields[first?.slice(2) ?? ''];
  if (typeof value !== 'string') return false;
  const parts = text
    .slice(1, -1)
    .split('*')
    .map((part) => part.replaceAll(/[^\w ]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(value) === (operator === '=');
}

function fieldsOf(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? (value as Fields) : null;
  } catch {
    return null;
  }
}
