/** One thing broken in the product: texts that stand in a file exactly once, and what stands there instead. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
}

const AMEND = 'functions/publish/amend.ts';
const BURY = 'functions/reconcile/bury.ts';
const DELIVERY = 'shared/domain/delivery.ts';
const HAND_OUT = 'functions/publish/hand-out.ts';
const PUBLISH = 'functions/publish/publish.ts';
const REMIND = 'functions/publish/remind.ts';
const SEND_STEPS = 'functions/publish/send-steps.ts';
const RECONCILE = 'functions/reconcile/reconcile.ts';
const TRANSITIONS = 'shared/domain/delivery-transitions.ts';
const LOOKING_UP = 'shared/domain/looking-up.ts';

/** What must never be built: the simulation shows each of them. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the claim ignores that somebody else was first',
    file: PUBLISH,
    changes: [
      [
        '  const claimed = await claim(known, steps, ports);',
        "  const before = await claim(known, steps, ports);\n  const claimed = before ?? (await ledger.read(known));\n  if (claimed?.state.status !== 'sending') return { kind: 'not-claimed' };",
      ],
    ],
  },
  {
    name: 'the claim ignores the moment',
    file: PUBLISH,
    changes: [
      ['await clock.until(early.state.dueAt);', ''],
      [" || delivery.state.dueAt > clock.now()) return { kind: 'not-due' };", ") return { kind: 'not-due' };"],
    ],
  },
  {
    name: 'nobody looks whether the text is on the channel already',
    file: PUBLISH,
    changes: [['(await isOnlyOurs(', '(await (async (..._: unknown[]) => true)(']],
  },
  {
    name: 'a worker that outlived its lease goes on sending',
    file: SEND_STEPS,
    changes: [["if (clock.monotonicMs() > lastBeginning) return defer(delivery, null, 'ran_out_of_time', ports);", '']],
  },
  {
    name: 'a step that has an id is sent again',
    file: SEND_STEPS,
    changes: [['if (sentSteps(delivery.state).some((sent) => sent.step === step)) continue;', '']],
  },
  {
    name: 'an id is recorded only after the last step',
    file: SEND_STEPS,
    changes: [
      [
        "        delivery = await record(delivery, { type: 'step_sent'",
        "        if (step === adapter.steps(message).at(-1)) delivery = await record(delivery, { type: 'step_sent'",
      ],
    ],
  },
  {
    name: 'a timeout is taken for a deferral',
    file: SEND_STEPS,
    changes: [
      [
        "return record(delivery, { type: 'unknown', at, why: outcome.why, lookAt: at }, ports);",
        'return defer(delivery, null, outcome.why, ports);',
      ],
    ],
  },
  {
    name: 'a timeout is taken for a refusal',
    file: SEND_STEPS,
    changes: [
      [
        "record(delivery, { type: 'unknown', at, why: outcome.why, lookAt: at }",
        "record(delivery, { type: 'refused', at, why: outcome.why }",
      ],
    ],
  },
  {
    name: 'what a dead worker had is sent again at once',
    file: BURY,
    changes: [['  if (isForModerators(delivery)) {\n    // Taken back', '  if (delivery) {\n    // Taken back']],
  },
  {
    name: 'what was never triggered is not picked up',
    file: RECONCILE,
    changes: [["released.push(due);\n  return 'queued';", 'return null;']],
  },
  {
    name: 'one empty read is believed',
    file: LOOKING_UP,
    changes: [
      ['const COMPLETE_READS = 3;', 'const COMPLETE_READS = 1;'],
      ['ABSENT_AFTER_MS = 5 * MINUTE_MS', 'ABSENT_AFTER_MS = 0 * MINUTE_MS'],
    ],
  },
  {
    name: 'absence is believed after a minute',
    file: LOOKING_UP,
    changes: [['ABSENT_AFTER_MS = 5 * MINUTE_MS', 'ABSENT_AFTER_MS = 1 * MINUTE_MS']],
  },
  {
    name: 'a read that shows nothing is taken for a complete one',
    file: LOOKING_UP,
    changes: [['switch (found.kind) {', "switch (found.kind === 'present' ? 'present' : 'absent') {"]],
  },
  {
    name: 'what was sent once more is sent a third time',
    file: LOOKING_UP,
    changes: [["if (events.some((event) => event.type === 'absent')) return false;", '']],
  },
  {
    name: 'what is partly out and then refused is called refused',
    file: TRANSITIONS,
    changes: [
      [
        "return sent\n        ? { status: 'incomplete', at: event.at, why: event.why, sent }\n        : { status: 'refused', at: event.at, why: event.why };",
        "return { status: 'refused', at: event.at, why: event.why };",
      ],
    ],
  },
  {
    name: 'what was taken back is said again by another post',
    file: DELIVERY,
    changes: [
      [
        'return mayBePublic(delivery.state) || isPartly',
        'return (mayBePublic(delivery.state) && delivery.removedAt === null) || isPartly',
      ],
    ],
  },
  {
    name: 'an edit without an answer is taken for done',
    file: AMEND,
    changes: [
      [
        'const answer = await carriedOut(begun, begun.amendment, ports);',
        "const heard = await carriedOut(begun, begun.amendment, ports);\n  const answer = heard.kind === 'unknown' ? ({ kind: 'done' } as const) : heard;",
      ],
    ],
  },
  {
    name: 'the next page begins with the next community',
    file: HAND_OUT,
    changes: [['pack.recipients.indexOf(upTo.community)', 'pack.recipients.indexOf(upTo.community) + 1']],
  },
  {
    name: 'a pack is taken for handed out after its first page',
    file: HAND_OUT,
    changes: [['const isLast = page.length < PAGE && upTo === page.at(-1);', 'const isLast = true;']],
  },
  {
    name: 'a page that failed in the middle counts as a whole one',
    file: HAND_OUT,
    changes: [
      [
        '  const { upTo, ends, isTakenBack } = await handOutTo(page, claimed, ports);',
        '  const { ends, isTakenBack } = await handOutTo(page, claimed, ports);\n  const upTo = page.at(-1);',
      ],
    ],
  },
  {
    name: 'whoever is there already is given the pack again, as if new',
    file: HAND_OUT,
    changes: [
      [
        "  if ((await ledger.create(child)) === 'created') return waiting(child);",
        "  if ((await ledger.create(child)) === 'created') return waiting(child);\n  const had = await ledger.read(child);\n  if (had) await ledger.save({ ...child, rev: had.rev + 1 });",
      ],
    ],
  },
  {
    name: 'a pack over the weekly limit is sent',
    file: PUBLISH,
    changes: [['known.parent !== null && !(await takeTurn(known, ports))', 'known.parent !== null && false']],
  },
  {
    name: 'a reminder is sent before it is written down',
    file: REMIND,
    changes: [
      [
        "  if (!reminded) return { kind: 'not-claimed' };\n  const answer = await sent(reminded, ports);",
        "  const answer = await sent(pack, ports);\n  if (!reminded) return { kind: 'not-claimed' };",
      ],
    ],
  },
  {
    name: 'a reminder without an answer is sent again',
    file: REMIND,
    changes: [
      ["if (answer.kind !== 'deferred') return", "if (answer.kind === 'done' || answer.kind === 'refused') return"],
    ],
  },
];
