import { describe, expect, it } from 'vitest';
import { memoryContent } from '../fakes/content-store.ts';
import { signedIn } from './signed-in.ts';

const REPORT =
  '<!doctype html><meta name="civicast-report" content="posts=7 planned=4 waiting=2 errors=1 broken=0"><p>ours';

async function reported() {
  const contentStore = memoryContent({
    'campaigns/meeting.report.html': REPORT,
    'campaigns/left.report.html': '<meta name="civicast-report" content="gone">',
  });
  const here = signedIn({ contentStore });
  const cookie = await here.browserOf('Dara', 'comms');
  return (path: string) => here.app.request(path, { headers: { cookie } });
}

describe('the reports of campaigns in the console', () => {
  it('are listed with what is planned, waits and is wrong, but for folders that are gone', async () => {
    const look = await reported();
    const page = await (await look('/content?language=en')).text();
    expect(page).toContain('4 of 7 posts planned · ◔ 2 waiting for a file · ✕ 1 error');
    expect(page).toContain('href="/content/meeting#en"');
    expect(page).not.toContain('/content/left');
  });

  it('are shown as they lie there, and whatever it is runs nothing and sends nothing', async () => {
    const look = await reported();
    const response = await look('/content/meeting');
    expect(await response.text()).toBe(REPORT);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'.*form-action 'none'.*; sandbox$/);
    expect(policy).not.toContain('script-src');
    for (const path of ['/content/nobody', '/content/..%2F..%2Fsecrets']) expect((await look(path)).status).toBe(404);
  });
});
