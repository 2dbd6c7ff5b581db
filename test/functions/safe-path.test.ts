import { expect, test } from 'vitest';
import { safePath } from '../../functions/console/safe-path.ts';

test.each([
  ['/', '/'],
  ['/log?month=2027-01&campaign=a%20b', '/log?month=2027-01&campaign=a%20b'],
  ['/log?to=//evil.example', '/log?to=//evil.example'],
  ['/posts/meeting/03-invite#x', '/posts/meeting/03-invite'],
  ['/a/../log', '/log'],
])('%j leads within the console, to %j', (to, path) => {
  expect(safePath(to, '/else')).toBe(path);
});

test.each([
  undefined,
  '',
  'log',
  'https://evil.example',
  'javascript:alert(1)',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2f/evil.example',
  '/%2F%2Fevil.example',
  '/%5cevil.example',
  '/%2e%2e//evil.example',
  '/%252f%252fevil.example',
  '/\tevil.example',
  '/\n/evil.example',
  '/%0d%0aSet-Cookie:a=b',
  ' /log',
  '/log\u0000',
  '/\u2215evil.example',
  '/@evil.example\\',
  '/sign-in?to=/sign-in',
  '/sign-in/start?afresh=1',
  '/sign-out',
  `/${'a'.repeat(3000)}`,
])('%j leads nowhere but to where somebody begins', (to) => {
  expect(safePath(to, '/else')).toBe('/else');
});
