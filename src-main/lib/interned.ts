/**
 * The text as a string of its own. What is cut out of a document holds on to all of it: what outlives the document must
 * be interned. As a property name there is one of it in memory, so that comparing two compares addresses.
 */
export const interned = (text: string): string => Object.keys({ [text]: true })[0] ?? text
