/** What Stage 1 noticed in a document. A code without words here is shown as it is, so that none is ever hidden. */
const WARNINGS: Readonly<Record<string, string>> = {}

export const warningText = (code: string): string => WARNINGS[code] ?? code.replaceAll('_', ' ')
