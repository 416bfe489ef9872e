/**
 * All rows of a list that is too long to be held, one after the other. `page` answers those that follow the row it is
 * given, the first ones for none, and an empty page when there are no more.
 */
export function* every<T>(page: (last: T | undefined) => readonly T[]): Generator<T> {
  for (let rows = page(undefined); rows.length > 0; rows = page(rows.at(-1))) yield* rows
}
