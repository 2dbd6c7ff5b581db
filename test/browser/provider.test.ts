import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleHosts } from '../host/sample-hosts.ts';
import { CLIENT, type IdentityProvider, startIdentityProvider } from '../sign-in/identity-provider.ts';
import { realBrowser } from './browser.ts';

const browser = realBrowser();
const hosts = sampleHosts();
const POST = '/posts/2027-01-cip-meeting/03-invite';

let port: number;
let provider: IdentityProvider;
beforeAll(async () => {
  port = await freePort();
  provider = await startIdentityProvider(`http://127.0.0.1:${port}/sign-in/callback`);
});
afterAll(() => provider.stop());

/** The provider knows by which address people come back before anybody listens there. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

it('somebody signs in at an identity provider, comes back to the post that they were sent, approves it, and signs out', async () => {
  const real = hosts.real();
  const env = { ...real.env, CIVICAST_OIDC_ISSUER: provider.url, CIVICAST_OIDC_CLIENT_ID: CLIENT };
  const host = await hosts.start({ ...real, port, env });
  provider.person = {
    id: 'bopha',
    claims: { email: 'bopha@ngo.example', email_verified: true, 'cognito:groups': ['approver'] },
  };
  const context = await browser.open(360, {}, false);
  const page = await context.newPage();
  await page.goto(host.url + POST);
  await page.locator('main a.button').first().click();
  expect(new URL(page.url()).pathname).toBe(POST);
  expect(await page.locator('header').innerText()).toContain('bopha@ngo.example');
  await page.getByRole('button', { name: 'យល់ព្រមលើកំណែនេះ' }).click();
  expect(await page.locator('main').innerText()).toContain('អ្នកដែលបានយល់ព្រម៖ bopha@ngo.example');
  await page.locator('header form button').click();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.goto(host.url + POST);
  expect(new URL(page.url()).pathname).toBe('/sign-in');

  // Who is in no group is told so, and is let in nowhere.
  provider.person = { id: 'guest', claims: { email: 'guest@ngo.example', email_verified: true } };
  const other = await browser.open(360, {}, false);
  const guest = await other.newPage();
  await guest.goto(host.url);
  await guest.locator('main a.button').first().click();
  expect(await guest.locator('main').innerText()).toContain('guest@ngo.example');
  await guest.goto(host.url + POST);
  expect(new URL(guest.url()).pathname).toBe('/sign-in');
  for (const one of [context, other]) await one.close();
});
