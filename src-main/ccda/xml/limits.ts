/**
 * Caps far above any real document (of 313 published ones the longest narrative has 220,000 characters, the longest
 * attribute 552, and no element more than 7 attributes). What exceeds one is refused as a whole: such a file was made to exhaust who reads it.
 */
export const MAX_DEPTH = 500
export const MAX_ATTRIBUTES = 200
/** Of an element or an attribute. */
export const MAX_NAME_CHARACTERS = 500
export const MAX_ATTRIBUTE_CHARACTERS = 1_000_000
/** Of one narrative as rich text, and of one element unless it carries a file. */
export const MAX_TEXT_CHARACTERS = 16_000_000
/** In base64; a smaller file is read like any other text. */
export const LARGE_FILE_CHARACTERS = 1_000_000
/**
 * Of narratives that are kept for references from other sections, an `ID` counted as so many characters. Of those beyond
 * only the entries of the same section can be told; a reference from elsewhere is a warning.
 */
export const MAX_KEPT_CHARACTERS = 32_000_000
export const CHARACTERS_AN_ID = 100
/** Of one section, before its narrative: by the schema there is none. What is behind them is read without it. */
export const MAX_WAITING_ENTRIES = 5000
/** Of all references together: one long text that every entry points to would multiply itself. */
export const MAX_REFERENCED_CHARACTERS = 64_000_000

export type LimitReason = 'name_too_long' | 'too_many_attributes' | 'attribute_too_long' | 'text_too_long'

export class OverLimit extends Error {
  override readonly name = 'OverLimit'
  constructor(readonly reason: LimitReason) {
    super(reason)
  }
}
