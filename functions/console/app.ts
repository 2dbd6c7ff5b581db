import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { ApprovePorts } from '../../shared/actions/approve.ts';
import type { EngagementPorts } from '../../shared/actions/read-engagement.ts';
import { confirmModerator, refuseModerator } from '../../shared/actions/register.ts';
import type { HoldPorts } from '../../shared/actions/why-held.ts';
import type { Keys, ModeratorBook, StaffBook } from '../../shared/answer-ports.ts';
import { mendOf } from '../../shared/domain/mendable.ts';
import type { Clock, ContentStore, DeliveryQueue, Ledger, Log } from '../../shared/ports.ts';
import type { People } from '../../shared/sign-in-ports.ts';
import { approvals } from './approvals.ts';
import { approvePost, askForChange } from './approve.ts';
import { botLink } from './bot-link.ts';
import { communities, decideModerator, oneModerator, revokeModerator } from './communities.ts';
import { confirmMissing, missingPosts } from './confirm-removal.ts';
import { deliveries } from './deliveries.ts';
import { deliveriesCsv } from './deliveries-csv.ts';
import { deliveryDone } from './done.ts';
import { engagement } from './engagement.ts';
import { invitationCards } from './invitation-cards.ts';
import { invitations, makeInvitations, revokeInvitation } from './invitations.ts';
import { matters } from './matters.ts';
import { media } from './media.ts';
import { packPage } from './pack-page.ts';
import { contentPage, contentReport } from './pages/content.ts';
import { evidencePage, evidencePhoto } from './pages/evidence.ts';
import { healthPage } from './pages/health.ts';
import { logPage } from './pages/log.ts';
import { mattersPage } from './pages/matters.ts';
import { pressDecide, pressMissing } from './pages/matters-press.ts';
import { pressPause, pressResume } from './pages/pause-box.ts';
import { postPage } from './pages/post.ts';
import { pressApprove, pressAskChange, pressRedate, pressWithdraw } from './pages/post-press.ts';
import { queuePage } from './pages/queue.ts';
import { signInPage } from './pages/sign-in.ts';
import { failed, noSuchPage, tooLarge } from './pages/went-wrong.ts';
import { pauseAll, resumeAll } from './pause.ts';
import { redatePost } from './redate-post.ts';
import { resolveDelivery } from './resolve.ts';
import { confirmedRecently, type SessionPorts, withSession } from './session.ts';
import { mySessions, pressRevokeOf, revokeMySessions, revokeSession, revokeSessionsOf } from './sessions.ts';
import { only, type Signed } from './sign-in.ts';
import { finishSignIn, startSignIn } from './sign-in-at-issuer.ts';
import { giveToken, pickRole, signOut, waysOf } from './sign-in-here.ts';
import { onlyWhoDecides, standIn, standIns } from './stand-in.ts';
import { withdrawDelivery } from './withdraw.ts';

export interface ConsolePorts extends HoldPorts, ApprovePorts, EngagementPorts, SessionPorts {
  readonly clock: Clock;
  readonly ledger: Pick<
    Ledger,
    | 'approvals'
    | 'approve'
    | 'askChange'
    | 'keepStandIn'
    | 'standIns'
    | 'breakers'
    | 'callbacks'
    | 'campaign'
    | 'campaigns'
    | 'create'
    | 'groupDraw'
    | 'saveGroupDraw'
    | 'childrenOf'
    | 'closedMonths'
    | 'countOf'
    | 'deliveriesIn'
    | 'deliveriesOf'
    | 'endPause'
    | 'find'
    | 'logOf'
    | 'noteText'
    | 'pause'
    | 'matters'
    | 'plannedBetween'
    | 'read'
    | 'setPause'
    | 'save'
    | 'saveCampaign'
    | 'tallyOf'
    | 'whoSaid'
  >;
  readonly contentStore: Pick<
    ContentStore,
    'kept' | 'prepared' | 'list' | 'links' | 'beginning' | 'read' | 'replace' | 'report' | 'reports'
  >;
  readonly moderators: ModeratorBook;
  readonly staff: Pick<StaffBook, 'offer'>;
  readonly keys: Pick<Keys, 'of'>;
  /** Where the console is, as browsers see it, and where the pages of packs begin; no slash at its end. */
  readonly address: string;
  readonly queue: DeliveryQueue;
  readonly people: People;
  readonly log: Log;
}

const LARGEST_BODY_BYTES = 64 * 1024;

