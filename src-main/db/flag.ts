/** A 0/1 column; it becomes a boolean in the query file that reads it. */
export type Flag = 0 | 1;
