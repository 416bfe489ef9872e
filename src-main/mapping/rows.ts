/** A mapping is a table: for each field of the target where it comes from, how, and the function that does it. */

type Optional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K]

/** Every field of `T` has a row, or it does not compile. `from` and `how` are printed as the field map. */
export type Rows<S, T> = {
  readonly [K in keyof T]-?: readonly [from: string, how: string, read: (source: S) => Optional<T, K>]
}

/** Fields without a value are left out: a missing key means "the record does not say". */
export const fill = <S, T extends object>(rows: Rows<S, T>, source: S): T => {
  const entries = Object.entries<readonly [string, string, (source: S) => unknown]>(rows)
  const values = entries.map(([target, [, , read]]) => [target, read(source)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as T
}
