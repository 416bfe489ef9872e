/** Why one item of a bundle is refused while the others are stored. */
import type { Item } from '../bodies/clinical-body'

/** One of `refused` in the answer to a bundle. */
export interface RefusedItem {
  readonly externalId: string
  readonly field: string
  readonly message: string
}

const TIME_FIELDS = ['recordedAt', 'startDate', 'time', 'submittedAt', 'dueDate'] as const
/** ISO 8601 to any precision: a chart may know the year alone. An HL7 timestamp (20240131) is not one. */
const ISO_TIME = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/
/** Notes are rich text that a browser shows: nothing in them may run or load. */
const ACTIVE_HTML =
  /<\s*\/?\s*(script|iframe|object|embed|style|link|meta|base|form|svg|img)\b|<[^>]*\s(on\w+|style|src)\s*=/i

export const refusalOfItem = (item: Item): RefusedItem | undefined => {
  const { externalId } = item
  for (const [field, value] of Object.entries(item)) {
    if (TIME_FIELDS.some((name) => name === field) && !ISO_TIME.test(String(value)))
      return { externalId, field, message: 'is not an ISO 8601 date or time' }
  }
  if ('html' in item && ACTIVE_HTML.test(item.html))
    return { externalId, field: 'html', message: 'holds what could run or load' }
  return undefined
}

/** The fault `half-refused`: every second item, counted over the whole bundle. */
export const rehearsedRefusalOf = (item: Item, position: number): RefusedItem | undefined =>
  position % 2 === 1
    ? { externalId: item.externalId, field: 'externalId', message: 'refused to rehearse a partial answer' }
    : undefined
