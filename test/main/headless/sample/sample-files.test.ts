import { describe, expect, test } from 'vitest'
import { PRACTICE_USERS } from '../../../../src-main/practice/clinic'
import { elementsOf, filesOf, isSummary, SEED, SHIPPED, textOf, valuesOf } from './sample-reading'

const PATIENTS = 36
const files = filesOf(PATIENTS)
const summaries = files.filter(isSummary)
const truncated = summaries.at(-1)!
const whole = summaries.slice(0, -1)
const documents = whole.map((file) => ({ file, text: textOf(file), elements: elementsOf(textOf(file)) }))
const count = (pattern: RegExp): number => documents.filter(({ text }) => pattern.test(text)).length

describe('every summary', () => {
  test('is named as Tebra names it, in the folder of its patient', () => {
    for (const { path } of whole)
      expect(path).toMatch(/^([A-Za-z-]+_[A-Za-z]+)_41\d{5}\/\1_[01]\d[0-3]\d(19|20)\d\d(_\d{8})?\.ccda$/)
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
    expect(new Set(whole.map(({ path }) => path.split('/')[0])).size).toBe(PATIENTS)
  })

  test('has 12 to 40 kB', () => {
    for (const { path, bytes } of whole) {
      expect(bytes.length, path).toBeGreaterThan(12_000)
      expect(bytes.length, path).toBeLessThan(40_960)
    }
  })

  test('is a Continuity of Care Document of C-CDA R2.1', () => {
    for (const { elements } of documents) {
      expect(elements[0]).toMatchObject({ name: 'ClinicalDocument', attributes: { xmlns: 'urn:hl7-org:v3' } })
      const templates = elements.filter(({ path }) => path === 'ClinicalDocument/templateId')
      expect(templates.map(({ attributes }) => attributes.root)).toContain('2.16.840.1.113883.10.20.22.1.2')
    }
  })

  test('has references that lead into its own narrative, and ids that are unique', () => {
    for (const { file, elements } of documents) {
      const ids = elements.flatMap(({ attributes }) => attributes.ID ?? [])
      expect(new Set(ids).size, file.path).toBe(ids.length)
      const targets = valuesOf(elements, 'reference', 'value').map((value) => value.slice(1))
      expect(targets.length).toBeGreaterThan(20)
      expect(
        targets.filter((target) => !ids.includes(target)),
        file.path,
      ).toEqual([])
    }
  })

  test('says nothing of later than the day it was written, but in the plan', () => {
    for (const { file, elements } of documents) {
      const [written = ''] = elements
        .filter(({ path }) => path === 'ClinicalDocument/effectiveTime')
        .map(({ attributes }) => attributes.value?.slice(0, 8))
      const later = elements.filter(
        ({ name, path, attributes }) =>
          ['effectiveTime', 'low', 'high', 'time'].includes(name) &&
          /^\d{8}/.test(attributes.value ?? '') &&
          (attributes.value ?? '').slice(0, 8) > written &&
          !/\/(observation|act|encounter)\/effectiveTime$/.test(path.replace(/.*section\/entry/, '')),
      )
      expect(later, file.path).toEqual([])
    }
  })
})

