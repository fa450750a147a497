/** Marks a branch that the types say cannot be reached; reaching it is a bug. */
export function assertNever(value: never, message = 'Unexpected value'): never {
  throw new Error(`${message}: ${JSON.stringify(value)}`);
}
