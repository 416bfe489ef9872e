/**
 * What a document points to, with the line it stands on. `link`: of a file, an anchor or an address; `command`: typed
 * in a terminal; `code`: in backticks, perhaps a path or a variable; `label`: what the window calls something.
 * @typedef {{ file: string, line: number, kind: 'link' | 'command' | 'code' | 'label', text: string }} Reference
 */

/**
 * @param {string} file relative to the checkout
 * @param {string} text
 * @returns {Reference[]}
 */
export const referencesIn = (file, text) => (file.endsWith('.html') ? inHtml(file, text) : inMarkdown(file, text))

/**
 * Text in backticks keeps its place but not its letters, so that a link within it is none.
 * @param {string} file
 * @param {string} text
 */
function inMarkdown(file, text) {
  /** @type {Reference[]} */
  const found = []
  let isFence = false
  for (const [index, row] of text.split('\n').entries()) {
    /** @param {Reference['kind']} kind @param {string | undefined} what */
    const add = (kind, what = '') => found.push({ file, line: index + 1, kind, text: what })
    if (/^\s*(```|~~~)/.test(row)) isFence = !isFence
    else if (isFence) add('command', row.trim())
    else {
      for (const [, code] of row.matchAll(/`([^`]+)`/g)) {
        add('code', code)
        add('command', code)
      }
      const plain = row.replace(/`[^`]*`/g, (code) => '`'.repeat(code.length))
      for (const [, target] of plain.matchAll(/\]\(([^()\s]*)(?:\s+"[^"]*")?\)/g)) add('link', target)
      for (const [, target] of plain.matchAll(/<(https?:[^>]*)>/g)) add('link', target)
    }
  }
  return found
}

/** @param {string} text */
const unescaped = (text) => text.replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()

/**
 * @param {string} file
 * @param {string} text
 */
function inHtml(file, text) {
  /** @type {Reference[]} */
  const found = []
  for (const [kind, pattern] of /** @type {const} */ ([
    ['link', /\s(?:href|src)="([^"]*)"/g],
    ['label', /<b>([^<]*)<\/b>/g],
  ]))
    for (const match of text.matchAll(pattern)) {
      const line = text.slice(0, match.index).split('\n').length
      found.push({ file, line, kind, text: unescaped(match[1] ?? '') })
    }
  return found
}

/**
 * What `#…` can lead to: ids of HTML, headings of Markdown as GitHub writes them.
 * @param {string} file
 * @param {string} text
 * @returns {Set<string>}
 */
export function anchorsIn(file, text) {
  if (file.endsWith('.html')) return new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? ''))
  /** @type {Map<string, number>} */
  const seen = new Map()
  const headings = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/^#{1,6}\s+(.*?)\s*$/gm)
  return new Set(
    [...headings].map(([, heading = '']) => {
      const slug = heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-')
      const times = seen.get(slug) ?? 0
      seen.set(slug, times + 1)
      return times === 0 ? slug : `${slug}-${times}`
    }),
  )
}
