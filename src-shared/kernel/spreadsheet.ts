/** Excel cuts a cell's text at 32,767 characters; those of a list that is sent stay below. */
export const LONGEST_CELL = 32_000;
