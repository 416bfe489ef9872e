/**
 * The text as a string of its own. What is cut out of a document holds on to all of it: what outlives the document must
 * be interned. As a property name there is one of it in memory, so that comparing two compares addresses. Of an object
 * without a prototype, for V8 remembers the shape of any other: thousands of shapes made this ten times as slow.
 */
export const interned = (text: string): string => Object.keys({ __proto__: null, [text]: true })[0] ?? text
