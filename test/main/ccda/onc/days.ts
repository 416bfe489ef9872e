/** The days that a text of an American export names, as YYYYMMDD. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'

const two = (text: string): string => text.padStart(2, '0')
const month = (name: string): string => two(String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1))

/** Each with the order of its groups. */
const FORMS: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [new RegExp(`\\b${MONTH} (\\d{1,2}),? ?(\\d{4})`, 'gi'), ([m = '', d = '', y = '']) => y + month(m) + two(d)],
  [new RegExp(`\\b(\\d{1,2})[- ]${MONTH}[- ,]+(\\d{4})`, 'gi'), ([d = '', m = '', y = '']) => y + month(m) + two(d)],
  [/\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/g, ([m = '', d = '', y = '']) => y + two(m) + two(d)],
  [/\b(\d{4})-(\d{2})-(\d{2})/g, ([y = '', m = '', d = '']) => y + m + d],
  [/\b((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?:\d{4,6})?\b/g, ([y = '', m = '', d = '']) => y + m + d],
]
const CLOCK = /\b\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?( ?(est|edt|utc))?\b|\b(mon|tues|wednes|thurs|fri|satur|sun)day,?/gi

export const daysIn = (text: string): string[] =>
  FORMS.flatMap(([form, dayOf]) => [...text.matchAll(form)].map((match) => dayOf(match.slice(1))))

export const wordsWithoutDays = (text: string): string =>
  FORMS.reduce((rest, [form]) => rest.replace(form, ' '), text)
    .replace(CLOCK, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s/,:-]+|[\s/,:-]+$/g, '')
