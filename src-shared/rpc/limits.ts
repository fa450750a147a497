/**
 * All files of one call together, in bytes: four of the usual largest. A call is one message on a window's socket and one
 * body of REST, each taken apart in memory, so that this is what an ill-meant one can cost.
 */
export const MAX_CALL_BYTES = 100_000_000;

/** What stands around the files: the rest of the input, names, the boundaries of the form. */
export const CALL_ENVELOPE = 1_000_000;
