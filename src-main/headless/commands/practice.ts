/** `practice`: the practice workspace alone, for trying out a client of one's own. */
import { once } from 'node:events'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import { openKeyed } from '../../pipeline/dump/secrets'
import { createMemoryShelf, type Shelf } from '../../practice/shelf'
import { startPracticeWorkspace } from '../../practice/workspace'
import { PRACTICE_MIGRATIONS } from '../../staging/migrations/practice'
import { createShelf } from '../../staging/shelf'
import { createKeyFile } from '../key-file'
import { type CommandLine, folderOf, wholeNumber } from '../options'
import { printJson } from '../output'

const HIGHEST_PORT = 65_535

/** Without a folder nothing outlives the process. */
const shelfIn = async (folder: string | undefined, keyFile: string | undefined): Promise<Result<Shelf>> => {
  if (folder === undefined) return ok(createMemoryShelf())
  const keys = createKeyFile(keyFile ?? join(folder, 'headless.key'))
  const file = join(folder, 'practice.db')
  const opened = await openKeyed(keys, { name: 'practice', file, migrations: PRACTICE_MIGRATIONS, create: true })
  return opened.ok ? ok(createShelf(opened.value)) : opened
}

export const practice = async ({ options }: CommandLine): Promise<Result<boolean>> => {
  const port = wholeNumber(options.port, 0)
  if (port === undefined || port > HIGHEST_PORT) return fail('bad_request')
  const shelf = await shelfIn(folderOf(options), options['key-file'])
  if (!shelf.ok) return shelf
  const workspace = await startPracticeWorkspace({
    shelf: shelf.value,
    port,
    profile: options.plain === true ? 'plain' : 'owner',
  })
  const { url, apiKey, apiSecret } = workspace
  await printJson({ url, apiKey, apiSecret })
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await workspace.close()
  return ok(true)
}
