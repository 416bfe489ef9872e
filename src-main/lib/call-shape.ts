/** The first look at a call's argument, before the contract's own: cheap, whatever the page sends. */

/** Far more than any request of the contract has. */
const MOST_KEYS = 50

/**
 * Every request has no argument or one plain object. A validator would name each unknown key of anything else, and a
 * typed array has a million: seconds in which nobody else is answered.
 */
export const isCallShape = (args: unknown): boolean => {
  if (args === undefined) return true
  if (typeof args !== 'object' || args === null || Array.isArray(args) || ArrayBuffer.isView(args)) return false
  let keys = 0
  for (const _key in args) {
    keys += 1
    if (keys > MOST_KEYS) return false
  }
  return true
}
