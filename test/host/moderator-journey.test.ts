import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryRow } from '../../functions/console/rows.ts';
import { keptMessage } from '../../shared/actions/kept-message.ts';
import { isForModerators } from '../../shared/domain/delivery.ts';
import { type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Shown } from './person-page.ts';
import { sandboxWorld } from './sandbox-world.ts';

/** Six in the evening in Phnom Penh, on the day before the sample's first post. */
const EVENING = '2026-12-27T11:00:00.000Z' as Instant;
const PACK_COMES = '2026-12-28T00:00:00.000Z' as Instant;
const TONIGHT = '2026-12-28T12:00:00.000Z' as Instant;
const NEXT_PACK_COMES = '2026-12-29T00:00:00.000Z' as Instant;
const CAMPAIGN = '2027-01-cip-meeting';
const POST = `campaigns/${CAMPAIGN}/posts/01-what-is-cip.md`;
/** The second post comes a day after the first. */
const NEXT = { file: `campaigns/${CAMPAIGN}/posts/02-list-your-needs.md`, from: '2027-01-04', to: '2026-12-29' };
const SHARE = 'សូមចែករំលែកទៅក្រុមភូមិរបស់អ្នក។';
const SHARE_TODAY = 'សូមចែករំលែកទៅក្រុមភូមិរបស់អ្នកនៅថ្ងៃនេះ។';
const PACK_BUTTONS = ['បានបង្ហោះ', 'ពេលក្រោយ', 'មិនសមសម្រាប់ក្រុមខ្ញុំ', 'មានសំណួរ'];

type World = Awaited<ReturnType<typeof sandboxWorld>>;
let here: World;
let phalla: ReturnType<World['person']>;
let dara: ReturnType<World['person']>;
let code: string;

beforeAll(async () => {
  here = await sandboxWorld(EVENING, [NEXT]);
  phalla = here.person(1);
  dara = here.person(2);
  const { start } = await here.api<{ start: string }>('/api/bot-link', {});
  await dara.start(start);
}, 30_000);
afterAll(() => here.stop(), 30_000);

const labels = ({ buttons }: Shown) => buttons.map(({ label }) => label);
const texts = (messages: readonly Shown[]) => messages.map(({ text }) => text);
/** The message whose text changes with each answer. */
const asked = async () => (await phalla.messages()).at(1) ?? expect.fail('The bot has asked nothing');
/** The text of the pack as it is now. */
async function packText(): Promise<string> {
  const all = await here.host.ports.ledger.deliveriesOf(CAMPAIGN);
  const pack = all.find((one) => one.post === '01-what-is-cip' && isForModerators(one));
  return (await keptMessage(pack?.message ?? expect.fail('There is a pack'), here.host.ports.contentStore)).text;
}
async function ownRow(): Promise<DeliveryRow | undefined> {
  const rows = await here.api<DeliveryRow[]>(`/api/deliveries?campaign=${CAMPAIGN}`);
  return rows.find(({ recipient }) => recipient === code);
}

