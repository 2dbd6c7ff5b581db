import type { CivicEvent } from '../domain/content/campaign.ts';
import { type Asked, type Asking, labelled } from './asking.ts';
import { wordsIn } from './call-to-action-words.ts';
import { type Line, plain } from './lines.ts';
import { asksFor, eventMoment, placeName } from './placeholders.ts';
import { answer } from './ways-to-answer.ts';

const ACCESS = [
  'step_free',
  'women_corner',
  'childcare',
  'sign_language',
] as const satisfies readonly (keyof CivicEvent['access'])[];

/** What to bring, who will find it easy to come, and how to say that one comes. */
export function attendance(asking: Asking, bring: string | undefined): Asked {
  const { event, planned } = asking;
  if (!event) return {};
  const words = wordsIn(planned.language);
  const access = ACCESS.filter((way) => event.access[way]).map((way) => words.accessTo[way]);
  const rsvp = event.rsvp === 'bot' ? answer('rsvp', asking) : {};
  const lines = [
    ...(planned.kind === 'offline_pack' ? whenAndWhere(asking, event) : []),
    ...(bring ? [labelled(planned, words.bring, bring)] : []),
    ...(access.length > 0 ? [labelled(planned, words.access, access.join(', '))] : []),
    ...(rsvp.lines ?? []),
  ];
  return { ...rsvp, lines };
}

/** Paper cannot be asked: it says itself when and where, unless its text does or was written to be read out. */
function whenAndWhere({ organisation, planned, section }: Asking, event: CivicEvent): Line[] {
  if (section.scope !== null) return [];
  const { language } = planned;
  const when = asksFor(section.text, 'when', 'time') ? undefined : eventMoment(event, language);
  const where = asksFor(section.text, 'where') ? undefined : placeName(organisation.places, event.place, language);
  return [when, where].flatMap((said) => (said ? [plain(said)] : []));
}
