/** A fault that a person can mend; its message is one line for them, with cause and mend. Everything else is our bug. */
export class Mendable extends Error {}
