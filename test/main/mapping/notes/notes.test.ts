import { describe, expect, test } from 'vitest'
import { ClinicalNote } from '../../../../src-main/a2v2/schemas'
import { notesOf } from '../../../../src-main/mapping/notes/notes'
import type { PatientRecord } from '../../../../src-preload/contract/record'
import type { Note, Statement } from '../../../../src-preload/contract/statements'
import { lab, medication, record, SCOPE, SOURCE, words } from '../records'

const noteOf = (parts: Partial<PatientRecord>, title: string): string => {
  const note = notesOf(record(parts), SCOPE).find((one) => one.title === title)
  return note === undefined ? '' : words(ClinicalNote.parse(note).html)
}
const allergy = (parts: Partial<Statement<'allergies'>>): Statement<'allergies'> => ({ source: SOURCE, ...parts })
const problem = (parts: Partial<Statement<'problems'>>): Statement<'problems'> => ({ source: SOURCE, ...parts })

describe('absence is stated, never made', () => {
  test('no statements: no note', () => {
    expect(noteOf({}, 'Allergies')).toBe('')
  })
  test.each<[string, Partial<Statement<'allergies'>>, string]>([
    [
      'the whole kind negated',
      { negated: true, kind: { code: '419199007', display: 'Allergy to substance' } },
      'No known allergies',
    ],
    ['in its own words', { code: { display: 'No Known Drug Allergies' } }, 'No Known Drug Allergies'],
    [
      'drugs only',
      { negated: true, kind: { code: '416098002', display: 'Allergy to drug' } },
      'None known: Allergy to drug',
    ],
    ['without words', {}, 'No known allergies'],
  ])('%s', (_name, parts, text) => {
    expect(noteOf({ allergies: [allergy({ noKnown: true, ...parts })] }, 'Allergies')).toBe(text)
  })
})

test('what an entry says beside its codes, and a time that nobody can read, stand as written', () => {
  const note = noteOf(
    {
      problems: [problem({ code: { display: 'Gout' }, text: 'Gout, left toe', period: { low: { raw: '200150622' } } })],
    },
    'Problems',
  )
  expect(note).toBe('What When Details Gout from &quot;200150622&quot; As written: Gout, left toe')
})

test('no known problems of one list are not said of all', () => {
  const none = problem({ noKnown: true, negated: true, code: { code: '55607006' }, list: 'discharge diagnosis' })
  expect(noteOf({ problems: [none] }, 'Problems')).toBe('No known problems, discharge diagnosis')
})

describe('what is not so is listed as such', () => {
  const note = noteOf(
    {
      problems: [
        problem({ code: { display: 'Asthma' }, clinicalStatus: 'active' }),
        problem({ code: { display: 'Diabetes' }, clinicalStatus: 'active', negated: true }),
        problem({ code: { display: 'Gout' }, clinicalStatus: 'entered-in-error' }),
        problem({ code: { display: 'Measles' }, clinicalStatus: 'resolved' }),
        problem({ code: { display: 'Cough' }, clinicalStatus: 'unknown' }),
        problem({ code: { display: 'Mumps' }, status: 'nullified', negated: true }),
      ],
    },
    'Problems',
  )
  test('each under its own heading, in this order', () => {
    expect(note.replace(/What( When| Details| Codes)*/g, '|')).toBe(
      'Active | Asthma Status not stated | Cough Resolved | Measles Stated as not so | Diabetes ' +
        'Entered in error, not valid | Gout Mumps',
    )
  })
})

test('every medication is listed with its status, whether prescribed now or not', () => {
  const stopped = medication({ code: { display: 'Warfarin' }, clinicalStatus: 'aborted', sig: 'stop' })
  const note = noteOf({ medications: [medication({}), stopped] }, 'Medications')
  expect(note).toMatch(/^Active .*Amlodipine.*Stopped or not completed .*Warfarin.*Directions: stop/)
})

test('an allergy with everything it says', () => {
  const note = noteOf(
    {
      allergies: [
        allergy({
          code: { systemName: 'RxNorm', code: '7980', display: 'Penicillin G' },
          kind: { display: 'Drug allergy' },
          clinicalStatus: 'active',
          period: { low: { iso: '1998-05' } },
          reactions: [{ code: { display: 'Hives' }, severity: { display: 'Moderate' } }],
          criticality: { display: 'High risk' },
          authors: [{ name: 'Dr. Priya Raman' }],
        }),
      ],
    },
    'Allergies',
  )
  expect(note).toBe(
    'Active What When Details Codes Recorded by Penicillin G from 1998-05 Kind: Drug allergy ' +
      'Reaction: Hives, Moderate Criticality: High risk RxNorm 7980 Dr. Priya Raman',
  )
})

