import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readDocument } from '../../../src-main/ccda/read-document'
import { mergePatient } from '../../../src-main/review/merge'
import { PatientRecord } from '../../../src-preload/contract/record'

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus')

describe('resources/patient-record.schema.json', () => {
  it('is what the zod types say', async () => {
    const schema = {
      $comment: 'Made from src-preload/contract/record.ts',
      title: 'Patient record',
      ...z.toJSONSchema(PatientRecord, { reused: 'ref' }),
    }
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
      '../../../resources/patient-record.schema.json',
    )
  })

  it.skipIf(!existsSync(CORPUS))(
    'holds for the record of every document of the corpus (skipped where it is absent)',
    () => {
      const files = readdirSync(CORPUS, { recursive: true, withFileTypes: true }).filter(
        (file) => file.isFile() && !/\.(tsv|md)$/.test(file.name),
      )
      const faults: string[] = []
      for (const { parentPath, name } of files) {
        const reading = readDocument(readFileSync(join(parentPath, name)), name)
        if (!reading.ok) continue
        const { patientKey, ...document } = reading.value
        const checked = PatientRecord.safeParse(
          JSON.parse(JSON.stringify(mergePatient(patientKey, [{ ...document, file: name }]))),
        )
        for (const issue of checked.error?.issues ?? [])
          faults.push(`${name}: ${issue.path.join('.')} ${issue.message}`)
      }
      expect(files.length).toBeGreaterThan(300)
      expect(faults).toEqual([])
    },
  )
})
