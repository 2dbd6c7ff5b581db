/** How often each thing goes wrong, of 1. */
export interface Mix {
  /** What a call to a platform meets. */
  readonly call: {
    /** It is accepted, and its answer is lost. */
    readonly answerLost: number;
    /** It is accepted, and answered HTTP 500. */
    readonly acceptedThen500: number;
    /** The connection is reset before it is accepted. */
    readonly resetBefore: number;
    readonly rejectedWith500: number;
    readonly diesAfterAcceptance: number;
    readonly diesBeforeAcceptance: number;
    /** 429 with a retry_after. */
    readonly throttled: number;
    /** Accepted up to 4 minutes after we gave up on it. */
    readonly acceptedLate: number;
    /** Accepted even later: beyond what is promised. */
    readonly acceptedTooLate: number;
    /** The connection is refused: it certainly never arrived. */
    readonly notReached: number;
    readonly refused: number;
    /** A photo cannot be read. */
    readonly notPrepared: number;
  };
  /** What a look at a channel meets. */
  readonly look: {
    /** No answer, or not all of it. */
    readonly fails: number;
    /** An answer that shows nothing although there is something. */
    readonly isEmpty: number;
  };
  /** What is public is shown to readers only later. */
  readonly seenLate: number;
  /** An automatic forward never comes. */
  readonly forwardLost: number;
  /** What an invocation meets, whatever it does. */
  readonly invocation: { readonly dies: number; readonly pausedForMinutes: number; readonly clockIsOff: number };
  /** What a call to the ledger meets; the last two are for writes alone. */
  readonly ledger: { readonly fails: number; readonly doneButAnswerLost: number; readonly refused: number };
  /** What a message in the queue meets, and what the call that sends it does. */
  readonly queue: {
    readonly twice: number;
    readonly late: number;
    readonly never: number;
    readonly sendFails: number;
  };
  /** What the trigger of a slot meets. */
  readonly slot: { readonly twice: number; readonly late: number; readonly never: number };
  /** What the timer of reconcile meets; asleep: ten minutes of nothing. */
  readonly timer: { readonly twice: number; readonly never: number; readonly asleep: number };
  /** What people do with a post. */
  readonly people: {
    /** Somebody puts the same text on the Page. */
    readonly copied: number;
    /** Somebody removes it from the channel. */
    readonly removed: number;
    readonly moved: number;
    readonly withdrawn: number;
    /** Its words are changed after it is out, and approved. */
    readonly reworded: number;
    /** It is taken back after it is out. */
    readonly takenBack: number;
    /** Another post says the same on the same channel. */
    readonly repeated: number;
  };
}

export const NO_FAULTS: Mix = {
  call: {
    answerLost: 0,
    acceptedThen500: 0,
    resetBefore: 0,
    rejectedWith500: 0,
    diesAfterAcceptance: 0,
    diesBeforeAcceptance: 0,
    throttled: 0,
    acceptedLate: 0,
    acceptedTooLate: 0,
    notReached: 0,
    refused: 0,
    notPrepared: 0,
  },
  look: { fails: 0, isEmpty: 0 },
  seenLate: 0,
  forwardLost: 0,
  invocation: { dies: 0, pausedForMinutes: 0, clockIsOff: 0 },
  ledger: { fails: 0, doneButAnswerLost: 0, refused: 0 },
  queue: { twice: 0, late: 0, never: 0, sendFails: 0 },
  slot: { twice: 0, late: 0, never: 0 },
  timer: { twice: 0, never: 0, asleep: 0 },
  people: { copied: 0, removed: 0, moved: 0, withdrawn: 0, reworded: 0, takenBack: 0, repeated: 0 },
};

/** What the peers were measured with, per call, and everything else at a low rate beside it. */
export const USUAL: Mix = {
  call: {
    answerLost: 0.01,
    acceptedThen500: 0.01,
    resetBefore: 0.01,
    rejectedWith500: 0.01,
    diesAfterAcceptance: 0.005,
    diesBeforeAcceptance: 0.005,
    throttled: 0.01,
    acceptedLate: 0.002,
    acceptedTooLate: 0.000_2,
    notReached: 0.002,
    refused: 0.001,
    notPrepared: 0.001,
  },
  look: { fails: 0.03, isEmpty: 0.005 },
  seenLate: 0.02,
  forwardLost: 0.02,
  invocation: { dies: 0.005, pausedForMinutes: 0.001, clockIsOff: 0.02 },
  ledger: { fails: 0.000_5, doneButAnswerLost: 0.000_5, refused: 0.000_5 },
  queue: { twice: 0.02, late: 0.005, never: 0.005, sendFails: 0.002 },
  slot: { twice: 0.02, late: 0.005, never: 0.005 },
  timer: { twice: 0.01, never: 0.01, asleep: 0.000_3 },
  people: {
    copied: 0.002,
    removed: 0.002,
    moved: 0.003,
    withdrawn: 0.001,
    reworded: 0.003,
    takenBack: 0.002,
    repeated: 0.002,
  },
};

/** A very bad month in a few hours: what is hidden at the usual rates shows here. */
export const HARSH: Mix = {
  call: {
    answerLost: 0.06,
    acceptedThen500: 0.04,
    resetBefore: 0.06,
    rejectedWith500: 0.04,
    diesAfterAcceptance: 0.04,
    diesBeforeAcceptance: 0.04,
    throttled: 0.05,
    acceptedLate: 0.08,
    acceptedTooLate: 0.002,
    notReached: 0.03,
    refused: 0.03,
    notPrepared: 0.02,
  },
  look: { fails: 0.15, isEmpty: 0.03 },
  seenLate: 0.1,
  forwardLost: 0.1,
  invocation: { dies: 0.05, pausedForMinutes: 0.06, clockIsOff: 0.1 },
  ledger: { fails: 0.005, doneButAnswerLost: 0.005, refused: 0.005 },
  queue: { twice: 0.2, late: 0.05, never: 0.05, sendFails: 0.02 },
  slot: { twice: 0.2, late: 0.05, never: 0.05 },
  timer: { twice: 0.1, never: 0.1, asleep: 0.003 },
  people: {
    copied: 0.03,
    removed: 0.03,
    moved: 0.05,
    withdrawn: 0.02,
    reworded: 0.05,
    takenBack: 0.03,
    repeated: 0.05,
  },
};

export const MIXES: Readonly<Record<string, Mix>> = { none: NO_FAULTS, usual: USUAL, harsh: HARSH };
