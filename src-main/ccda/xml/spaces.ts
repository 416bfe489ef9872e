/** White space folded and trimmed. Lone spaces are left alone: replacing each by itself costs several times as much. */
export const foldSpaces = (text: string): string => text.replace(/[^\S ]\s*| \s+/g, ' ').trim()
