/** What a search looks through, and what it looks for. */
import { fold } from './fold'

/** A comma between family and given name is none of the name. */
export const searchWords = (search: string): string[] =>
  fold(search)
    .split(/[ ,]+/)
    .filter((word) => word !== '')

/** As a US clinic says a number in E.164: `(202) 555-0142`, `202-555-0142`. */
export const spokenPhones = (phone = ''): string[] => {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone) ?? []
  return area === undefined ? [] : [`(${area}) ${exchange}-${line}`, `${area}-${exchange}-${line}`]
}
/** And an ISO date: `02/03/1980`, `2/3/1980`. */
export const spokenDays = (day = ''): string[] => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day) ?? []
  return year === undefined ? [] : [`${month}/${date}/${year}`, `${Number(month)}/${Number(date)}/${year}`]
}