describe('the patients', () => {
  test('are of every age, and almost all can be reached by phone, few by email', () => {
    const births = documents.flatMap(({ elements }) => valuesOf(elements, 'birthTime', 'value'))
    expect(births.some((birth) => birth < '1960')).toBe(true)
    expect(births.some((birth) => birth > '2010')).toBe(true)
    expect(count(/"tel:\+1-\d{3}-555-01\d\d"\/>.*<patient>/s)).toBeGreaterThan(30)
    expect(count(/mailto:/)).toBeGreaterThan(0)
    expect(count(/mailto:/)).toBeLessThan(10)
  })

  test('one in thirty cannot be reached at all', () => {
    const unreachable = (patients: number): number =>
      filesOf(patients).filter((file) => isSummary(file) && /<telecom nullFlavor="UNK"\/><patient>/.test(textOf(file)))
        .length
    expect(unreachable(PATIENTS)).toBe(1)
    expect(unreachable(90)).toBe(3)
  })

  test('belong to the clinicians of the practice workspace, and some to one it does not know', () => {
    const known = PRACTICE_USERS.flatMap(({ npi }) => npi ?? [])
    const npis = documents.flatMap(({ text }) =>
      [...text.matchAll(/113883\.4\.6" extension="(\d{10})"/g)].map(([, npi]) => npi),
    )
    const unknown = new Set(npis.filter((npi) => !known.includes(npi!)))
    expect([...unknown]).toEqual(['1999999943'])
    for (const npi of known) expect(npis).toContain(npi)
    expect(count(/<author><time[^>]*\/><assignedAuthor><id root="[\d.]+" extension="1999999943"/)).toBeGreaterThan(2)
  })

  test('differ in what they have, "none" always said outright', () => {
    expect(count(/negationInd="true".{0,400}419199007/s)).toBeGreaterThan(5)
    expect(count(/<manufacturedMaterial><code nullFlavor="OTH"/)).toBeGreaterThan(1)
    expect(count(/>Resolved</)).toBeGreaterThan(3)
    expect(count(/PATOBJ/)).toBeGreaterThan(1)
    expect(count(/xsi:type="PIVL_TS"/)).toBeGreaterThan(20)
    expect(count(/interpretationCode code="H"/)).toBeGreaterThan(3)
    expect(count(/Patient referral for consultation/)).toBeGreaterThan(3)
    for (const title of [
      'Results',
      'Procedures',
      'Family History',
      'Care Team',
      'Insurance Providers',
      'Progress Notes',
    ]) {
      expect(count(new RegExp(`<title>${title}</title>`)), title).toBeGreaterThan(2)
    }
  })

  test('have statement ids of their own', () => {
    const [first, second] = documents.filter(({ file }) => !/_\d{8}_\d{8}\.ccda$/.test(file.path))
    const ids = (text: string): string[] => [...text.matchAll(/extension="(41\d{5}-[^"]+)"/g)].map(([, id]) => id!)
    expect(ids(first!.text).filter((id) => ids(second!.text).includes(id))).toEqual([])
  })
})

describe('what real exports have too', () => {
  test('one patient has two summaries that overlap', () => {
    const [earlier, ...others] = documents.filter(({ file }) => /_\d{8}_\d{8}\.ccda$/.test(file.path))
    expect(others).toEqual([])
    const later = documents.find(({ file }) => file.path === earlier!.file.path.replace(/_\d{8}\.ccda$/, '.ccda'))!
    const ids = (text: string): string[] => [...text.matchAll(/extension="(41\d{5}-e\d+)"/g)].map(([, id]) => id!)
    expect(ids(later.text)).toEqual(expect.arrayContaining(ids(earlier!.text)))
    expect(ids(later.text).length).toBeGreaterThan(ids(earlier!.text).length)
  })

  test('one summary is truncated', () => {
    expect(textOf(truncated)).toContain('<ClinicalDocument')
    expect(() => elementsOf(textOf(truncated))).toThrow()
  })

  test('two papers lie apart: one named after a patient, one after nobody', () => {
    const loose = files.filter(({ path }) => path.startsWith('Unfiled/')).map(({ path }) => path)
    expect(loose).toHaveLength(2)
    const [named] = loose
    const stem = /Unfiled\/(.*_\d{8})_Consent\.pdf/.exec(named!)?.[1]
    expect(whole.filter(({ path }) => path.endsWith(`/${stem}.ccda`))).toHaveLength(1)
  })
})

describe('the mishaps, to rehearse', () => {
  const { before, added } = {
    before: new Map(files.map(({ path, bytes }) => [path, bytes.toString('latin1')])),
    added: SHIPPED.filter(({ path }) => !files.some((file) => file.path === path)),
  }

  test('one patient id stands for two people', () => {
    const people = added.map((file) => elementsOf(textOf(file)))
    expect(added).toHaveLength(2)
    const ids = people.map((elements) => elements.find(({ path }) => path.endsWith('patientRole/id'))?.attributes)
    expect(ids[1]).toEqual(ids[0])
    const births = people.flatMap((elements) => valuesOf(elements, 'birthTime', 'value'))
    expect(new Set(births).size).toBe(2)
  })

  test('one visit is on a day that no calendar has, and nothing else is touched', () => {
    const touched = SHIPPED.filter(
      ({ path, bytes }) => (before.get(path) ?? bytes.toString('latin1')) !== bytes.toString('latin1'),
    )
    expect(touched.map(({ path }) => /_\d{8}_\d{8}\.ccda$/.test(path))).toEqual([true])
    expect(textOf(touched[0]!)).toMatch(/<encounter .*?value="202213/s)
  })
})

describe('the seed', () => {
  const bytesOf = (all: ReturnType<typeof filesOf>): string =>
    all.map(({ path, bytes }) => path + bytes.toString('latin1')).join()
  test('gives the same export again, another one another', () => {
    expect(bytesOf(filesOf(5))).toBe(bytesOf(filesOf(5)))
    expect(bytesOf(filesOf(5, 0, SEED + 1))).not.toBe(bytesOf(filesOf(5)))
  })

  test('more patients leave the first as they were', () => {
    const [few, many] = [filesOf(3), filesOf(6)].map(
      (all) => new Map(all.map(({ path, bytes }) => [path, bytes.toString('latin1')])),
    )
    const shared = [...few!].filter(([path]) => path.endsWith('.ccda') && many!.has(path)).slice(0, 4)
    for (const [path, bytes] of shared) expect(many!.get(path), path).toBe(bytes)
    expect(shared).toHaveLength(4)
  })

  test('`change` alters so many patients, and none of the others by a byte', () => {
    const before = filesOf(8)
    const after = filesOf(8, 3)
    expect(after.map(({ path }) => path)).toEqual(before.map(({ path }) => path))
    const altered = after.filter(({ bytes }, index) => !bytes.equals(before[index]!.bytes)).map(({ path }) => path)
    expect(altered).toEqual(
      before
        .filter((file) => isSummary(file) && !/_\d{8}_/.test(file.path))
        .slice(0, 3)
        .map(({ path }) => path),
    )
    for (const path of altered) {
      const [old, fresh] = [before, after].map((all) => textOf(all.find((file) => file.path === path)!))
      const encounters = (text: string): number => text.split('<encounter classCode="ENC" moodCode="EVN">').length
      expect(encounters(fresh!)).toBe(encounters(old!) + 1)
    }
  })
})
