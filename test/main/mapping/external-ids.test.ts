import { describe, expect, test } from 'vitest'
import { readingsOf } from '../../../src-main/mapping/clinical/readings'
import { type Draft, externalReferenceId, identify, organisationPrefix } from '../../../src-main/mapping/external-ids'
import type { Statement } from '../../../src-preload/contract/statements'
import { lab, record, SCOPE } from './records'

describe('the patient', () => {
  const id = externalReferenceId('ORG-1', '1.2.3^77')
  test('the same every time, and nothing of the key is in it', () => {
    expect(id).toMatch(/^tebra-[0-9a-f]{8}-[0-9a-f]{32}$/)
    expect(externalReferenceId(' ORG-1 ', '1.2.3^77')).toBe(id)
    expect(id).not.toContain('77'.repeat(2))
    expect(id.startsWith(organisationPrefix('ORG-1'))).toBe(true)
  })
  test('another organisation or patient is another contact', () => {
    expect(externalReferenceId('ORG-2', '1.2.3^77')).not.toBe(id)
    expect(externalReferenceId('ORG-1', '1.2.3^78')).not.toBe(id)
  })
})

type Results = readonly Statement<'results'>[]
const ids = (results: Results, scope = SCOPE): string[] =>
  readingsOf(record({ results: [...results] }), scope).map(({ externalId }) => externalId)

describe('an item over re-exports', () => {
  const numbered = { ids: [{ root: '1.2.3.4', extension: '1001' }] }
  const random = (letter: string) => ({ ids: [{ root: `${letter.repeat(8)}-aaaa-4aaa-8aaa-${letter.repeat(12)}` }] })

  test('keeps its id when value, range or time are corrected, by its number in the source', () => {
    const corrected = lab({ ...numbered, value: { type: 'text', text: '98' }, period: { at: { iso: '2024-03-06' } } })
    expect(ids([corrected])).toEqual(ids([lab(numbered)]))
  })
  test('keeps its id when the export makes new UUIDs every time', () => {
    expect(ids([lab(random('b'))])).toEqual(ids([lab(random('a'))]))
  })
  test('also when the UUID stands behind a constant root', () => {
    const uuid = (letter: string) => ({
      ids: [{ root: '1.2.3.4', extension: `${letter.repeat(8)}-aaaa-4aaa-8aaa-${letter.repeat(12)}` }],
    })
    expect(ids([lab(uuid('b'))])).toEqual(ids([lab(uuid('a'))]))
  })
  test('without any id: by code and time, whatever the value', () => {
    expect(ids([lab({ value: { type: 'text', text: '98' } })])).toEqual(ids([lab({})]))
    expect(ids([lab({ period: { at: { iso: '2024-03-06' } } })])).not.toEqual(ids([lab({})]))
  })
  test('does not depend on what else is in the record, nor on the order', () => {
    const other = lab({ code: { code: '1' } })
    expect(ids([lab({}), other]).sort()).toEqual([...ids([lab({})]), ...ids([other])].sort())
    expect(ids([other, lab({})]).sort()).toEqual(ids([lab({}), other]).sort())
  })
  test('of another patient has another id', () => {
    expect(ids([lab({})], `${SCOPE}x`)).not.toEqual(ids([lab({})]))
  })
})

describe('several items under one id', () => {
  const constant = { ids: [{ root: '1.2.3.4', extension: 'RESULT' }] }
  test('an export that writes one id everywhere: each still has its own', () => {
    const found = ids([
      lab(constant),
      lab({ ...constant, code: { code: '2' } }),
      lab({ ...constant, code: { code: '3' } }),
    ])
    expect(new Set(found).size).toBe(3)
  })
  test('two values in the same minute: both are kept, in any order', () => {
    const first = lab({})
    const second = lab({ value: { type: 'text', text: '101' } })
    expect(new Set(ids([first, second])).size).toBe(2)
    expect(ids([second, first]).sort()).toEqual(ids([first, second]).sort())
  })
  test('what is the same in all is one item', () => {
    expect(ids([lab({}), lab({})])).toHaveLength(1)
  })
  test('what differs in other ways only is numbered', () => {
    const draft = (extra: string): Draft<{ extra: string }> => ({ identity: ['a'], detail: ['b'], item: { extra } })
    const found = identify(SCOPE, 'x', [draft('1'), draft('2'), draft('1')])
    expect(found.map(({ extra }) => extra)).toEqual(['1', '2'])
    expect(new Set(found.map(({ externalId }) => externalId)).size).toBe(2)
  })
})
