import { html } from 'hono/html';
import type { Html } from './frame.ts';
import { MOST_PEOPLE, type Person } from './people.ts';

/** Says who acts on this page, and lets them become somebody else. */
export function actingAs(here: string, { number, name }: Person): Html {
  return html`<form class="acting card" method="get" action="${here}">
<p>អ្នកកំពុងប្រើជា <strong>${name}</strong><br><span class="soft" lang="en">You act as ${name.split(' · ').at(-1)}</span></p>
<label><span>លេខ · <span lang="en">No.</span></span> <input type="number" name="as" min="1" max="${MOST_PEOPLE}" value="${number}" required inputmode="numeric"></label>
<button>ប្ដូរ · <span lang="en">Change</span></button>
</form>`;
}

/** Goes with each form, so that an act has somebody who did it. */
export function hiddenAs({ number }: Person): Html {
  return html`<input type="hidden" name="as" value="${number}">`;
}
