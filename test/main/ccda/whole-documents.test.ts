/** Whole synthetic documents beside what was read of them: the pair shows a newcomer what goes in and what comes out. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { documentWith, entry, read, section } from './document'
import {
  allergy,
  concern,
  encounter,
  immunization,
  measurement,
  medication,
  organizer,
  problem,
  procedure,
} from './statements'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/ccda')

/** `vitest -u` writes the page anew after a change that was meant. */
const asRead = (document: string | Uint8Array): string => {
  const { statements, ...rest } = read(document)
  const given = Object.fromEntries(Object.entries(statements).filter(([, rows]) => rows.length > 0))
  return `${JSON.stringify({ ...rest, statements: given }, undefined, 2)}\n`
}

test('a C32 document, without any template of C-CDA', async () => {
  await expect(asRead(readFileSync(`${FIXTURES}/c32.xml`))).toMatchFileSnapshot(`${FIXTURES}/c32.json`)
})

test('a C-CDA document with one entry a section', async () => {
  const sections = [
    section(
      { code: '11450-4', title: 'Problems', text: '<content ID="p1">Pneumonia</content>' },
      entry(concern('4.3', problem({ id: 'P1' }))),
    ),
    section({ code: '48765-2', title: 'Allergies' }, entry(concern('4.30', allergy({ id: 'A1' })))),
    section({ code: '10160-0', title: 'Medications' }, entry(medication({ id: 'M1', status: 'active' }))),
    section({ code: '11369-6', title: 'Immunizations' }, entry(immunization({ id: 'I1' }))),
    section({ code: '8716-3', title: 'Vital signs' }, entry(organizer('4.26', [measurement('4.27', { id: 'V1' })]))),
    section({ code: '30954-2', title: 'Results' }, entry(organizer('4.1', [measurement('4.2', { id: 'R1' })]))),
    section({ code: '47519-4', title: 'Procedures' }, entry(procedure({ id: 'PR1' }))),
    section({ code: '46240-8', title: 'Encounters' }, entry(encounter({ id: 'E1' }))),
  ]
  await expect(asRead(documentWith(sections.join('')))).toMatchFileSnapshot(`${FIXTURES}/one-of-each.json`)
})
