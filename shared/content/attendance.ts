import { scopeOf } from '../domain/content/channel.ts';
import type { CivicEvent } from '../domain/content/civic-event.ts';
import { type Asked, type Asking, labelled } from './asking.ts';
import { wordsIn } from './call-to-action-words.ts';
import { type Line, plain } from './lines.ts';
import { asksFor, eventMoments, placeName, sessionName } from './placeholders.ts';
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
  const rsvp = event.rsvp === 'bot' ? coming(asking, event) : {};
  const lines = [
    ...(planned.kind === 'offline_pack' ? whenAndWhere(asking, event) : []),
    ...(bring ? [labelled(planned, words.bring, bring)] : []),
    ...(access.length > 0 ? [labelled(planned, words.access, access.join(', '))] : []),
    ...(rsvp.lines ?? []),
  ];
  return { ...rsvp, lines };
}

/** One way to say that one comes; to each session its own, where it is the bot that is told. */
function coming(asking: Asking, { sessions }: CivicEvent): Asked {
  const { planned, organisation } = asking;
  const isByBot = scopeOf(planned.kind) === 'telegram' || organisation.settings.bot !== undefined;
  if (sessions.length === 0 || !isByBot) return answer('rsvp', asking);
  const ways = sessions.map((session) => {
    return answer('rsvp', asking, { id: session.id, name: sessionName(session, planned.language) });
  });
  const [button, ...moreButtons] = ways.flatMap((way) => way.button ?? []);
  const [link, ...moreLinks] = ways.flatMap((way) => way.link ?? []);
  return {
    lines: ways.flatMap((way) => way.lines ?? []),
    ...(button && { button }),
    ...(link && { link }),
    ...(moreButtons.length > 0 && { moreButtons }),
    ...(moreLinks.length > 0 && { moreLinks }),
  };
}

/** Paper cannot be asked: it says itself when and where, unless its text does or was written to be read out. */
function whenAndWhere({ organisation, planned, section }: Asking, event: CivicEvent): Line[] {
  if (section.scope !== null) return [];
  const { language } = planned;
  const when = asksFor(section.text, 'when', 'time') ? [] : eventMoments(event, language);
  const where = asksFor(section.text, 'where') ? undefined : placeName(organisation.places, event.place, language);
  return [...when, where].flatMap((said) => (said ? [plain(said)] : []));
}
