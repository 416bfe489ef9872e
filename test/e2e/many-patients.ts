import { join } from 'node:path'
import { createKeychain } from '../../src-main/shell/keychain'
import { DUMP_MIGRATIONS } from '../../src-main/staging/migrations/dump'
import { openStore } from '../../src-main/staging/open'
import { stagePatient } from '../../src-main/staging/tables/patients'

const FAMILIES = ['Abernathy', 'Bellweather', 'Castellanos', 'Dvořák', 'Eastwick', 'Fairbanks', 'Ångström', 'Okonkwo']
const PROVIDERS = [
  { npi: '1999999984', name: 'Dr. Amelia Hart' },
  { npi: '1999999976', name: 'Samuel Okafor MD' },
]
const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!
const two = (value: number): string => String(value).padStart(2, '0')

/** Writes invented patients, one of them called `one`, straight into a dump that Stage 1 has read; the app must not be running. */
export async function stagePatients(dataDir: string, dumpId: string, count: number, one: string): Promise<void> {
  const key = await createKeychain().get(`dump:${dumpId}`)
  const file = join(dataDir, 'dumps', `${dumpId}.db`)
  const opened = openStore({ file, key: Buffer.from(key ?? '', 'hex'), migrations: DUMP_MIGRATIONS })
  if (!opened.ok) throw new Error(opened.failure.code)
  const db = opened.value
  db.transaction(() => {
    for (let index = 0; index < count; index += 1)
      stagePatient(db, patient(index, index === count / 2 ? one : `Given${index}`), () => `tebra-00000000-${index}`)
  })
  db.close()
}

function patient(index: number, given: string): Parameters<typeof stagePatient>[1] {
  const family = at(FAMILIES, index * 7)
  return {
    key: `9.9.9^${index}`,
    name: `${given} ${family}`,
    given,
    family,
    birthDate: `${1934 + ((index * 13) % 84)}-${two(1 + ((index * 5) % 12))}-${two(1 + ((index * 11) % 28))}`,
    ...(index % 17 === 5 ? {} : { phone: `+1202555${String(index % 10_000).padStart(4, '0')}` }),
    provider: at(PROVIDERS, index * 3),
    counts: { problems: index % 9, vitals: index % 40 },
    statements: (index * 37) % 190,
    warnings: index % 6 === 2 ? 1 + (index % 4) : 0,
    missingContact: index % 17 === 5,
    ids: [`MRN${index}`],
  }
}
