import { html } from 'hono/html';
import { hiddenAs } from './acting-bar.ts';
import { chatPath, type SandboxChannel } from './addresses.ts';
import type { Migration } from './chat-messages.ts';
import { both, type Html } from './frame.ts';
import { mayBeUpgraded } from './group-upgrade.ts';
import type { PageView } from './page-view.ts';

/** The way to upgrade a group; nothing where there is none. */
export function upgradeForm({ mount, state, as }: PageView, channel: SandboxChannel): Html | '' {
  if (!mayBeUpgraded(channel, state)) return '';
  return html`<details class="more"><summary>ច្រើនទៀត · <span lang="en">More</span></summary>
<form method="post" action="${mount}${chatPath(channel.address)}/upgrade">${hiddenAs(as)}<p class="soft">${both(
    'ក្រុមនឹងមានលេខសម្គាល់ថ្មី ហើយបូតលែងអាចសរសេរទៅលេខចាស់បានទៀត។',
    'The group gets a new id, and the bot can no longer write to the old one.',
  )}</p><button class="quiet">ដំឡើងជាក្រុមធំ · <span lang="en">Upgrade to a supergroup</span></button></form></details>`;
}

/** What stands in the chat where it happened, and leads to the other one. */
export function migrationLine(mount: string, { direction, chat }: Migration): Html {
  const words = {
    to: html`ក្រុមនេះត្រូវបានដំឡើងជាក្រុមធំ · <span lang="en">This group was upgraded to a supergroup</span>`,
    from: html`ក្រុមធំនេះកើតចេញពីក្រុមមួយ · <span lang="en">This supergroup was a group before</span>`,
  }[direction];
  return html`<a href="${mount}${chatPath(chat)}">${words}<br>${chat}</a>`;
}
