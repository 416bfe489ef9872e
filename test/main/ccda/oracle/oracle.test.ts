/**
 * The reader against an independent reading of the same XML, over every well-formed document of the corpus. The page
 * with all differences is out/oracle.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../../../src-main/ccda/read-document'
import type { DocumentReading } from '../../../../src-main/ccda/reading'
import type { Instant } from '../../../../src-preload/contract/data-types'
import { STATEMENT_KINDS, type Statement, type StatementKind } from '../../../../src-preload/contract/statements'
import { balanceOf } from '../document'
import { compare } from './compare'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus'
import { coverageOf } from './coverage'
import { Ledger } from './ledger'
import { readOracle } from './read-oracle'
import { carriedLabels, stagedStatements } from './staged'
import { KINDS } from './statement'
import { parse } from './xml'

const BAR = 0.995
const OUT = resolve(import.meta.dirname, '../../../../out')

type Row = Statement & { readonly kind?: unknown }
const rowsOf = (reading: DocumentReading): [StatementKind, Row][] =>
  (Object.entries(reading.statements) as [StatementKind, readonly Row[]][]).flatMap(([kind, rows]) =>
    rows.map((row): [StatementKind, Row] => [kind, row]),
  )
const instantsOf = ({ period }: Row): Instant[] =>
  [period?.at, period?.low, period?.high].filter((at) => at !== undefined)
const digits = (text: string): string => text.replace(/\D/g, '')

describe.skipIf(!hasCorpus)('the corpus (skipped where it is not beside the project)', () => {
  const ledger = new Ledger()
  const readings: DocumentReading[] = []
  const disagreed: string[] = []

  beforeAll(() => {
    for (const file of corpusFiles()) {
      const bytes = corpusBytes(file)
      const result = readDocument(bytes, file)
      const document = parse(bytes)
      if (result.ok !== (document !== undefined)) disagreed.push(file)
      if (result.ok && document !== undefined) {
        const comparison = compare(readOracle(document), stagedStatements(result.value), carriedLabels(result.value))
        ledger.add(file, comparison, coverageOf(document, result.value))
        readings.push(result.value)
      }
      document?.dispose()
    }
    mkdirSync(OUT, { recursive: true })
    writeFileSync(join(OUT, 'oracle.md'), `${ledger.page()}\n`)
  }, 120_000)

  test('both parsers find the same documents well-formed', () => {
    expect(disagreed).toEqual([])
    expect(readings.length).toBeGreaterThan(300)
  })

  test.each(KINDS)('at least 99.5 % of the %s agree', (kind) => {
    const { agreed, of } = ledger.agreement(kind)
    expect(of).toBeGreaterThan(500)
    expect(agreed / of).toBeGreaterThanOrEqual(BAR)
  })

  test('at least 99.5 % of all coded concepts and numbers come back in the reading', () => {
    const { agreed, of } = ledger.coverage()
    expect(of).toBeGreaterThan(15_000)
    expect(agreed / of).toBeGreaterThanOrEqual(BAR)
  })

  test('what is refuted, unknown, stopped or entered in error is never active', () => {
    const stopped = /^(nullified|aborted|cancelled|suspended|held)$/i
    const wrong = readings
      .flatMap(rowsOf)
      .filter(
        ([, row]) =>
          row.clinicalStatus === 'active' &&
          (row.negated === true || row.noKnown === true || stopped.test(row.status ?? '')),
      )
    expect(wrong.map(([kind, { source }]) => [kind, source])).toEqual([])
  })

  test('no time is shifted: what could be read has the digits that were written', () => {
    const shifted = readings
      .flatMap(rowsOf)
      .flatMap(([, row]) => instantsOf(row).map((instant) => ({ instant, source: row.source })))
      .filter(
        ({ instant: { raw, iso } }) => iso !== undefined && !digits(raw ?? '').startsWith(digits(iso.slice(0, 10))),
      )
    expect(shifted.map(({ source }) => source)).toEqual([])
  })

  test('every section balances, and every unread entry is a warning', () => {
    for (const { sections, warnings, header } of readings) {
      expect([header.file, ...sections.map(balanceOf)]).toEqual([header.file, ...sections.map(() => 0)])
      const unread = sections.reduce((sum, section) => sum + section.unread, 0)
      expect(warnings.filter(({ code }) => code === 'entry_not_read')).toHaveLength(unread)
    }
  })

  test('every row passes the contract', () => {
    const refused = readings.flatMap(rowsOf).filter(([kind, row]) => !STATEMENT_KINDS[kind].safeParse(row).success)
    expect(refused.map(([kind, { source }]) => [kind, source])).toEqual([])
  })
})