describe('what a reading has no field for', () => {
  test('remarks: other interpretations, comments, preliminary results, further codes', () => {
    const note = noteOf(
      {
        results: [
          lab({
            interpretations: [{ code: 'R', display: 'Resistant' }],
            comment: 'Repeat in a week',
            status: 'active',
          }),
          lab({ code: { systemName: 'LOINC', code: '1-1', display: 'Plain' } }),
          lab({ code: { display: 'Twice', code: '1', translations: [{ systemName: 'CPT', code: '80048' }] } }),
        ],
      },
      'Results: remarks',
    )
    expect(note).toContain('Interpretation: Resistant Status: active Repeat in a week')
    expect(note).toContain('CPT 80048')
    expect(note).not.toContain('Plain')
  })
  test('measurements that are no readings, with the reason', () => {
    const note = noteOf(
      {
        vitals: [
          lab({ code: { display: 'Weight' }, negated: true }),
          lab({ code: { display: 'Height' }, clinicalStatus: 'entered-in-error' }),
          lab({ code: { display: 'Pulse' }, value: { type: 'null', nullFlavor: 'NASK' } }),
        ],
      },
      'Vital signs: remarks',
    )
    expect(note).toMatch(/Weight.*Stated as not so.*Height.*Entered in error, not valid.*Pulse.*not asked/)
  })
  test('plans that are not to be carried out', () => {
    const planned: Statement<'planOfCare'> = { source: SOURCE, kind: 'order', code: { display: 'MRI' }, negated: true }
    expect(noteOf({ planOfCare: [planned] }, 'Plan of care: not to be done')).toContain(
      'MRI order Stated as not to be done',
    )
  })
})

describe('demographics', () => {
  const note = noteOf(
    {
      demographics: {
        ids: [
          { root: '1.2.3', extension: '77' },
          { root: '2.16.840.1.113883.4.1', extension: '000-12-3456' },
        ],
        names: [{ given: ['Ada'], family: 'Example', text: 'Ada Example' }],
        addresses: [{ use: 'HP', lines: ['1 Sample St'], city: 'Springfield', state: 'IL', postalCode: '62701' }],
        telecoms: [{ raw: '555-0100', kind: 'phone', value: '555-0100', use: 'BAD' }],
        languages: ['en', 'es'],
      },
    },
    'Demographics',
  )
  test('everything the contact has no field for', () => {
    expect(note).toContain('555-0100 (no longer valid)')
    expect(note).toContain('1 Sample St, Springfield, IL 62701 (home)')
    expect(note).toContain('en; es')
  })
  test('never the social security number', () => {
    expect(note).toContain('77')
    expect(note).not.toContain('3456')
  })
})

describe('narratives', () => {
  const narrative = (parts: Partial<Note>): Note => ({ source: SOURCE, html: '<p>text</p>', ...parts })
  const of = (...notes: Note[]) => notesOf(record({ notes }), SCOPE).filter(({ category }) => category === 'narrative')
  const problems = { code: { code: '11450-4' }, title: 'Problems' }
  const progress = { code: { code: '11506-3' }, title: 'Progress note' }
  const idOf = (note: Note): string => of(note)[0]?.externalId ?? ''

  test('whole, with title, time and author', () => {
    const [note] = of(narrative({ ...progress, time: { iso: '2024-03-05' }, authors: [{ name: 'Dr. Samuel Okafor' }] }))
    expect(note).toMatchObject({
      title: 'Progress note',
      html: '<p>text</p>',
      recordedAt: '2024-03-05',
      author: 'Dr. Samuel Okafor',
    })
  })
  test('a current section is replaced by its next export', () => {
    expect(idOf(narrative({ ...problems, html: '<p>new</p>' }))).toBe(idOf(narrative(problems)))
  })
  test('a document of its day is not', () => {
    expect(idOf(narrative({ ...progress, html: '<p>new</p>' }))).not.toBe(idOf(narrative(progress)))
    expect(idOf(narrative(progress))).toBe(idOf(narrative(progress)))
  })
  test('an older document of the same patient keeps its own place', () => {
    const both = of(narrative({ ...problems, html: '<p>new</p>' }), narrative({ ...problems, html: '<p>old</p>' }))
    expect(both.map(({ html }) => html)).toEqual(['<p>new</p>', '<p>old</p>'])
    expect(both[0]?.externalId).toBe(idOf(narrative(problems)))
    expect(both[1]?.externalId).not.toBe(both[0]?.externalId)
  })
  test('an unknown section without a title goes by its place', () => {
    expect(of(narrative({}))[0]?.title).toBe('00000-0')
  })
})

test('nothing of the record becomes a tag', () => {
  const evil = '<img src=x onerror=alert(1)>"\'&'
  const notes = notesOf(
    record({
      problems: [problem({ code: { display: evil }, text: evil, clinicalStatus: 'active' })],
      allergies: [allergy({ noKnown: true, text: evil })],
      results: [lab({ comment: evil })],
      demographics: { ids: [], names: [{ given: [], text: evil }], addresses: [], telecoms: [] },
    }),
    SCOPE,
  )
  const tags = new Set(notes.flatMap(({ html }) => [...html.matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag)))
  expect([...tags].sort()).toEqual(['p', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr'])
  expect(notes.map(({ html }) => html).join('')).toContain('&lt;img src=x')
})