/** What people ask and decide. Every route says who may. */
export function consoleApp(ports: ConsolePorts): Hono<Signed> {
  const app = new Hono<Signed>();
  const { people } = ports;
  app.onError((error, context) => {
    ports.log.error('console', { error: error.name, ...mendOf(error) });
    return failed(context);
  });
  app.notFound(noSuchPage);
  app.use(bodyLimit({ maxSize: LARGEST_BODY_BYTES, onError: tooLarge }));

  // A slow line is what most of it is read on.
  app.use(compress({ contentTypeFilter: /^text\/html/ }));
  app.use(withSession(ports));

  const staff = only(people, 'comms', 'approver');
  const authors = only(people, 'comms', 'approver', 'creator');
  const readers = only(people, 'comms', 'approver', 'partner');
  const everybody = only(people, 'comms', 'approver', 'creator', 'partner');
  app.get('/', everybody, queuePage(ports));
  app.post('/pause', staff, pressPause(ports));
  app.post('/resume', staff, pressResume(ports));
  app.get('/posts/:campaign/:post', authors, postPage(ports));
  app.post('/posts/:campaign/:post/approve', authors, confirmedRecently(ports), pressApprove(ports));
  app.post('/posts/:campaign/:post/ask-change', authors, pressAskChange(ports));
  app.post('/posts/:campaign/:post/redate', staff, pressRedate(ports));
  app.post('/posts/:campaign/:post/withdraw', staff, pressWithdraw(ports));
  app.get('/media/:sha256', authors, media(ports));
  app.get('/matters', staff, mattersPage(ports));
  app.post('/matters/decide', staff, pressDecide(ports));
  app.post('/matters/missing', staff, pressMissing(ports));
  app.get('/log', readers, logPage(ports));
  app.get('/log.csv', readers, deliveriesCsv(ports));
  app.get('/log/:id', readers, evidencePage(ports));
  app.get('/log/:id/photo/:n', readers, evidencePhoto(ports));
  app.get('/health', staff, healthPage(ports));
  app.get('/content', staff, contentPage(ports));
  app.get('/content/:folder', staff, contentReport(ports));

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/api/deliveries', readers, deliveries(ports));
  app.get('/api/deliveries.csv', readers, deliveriesCsv(ports));
  app.get('/api/engagement', readers, engagement(ports));
  app.get('/api/invitations', staff, invitations(ports));
  app.post('/api/invitations', staff, makeInvitations(ports));
  app.get('/api/invitations/:community/cards', staff, invitationCards(ports));
  app.post('/api/invitations/:token/revoke', staff, revokeInvitation(ports));
  app.get('/api/communities', staff, communities(ports));
  app.get('/api/moderators/:code', staff, oneModerator(ports));
  app.post('/api/moderators/:code/confirm', staff, decideModerator(confirmModerator, ports));
  app.post('/api/moderators/:code/refuse', staff, decideModerator(refuseModerator, ports));
  app.post('/api/moderators/:code/revoke', staff, revokeModerator(ports));
  app.get('/api/approvals', authors, onlyWhoDecides(ports), approvals(ports));
  app.post('/api/approve', authors, confirmedRecently(ports), approvePost(ports));
  app.post('/api/ask-change', authors, askForChange(ports));
  app.get('/api/stand-ins', staff, standIns(ports));
  app.post('/api/stand-in', staff, standIn(ports));
  app.post('/api/pause', staff, pauseAll(ports));
  app.post('/api/resume', staff, resumeAll(ports));
  app.post('/api/bot-link', authors, onlyWhoDecides(ports), botLink(ports));
  app.get('/api/missing', staff, missingPosts(ports));
  app.post('/api/missing/:campaign/confirm', staff, confirmMissing(ports));
  app.get('/api/matters', staff, matters(ports));
  app.get('/api/media/:sha256', staff, media(ports));
  app.post('/api/redate', staff, redatePost(ports));
  app.post('/api/deliveries/:id/done', staff, deliveryDone(ports));
  app.post('/api/deliveries/:id/page', staff, packPage(ports));
  app.post('/api/deliveries/:id/withdraw', staff, withdrawDelivery(ports));
  app.post('/api/deliveries/:id/resolve', staff, resolveDelivery(ports));
  app.post('/api/sessions/revoke', staff, revokeSessionsOf(ports));

  // For whoever is not signed in yet, and for whoever is.
  app.get(
    '/sign-in',
    signInPage((context) => waysOf(context, ports)),
  );
  app.get('/sign-in/start', startSignIn(ports));
  app.get('/sign-in/callback', finishSignIn(ports));
  app.post('/sign-in/as', pickRole(ports));
  app.post('/sign-in/token', giveToken(ports));
  app.post('/sign-out', signOut(ports));
  app.get('/sessions', everybody, mySessions(ports));
  app.post('/sessions/of', staff, pressRevokeOf(ports));
  app.post('/sessions/revoke', everybody, revokeMySessions(ports));
  app.post('/sessions/:id/revoke', everybody, revokeSession(ports));
  return app;
}
