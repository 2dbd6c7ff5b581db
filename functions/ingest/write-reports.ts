import type { Content } from '../../shared/domain/content/content.ts';
import type { Clock, ContentStore, Log } from '../../shared/ports.ts';
import { leftPage, reportPage } from './report-page.ts';
import { reportDays } from './report-rows.ts';

export interface ReportPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly contentStore: Pick<ContentStore, 'keepReport' | 'reports'>;
  readonly log: Log;
}

/** What came of the content when it was planned. */
export interface Understood {
  readonly content: Content;
  /** Campaigns of which more than half disappeared at once. */
  readonly vanished: ReadonlySet<string>;
  readonly passedOver: ReadonlySet<string>;
}

/**
 * Writes beside each campaign what was understood of it. Those of which files arrive still keep what was said before.
 * A folder that cannot be written to is no reason to plan nothing: then the log says so.
 */
export async function writeReports(understood: Understood, ports: ReportPorts): Promise<void> {
  try {
    await writeAll(understood, ports);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    ports.log.error('report_not_written', { error: cause instanceof Error ? cause.name : typeof cause, code });
  }
}

async function writeAll({ content, vanished, passedOver }: Understood, ports: ReportPorts): Promise<void> {
  const { clock, contentStore } = ports;
  const { organisation, campaigns, broken, stopped, problems } = content;
  const now = clock.now();
  const known = new Map(campaigns.map((campaign) => [campaign.folder, campaign]));
  const problemsOf = Map.groupBy(problems, ({ file }) => folderOf(file));
  const stoppedOf = Map.groupBy(stopped, ({ folder }) => folder);
  const folders = new Set([...known.keys(), ...broken]);
  for (const folder of folders) {
    if (passedOver.has(folder)) continue;
    const campaign = known.get(folder) ?? null;
    const report = {
      folder,
      campaign,
      organisation,
      days: reportDays(organisation, campaign, stoppedOf.get(folder) ?? [], now),
      problems: problemsOf.get(folder) ?? [],
      organisationProblems: problemsOf.get(null) ?? [],
      vanished: vanished.has(campaign?.id ?? folder),
      broken: broken.includes(folder) || organisation === null,
    };
    await contentStore.keepReport(folder, await reportPage(report));
  }
  if (passedOver.size > 0) return;
  for (const folder of await contentStore.reports())
    if (!folders.has(folder)) await contentStore.keepReport(folder, await leftPage(folder));
}

/** The campaign's folder that a file is in; null: it concerns everybody. */
function folderOf(file: string): string | null {
  const [top, folder = null] = file.split('/');
  return top === 'campaigns' ? folder : null;
}