describe('a moderator, in Telegram alone, in Khmer', () => {
  it('opens an invitation, reads what comes and what is kept, and is asked one thing at a time', async () => {
    const [invitation] = await here.api<{ start: string }[]>('/api/invitations');
    await phalla.start(invitation?.start ?? '');
    const [terms] = await phalla.heard();
    expect(terms?.text).toMatch(
      /^ជំហាន ១\/៤\n\nសួស្តី! អ្នកត្រូវបានអញ្ជើញ.*យ៉ាងច្រើន ៣ កញ្ចប់ក្នុងមួយសប្ដាហ៍.*ផ្ញើ \/stop ហើយយើងលុបអ្វីៗទាំងនេះ។.*$/s,
    );
    expect(terms && labels(terms)).toEqual(['យល់ព្រម បន្តទៅមុខ', 'ទេ អរគុណ', 'In English']);
    await phalla.press('យល់ព្រម បន្តទៅមុខ');
    expect((await asked()).text).toBe('ជំហាន ២/៤\n\nក្រុមរបស់អ្នកមានសមាជិកប្រហែលប៉ុន្មាន?');
    await phalla.press('១.០០០ ដល់ ៥.០០០');
    expect((await asked()).text).toBe('ជំហាន ៣/៤\n\nសមាជិកក្រុមភាគច្រើនរស់នៅស្រុកណា?');
    await phalla.press('ពួក');
    expect((await asked()).text).toMatch(/^ជំហាន ៤\/៤\n\nតើឱ្យយើងហៅអ្នកថាម៉េច\?/);
    expect(await phalla.heard()).toEqual([]);
  });

  it('practises with a pack of three messages', async () => {
    await phalla.say('ផ្កា');
    const [note, photo, text, ...more] = await phalla.heard();
    code = /លេខកូដរបស់អ្នក៖ ([a-z2-7]{10})។/.exec(note?.text ?? '')?.[1] ?? '';
    expect(note?.text).toMatch(/^អរគុណ! អ្វីៗរួចរាល់ហើយ។.*នេះគ្រាន់តែជាការហាត់៖ សូមកុំបង្ហោះវា។/s);
    expect(note && labels(note)).toEqual(PACK_BUTTONS);
    expect(photo).toMatchObject({ hasPhoto: true, text: '' });
    expect([text?.text, more]).toEqual(['(ការហាត់) ការប្រជុំឃុំបើកសម្រាប់មនុស្សគ្រប់រូប។ អ្នកអាចមកស្តាប់ ឬសួរសំណួរ។', []]);
    expect(await phalla.press('បានបង្ហោះ')).toMatch(/^ត្រូវហើយ! .*លើកនេះគ្រាន់តែជាការហាត់។$/);
  });

  it('is welcomed once somebody of the team has said that they know them', async () => {
    await here.nextRound();
    expect(texts(await dara.heard()).at(-1)).toContain(`👋 ${code} · «ផ្កា»`);
    expect(await dara.press('✓ ស្គាល់ · Confirm')).toBe('បានបញ្ជាក់។ គេនឹងដឹងក្នុងមួយនាទី។');
    await here.nextRound();
    expect(texts(await phalla.heard())).toEqual([expect.stringMatching(/^ក្រុមការងារបានបញ្ជាក់ហើយ។ សូមស្វាគមន៍!/)]);
  });

  it('receives a pack as a note, the photo, and the text alone, exactly', async () => {
    await here.until(PACK_COMES);
    const [note, photo, text, ...more] = await phalla.heard();
    expect(note?.text).toMatch(/^សម្រាប់ផ្សាយ៖ .*បើមានគេសួរ៖\n\n«តើនេះពាក់ព័ន្ធនឹងគណបក្សណាមួយទេ\?»/s);
    expect(note && labels(note)).toEqual(PACK_BUTTONS);
    expect(photo).toMatchObject({ hasPhoto: true, text: '', buttons: [] });
    expect(text).toMatchObject({ text: await packText(), hasPhoto: false, buttons: [] });
    expect([text?.text.endsWith(SHARE), more]).toEqual([true, []]);
  });

  it('says “later, tonight”, and is reminded once, then', async () => {
    expect(await phalla.press('ពេលក្រោយ')).toBe('តើឱ្យរំលឹកអ្នកពេលណា?');
    expect(await phalla.press('យប់នេះ')).toBe('បាន។ យើងនឹងរំលឹកអ្នកម្ដងនៅយប់នេះ។');
    await here.until(TONIGHT);
    const [reminder, ...more] = await phalla.heard();
    expect(reminder).toMatchObject({
      at: expect.stringMatching(/^2026-12-28T12:00:/),
      answers: expect.stringMatching(/^សម្រាប់ផ្សាយ៖/),
    });
    expect(reminder?.text).toMatch(/^រំលឹកតែម្ដង៖ កញ្ចប់នេះរង់ចាំអ្នក។/);
    expect([reminder && labels(reminder), more]).toEqual([['បានបង្ហោះ', 'មិនសមសម្រាប់ក្រុមខ្ញុំ', 'មានសំណួរ'], []]);
  });

  it('has a question: the answers that are ready, and one from the team, which learns no name', async () => {
    await phalla.press('មានសំណួរ');
    const [ready, ask] = texts(await phalla.heard());
    expect(ready).toMatch(/^ចម្លើយដែលត្រៀមរួច៖\n\n❓ តើនេះពាក់ព័ន្ធនឹងគណបក្សណាមួយទេ\?\nទេ។/);
    expect(ask).toMatch(/^សូមសរសេរសំណួរឥឡូវ/);
    await phalla.say('តើអាចមកជាមួយកូនបានទេ?');
    expect(texts(await phalla.heard())).toEqual(['បានបញ្ជូនហើយ។ យើងមិនរក្សាទុកសំណួរទេ។ ចម្លើយនឹងមកទីនេះ។']);
    const question = (await dara.heard()).at(-1);
    expect(question?.text).toMatch(/តើអាចមកជាមួយកូនបានទេ\?/);
    expect(question?.text).not.toContain('ផ្កា');
    await dara.say('បាន។', question?.id);
    expect(texts(await phalla.heard())).toEqual(['ចម្លើយពីក្រុមការងារ៖\n\nបាន។']);
  });

  it('has posted it, is told how many that makes, and sends where', async () => {
    expect(await phalla.press('បានបង្ហោះ')).toBe('អរគុណ! យើងបានកត់ត្រាថាអ្នកបានបង្ហោះហើយ។ នេះជាលើកទី ១ របស់អ្នក។');
    await phalla.press('ផ្ញើតំណប្រកាស (បើចង់)');
    await phalla.say('https://www.facebook.com/groups/12345/posts/67890');
    expect(texts(await phalla.heard()).at(-1)).toBe('អរគុណ! យើងបានរក្សាតំណនោះដោយអ៊ិនគ្រីប។');
    expect(await ownRow()).toMatchObject({ status: 'delivered', response: 'posted' });
  });

  it('is told when the post has changed, with its new text, and says that it is corrected', async () => {
    await here.edit({ file: POST, from: SHARE, to: SHARE_TODAY });
    await here.nextRound();
    const [notice, text, ...more] = await phalla.heard();
    expect(notice?.text).toMatch(/^ប្រកាសនេះបានផ្លាស់ប្ដូរ។.*ប្រកាសថ្មីនៅខាងក្រោម៖/);
    expect(text).toMatchObject({ text: await packText(), buttons: [] });
    expect([text?.text.endsWith(SHARE_TODAY), more]).toEqual([true, []]);
    expect(await ownRow()).toMatchObject({ correction: 'asked' });
    expect(await phalla.press('បានកែហើយ')).toBe('អរគុណ! យើងបានកត់ត្រាហើយ។');
    expect(await ownRow()).toMatchObject({ recipient: code, correction: 'confirmed' });
  });

  it('is asked to delete what is withdrawn, and says that it is gone', async () => {
    const { delivery_id } = (await ownRow()) ?? expect.fail('The log shows what they received');
    const rows = await here.api<DeliveryRow[]>(`/api/deliveries?campaign=${CAMPAIGN}`);
    const pack = rows.find((row) => row.post === '01-what-is-cip' && row.responses);
    await here.api(`/api/deliveries/${pack?.delivery_id}/withdraw`, {});
    await here.nextRound();
    const [notice, ...more] = await phalla.heard();
    expect(notice?.text).toMatch(/^ប្រកាសនេះត្រូវបានដកចេញ។ សូមកុំបង្ហោះវា។.*«តើលុយរបស់ឃុំ ត្រូវចំណាយលើអ្វី\?»$/s);
    expect([notice && labels(notice), more]).toEqual([['បានលុបហើយ'], []]);
    expect(await phalla.press('បានលុបហើយ')).toBe('អរគុណ! យើងបានកត់ត្រាហើយ។');
    expect(await ownRow()).toMatchObject({ delivery_id, correction: 'confirmed', removed_at: expect.any(String) });
  });

  it('sees their groups, pauses, goes on, and reads what else they can do', async () => {
    for (const command of ['/groups', '/pause', '/resume', '/help']) await phalla.say(command);
    const [groups, paused, resumed, help] = texts(await phalla.heard());
    expect(groups).toMatch(new RegExp(`លេខកូដ ${code} · បានបង្ហោះ ១ ដង\\n\\n1. ក្រុមសហគមន៍សៀមរាប · .* · ពួក · ✓ បានបញ្ជាក់$`));
    expect(paused).toBe('បានផ្អាក។ អ្នកមិនទទួលកញ្ចប់ រហូតដល់អ្នកផ្ញើ /resume។');
    expect(resumed).toBe('បន្តហើយ។ អ្នកនឹងទទួលកញ្ចប់បន្ទាប់។');
    expect(help).toMatch(/^អ្វីដែលអ្នកអាចធ្វើបាន៖\n\/groups/);
  });

  it('sends /stop: nothing is kept of them, and nothing more comes', async () => {
    await phalla.say('/stop');
    expect(texts(await phalla.heard())).toEqual([expect.stringMatching(/^រួចរាល់។ អ្វីៗដែលយើងរក្សាទុកអំពីឆាតនេះត្រូវបានលុប/)]);
    expect(await here.host.ports.moderators.moderator(code)).toBeNull();
    await here.until(plus(NEXT_PACK_COMES, MINUTE_MS));
    expect(await phalla.heard()).toEqual([]);
  });
});
