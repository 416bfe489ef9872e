/** A table as text (RFC 4180). */
export type Cell = string | number | undefined

/** A spreadsheet would run a cell that begins like a formula; what stands in it comes from files we did not write. */
const FORMULA = /^[=+\-@\t\r]/

const cell = (value: Cell): string => {
  const text = value === undefined ? '' : String(value)
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((line) => `${line.map(cell).join(',')}\r\n`).join('')
