/** Closes a `switch` over a union: adding a member makes the compiler point here. A call at run time is a bug. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
