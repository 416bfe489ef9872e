/** Rich text of a note, in the few tags that A2V2's notes and the clinical summary have in common. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')

/** Line breaks of the source are kept. */
const textHtml = (text: string): string => escapeHtml(text).replace(/\r\n?|\n/g, '<br>')

export const paragraph = (text: string): string => `<p>${textHtml(text)}</p>`
export const heading = (text: string): string => `<p><strong>${textHtml(text)}</strong></p>`

/** A column that is empty in every row is left out. */
export const table = (headers: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string => {
  const used = headers.map((_, column) => rows.some((row) => row[column] !== undefined))
  const line = (cells: readonly (string | undefined)[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell, column) => (used[column] ? `<${tag}>${textHtml(cell ?? '')}</${tag}>` : '')).join('')}</tr>`
  return `<table><thead>${line(headers, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`
}
