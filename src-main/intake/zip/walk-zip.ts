/** Lists and sniffs one ZIP. A ZIP inside a ZIP is refused: it would have to be unpacked to be looked into. */
import type { FoundFile, IntakeLimits } from '../found-file'
import { isNoisePath } from '../noise'
import type { Opener, OpenFile } from '../open-file'
import { failed, failedPath, type Located, outcomeOf } from '../outcome'
import { SNIFF_BYTES, sniff, sniffStart } from '../sniff/sniff'
import { visibleName } from '../visible-name'
import { openZip } from './zip'
import { headOf } from './zip-data'
import type { ZipEntry } from './zip-entry'

/** A second entry of the same name gets ` (2)`, so that every shown path stands for one file. */
function createNaming(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    let unique = name
    for (let copy = 2; taken.has(unique); copy += 1) unique = `${name} (${copy})`
    taken.add(unique)
    return unique
  }
}

/** Before they are inflated. */
const START_BYTES = 2048

async function inspect(handle: OpenFile, entry: ZipEntry, located: Located, limits: IntakeLimits): Promise<FoundFile> {
  if (entry.problem !== undefined) return failed(located, entry.problem)
  const start = await headOf(handle, entry, START_BYTES)
  if (!start.ok) return failed(located, start.failure)
  const clinical = sniffStart(start.value)
  const head = clinical === undefined ? await headOf(handle, entry, SNIFF_BYTES) : start
  if (!head.ok) return failed(located, head.failure)
  const sniffed = clinical ?? sniff(head.value, entry.name)
  if ('kind' in sniffed && sniffed.kind === 'zip') return failed(located, { code: 'zip_unsafe', reason: 'nested_zip' })
  return outcomeOf(located, sniffed, limits)
}

/** `shown`: the ZIP's own shown path, under which a failure of the whole ZIP stands. */
export async function* walkZip(
  open: Opener,
  path: string,
  shown: string,
  limits: IntakeLimits,
): AsyncGenerator<FoundFile> {
  const opened = await openZip(open, path, limits)
  if (!opened.ok) return yield failedPath(shown, path, opened.failure)
  const { handle, failure } = opened.value
  try {
    const entries = opened.value.entries.filter((entry) => !isNoisePath(entry.name))
    if (failure !== undefined) yield failedPath(shown, path, failure)
    else if (entries.length === 0) return yield failedPath(shown, path, { code: 'zip_empty' })
    if (entries.length > 0 && entries.every((entry) => entry.problem?.code === 'zip_encrypted')) {
      return yield failedPath(shown, path, { code: 'zip_encrypted', count: entries.length })
    }
    const unique = createNaming()
    for (const entry of entries) {
      const { name, offset, bytes, modifiedMs } = entry
      const file = unique(`${shown}/${visibleName(name)}`)
      yield await inspect(handle, entry, { file, container: path, entry: { name, offset }, bytes, modifiedMs }, limits)
    }
  } finally {
    await handle.close()
  }
}
