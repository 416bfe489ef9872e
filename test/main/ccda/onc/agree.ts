/** Whether a narrative row and a staged statement speak of the same thing, and where they then disagree. */
import type { Code, Value } from '../../../../src-preload/contract/data-types'
import type { Statement } from '../../../../src-preload/contract/statements'
import type { Fact } from './narrative-facts'

export type Row = Statement & { readonly value?: Value; readonly panel?: { readonly code?: Code } }

const squeeze = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '')
const SHORTEST_LABEL = 3

const codes = (code: Code | undefined): Code[] => (code === undefined ? [] : [code, ...(code.translations ?? [])])
export const labelsOf = (row: Row): string[] =>
  [...codes(row.code).flatMap((one) => [one.display, one.originalText]), row.text]
    .filter((label) => label !== undefined)
    .filter((label) => squeeze(label).length >= SHORTEST_LABEL)

/** Vital signs by LOINC code, as narratives call them. */
const VITALS: Readonly<Record<string, RegExp>> = {
  '8480-6': /systolic|pressure(?!.*diastolic)|\bbp\b(?!.*diastolic)/i,
  '8462-4': /diastolic|pressure(?!.*systolic)|\bbp\b(?!.*systolic)/i,
  '8302-2': /height/i,
  '8306-3': /height/i,
  '29463-7': /weight/i,
  '3141-9': /weight/i,
  '8867-4': /heart|pulse(?! ?ox)/i,
  '9279-1': /resp|resipr/i,
  '8310-5': /temp/i,
  '39156-5': /bmi|body mass/i,
  '2710-2': /ox|o2|sat/i,
  '59408-5': /ox|o2|sat/i,
  '3150-0': /inhaled|fio2|concentration/i,
  '3150-6': /inhaled|fio2|concentration/i,
  '3140-1': /surface|bsa/i,
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[a-z]{4,}/g) ?? []
/** Share of the shorter one's longer words that both have. */
function overlap(one: string, other: string): number {
  const [few = [], many = []] = [wordsIn(one), wordsIn(other)].sort((a, b) => a.length - b.length)
  return few.length === 0 ? 0 : few.filter((word) => many.includes(word)).length / few.length
}

/** 3 the same name, code or sign; 2 one within the other; 1 half of the words; 0 something else. */
function naming(fact: Fact, row: Row): number {
  const name = squeeze(fact.name)
  const whole = squeeze(fact.words)
  const labels = labelsOf(row)
  if (labels.some((label) => squeeze(label) === name)) return 3
  const written = new Set(fact.words.split(/[^\w-]+/).flatMap((cell) => [cell, cell.replace(/^[A-Za-z]+-/, '')]))
  if (codes(row.code).some(({ code }) => code !== undefined && code.length > 2 && written.has(code))) return 3
  if (codes(row.code).some(({ code }) => VITALS[code ?? '']?.test(fact.name))) return 3
  if (name.length >= SHORTEST_LABEL && labels.some((label) => squeeze(label).includes(name))) return 2
  if (labels.some((label) => whole.includes(squeeze(label)))) return 2
  return labels.some((label) => overlap(label, fact.name) >= 0.5) ? 1 : 0
}

const numbersIn = (text: string): number[] => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
const labelOfCode = (code: Code): string => code.display ?? code.originalText ?? code.code ?? ''

/** Undefined where there is nothing to compare. */
function valueAgrees(fact: Fact, { value }: Row): boolean | undefined {
  if (value?.type === 'quantity') {
    const number = Number(value.quantity.value)
    return Number.isNaN(number) ? undefined : numbersIn(fact.words).includes(number)
  }
  if (value?.type === 'text') return squeeze(fact.words).includes(squeeze(value.text))
  if (value?.type === 'code') return squeeze(fact.words).includes(squeeze(labelOfCode(value.code)))
  return undefined
}

const digits = (text: string | undefined): string => (text ?? '').replace(/\D/g, '').slice(0, 8)
export const daysOf = ({ period }: Row): string[] =>
  [period?.at, period?.low, period?.high].map((at) => digits(at?.iso)).filter((day) => day.length >= 4)

const dayAgrees = (fact: Fact, row: Row): boolean | undefined => {
  const staged = daysOf(row)
  if (staged.length === 0 || fact.days.length === 0) return undefined
  return staged.some((day) => fact.days.some((other) => other.startsWith(day)))
}

const NOT_DONE = /refus|cancel|declin|not (given|administered|done)|negat/i
const OVER = /^(resolved|inactive|recovered|discontinued)/i
/** A completed drug is over; a completed procedure or vaccine was done, and a completed problem entry says nothing. */
const statusAgrees = (fact: Fact, row: Row): boolean | undefined => {
  if (NOT_DONE.test(fact.status))
    return row.negated === true || /aborted|entered-in-error/.test(row.clinicalStatus ?? '')
  if (OVER.test(fact.status)) return row.clinicalStatus !== 'active'
  return /^active/i.test(fact.status) ? row.clinicalStatus === 'active' : undefined
}

export const FIELDS = { value: valueAgrees, day: dayAgrees, status: statusAgrees } as const
export type Field = keyof typeof FIELDS
export const differing = (fact: Fact, row: Row): Field[] =>
  (Object.keys(FIELDS) as Field[]).filter((field) => FIELDS[field](fact, row) === false)

/** 0 for another thing. A value that is not there is another statement, unless the name is the same. */
export function likeness(fact: Fact, row: Row): number {
  const name = naming(fact, row)
  const value = valueAgrees(fact, row)
  if (name === 0 || (value === false && name < 3)) return 0
  return name * 4 + (value === true ? 8 : 0) + (dayAgrees(fact, row) === true ? 2 : 0)
}

/** Some row names it, with whatever value. */
export const namesAny = (facts: readonly Fact[], row: Row): boolean => facts.some((fact) => naming(fact, row) > 1)

export const panelOf = ({ panel }: Row, fact: Fact): boolean =>
  codes(panel?.code).some(({ display, originalText }) =>
    [display, originalText].some((label) => label !== undefined && overlap(label, fact.name) > 0.5),
  )

/** Its value as the XML may write it. */
export const writtenIn = ({ value }: Row): string[] => {
  if (value?.type === 'quantity') return [value.quantity.value ?? '']
  if (value?.type === 'text') return [value.text.toLowerCase().replace(/\s+/g, '')]
  const labels =
    value?.type === 'code' ? codes(value.code).flatMap((one) => [one.code, one.display, one.originalText]) : []
  return labels.filter((label) => label !== undefined).map((label) => label.toLowerCase().replace(/\s+/g, ''))
}
