/** A table as text (RFC 4180). */
export type Cell = string | number | undefined

/** A spreadsheet would run a cell that begins like a formula; what stands in it comes from files we did not write. */
const FORMULA = /^[=+\-@\t\r]/

const cell = (value: Cell): string => {
  const text = value === undefined ? '' : String(value)
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** Rows may come one by one: none is held. */
export function csvOf(rows: Iterable<readonly Cell[]>): string {
  let text = ''
  for (const row of rows) text += `${row.map(cell).join(',')}\r\n`
  return text
}
