/** The `main:` channels: what only the shell can do, around what the engine knows. */
import type { BrowserWindow } from 'electron'
import { fail, ok, type Result } from '../../src-preload/contract/result'
import type { UpdateView } from '../../src-preload/contract/update'
import type { EngineHost } from './engine/engine-host'
import { chooseContacts, chooseSources, chooseSupportFile, chooseTableFile, chooseTrailFile } from './files/dialogs'
import type { GivenFiles } from './files/given-files'
import { openGuide } from './files/guide'
import { printReceipt, saveReceiptPdf } from './files/printing'
import { saveFile } from './files/save-file'
import type { ShellHandlers } from './ipc'
import type { Lock } from './lock/lock'
import { supportText } from './support-bundle'
import type { Updates } from './updates/updates'

const NO_UPDATE: UpdateView = { state: 'none' }

interface ShellParts {
  readonly window: () => BrowserWindow | undefined
  readonly engine: EngineHost
  readonly lock: Lock
  readonly logFile: string
  readonly given: GivenFiles
  readonly updates: () => Updates | undefined
}

export function createShellHandlers(parts: ShellParts): ShellHandlers {
  const { window, engine, lock, given, updates } = parts
  return {
    ...lockHandlers(lock),
    ...supportHandlers(parts),
    'main:files:choose': async ({ dumpId, kind }) => {
      const owner = window()
      if (owner === undefined) return fail('internal')
      const paths = await chooseSources(owner, kind)
      return paths === undefined ? ok(undefined) : await engine.call('files:add', { dumpId, paths: [...paths] })
    },
    'main:given:names': async () => ok(given.names()),
    'main:given:add': async ({ dumpId }) => await engine.call('files:add', { dumpId, paths: [...given.take()] }),
    'main:given:forget': async () => {
      given.take()
      return ok([])
    },
    'main:contacts:choose': async ({ dumpId }) => {
      const owner = window()
      if (owner === undefined) return fail('internal')
      const path = await chooseContacts(owner)
      return path === undefined ? ok(undefined) : await engine.call('contacts:preview', { dumpId, path })
    },
    'main:receipt:print': ({ dumpId }) =>
      withReceipt(parts, dumpId, async (owner) => {
        const printed = await printReceipt(owner)
        if (printed.ok && printed.value.printed) engine.note({ action: 'receipt_printed', dumpId })
        return printed
      }),
    'main:receipt:pdf': ({ dumpId }) =>
      withReceipt(parts, dumpId, async (owner) => {
        const saved = await saveReceiptPdf(owner, dumpId)
        if (saved.ok && saved.value.saved) engine.note({ action: 'receipt_saved', dumpId })
        return saved
      }),
    'main:table:save': ({ dumpId, table }) =>
      saveText(
        window(),
        (owner) => chooseTableFile(owner, dumpId, table),
        () => engine.call('table:get', { dumpId, table }),
      ),
    'main:audit:save': ({ format }) =>
      saveText(
        window(),
        (owner) => chooseTrailFile(owner, format),
        () => engine.call('audit:text', { format }),
      ),
    'main:guide:open': async () => {
      await openGuide()
      return ok(undefined)
    },
    'main:update:get': async () => ok(updates()?.view() ?? NO_UPDATE),
    'main:update:install': async () => ok((await updates()?.install()) ?? NO_UPDATE),
  }
}

/** Printed is what the window shows: there must be a receipt to show. */
const withReceipt = async <T>(
  { window, engine }: ShellParts,
  dumpId: string,
  work: (owner: BrowserWindow) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const owner = window()
  const receipt = await engine.call('receipt:get', { dumpId })
  if (!receipt.ok) return receipt
  return owner === undefined ? fail('internal') : await work(owner)
}

/** The dialog comes first: what nobody wants to keep is never put together. */
const saveText = async (
  owner: BrowserWindow | undefined,
  choose: (owner: BrowserWindow) => Promise<string | undefined>,
  textOf: () => Promise<Result<string>>,
): Promise<Result<{ readonly saved: boolean }>> => {
  if (owner === undefined) return fail('internal')
  const file = await choose(owner)
  if (file === undefined) return ok({ saved: false })
  const text = await textOf()
  return text.ok ? await saveFile(file, text.value) : text
}

type LockChannel = 'main:lock:state' | 'main:lock:now' | 'main:lock:unlock' | 'main:activity'

const lockHandlers = (lock: Lock): Pick<ShellHandlers, LockChannel> => ({
  'main:lock:state': () => lock.view(),
  'main:lock:now': () => {
    lock.lock('asked')
    return lock.view()
  },
  'main:lock:unlock': ({ secret }) => lock.unlock(secret),
  'main:activity': async () => {
    lock.touch()
    return ok(undefined)
  },
})

/** What is saved is what was shown, to the letter. */
function supportHandlers({
  window,
  engine,
  logFile,
}: ShellParts): Pick<ShellHandlers, 'main:support:show' | 'main:support:save'> {
  let shown: string | undefined
  return {
    'main:support:show': async () => {
      const facts = await engine.call('support:facts', undefined)
      // A broken engine is when a bundle is wanted most.
      shown = supportText(facts.ok ? facts.value : { engine: facts.failure.code }, logFile)
      return ok(shown)
    },
    'main:support:save': async () => {
      const owner = window()
      if (owner === undefined || shown === undefined) return fail('bad_request')
      const file = await chooseSupportFile(owner)
      if (file === undefined) return ok({ saved: false })
      const saved = await saveFile(file, shown)
      if (saved.ok) engine.note({ action: 'support_saved' })
      return saved
    },
  }
}
