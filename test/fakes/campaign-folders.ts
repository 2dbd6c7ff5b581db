import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of a content folder's campaigns, by name; where something was started there, their reports lie between them. */
export function campaignFolders(content: string): string[] {
  return readdirSync(join(content, 'campaigns'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
