/** Delays come about by time passing as well: they are asked for anew so often, in milliseconds. */
export const EVERY = 60_000;
