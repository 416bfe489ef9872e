/** The `main:` channels: what only the shell can do, around what the engine knows. */
import type { BrowserWindow } from 'electron'
import { fail, ok } from '../../src-preload/contract/result'
import type { UpdateView } from '../../src-preload/contract/update'
import { chooseContacts, chooseSources, chooseTableFile, chooseTrailFile } from './dialogs'
import type { EngineHost } from './engine-host'
import type { GivenFiles } from './given-files'
import type { ShellHandlers } from './ipc'
import { printReceipt, saveReceiptPdf } from './printing'
import { saveFile } from './save-file'
import type { Updates } from './updates'

const NO_UPDATE: UpdateView = { state: 'none' }

export function createShellHandlers(
  window: () => BrowserWindow | undefined,
  engine: EngineHost,
  given: GivenFiles,
  updates: () => Updates | undefined,
): ShellHandlers {
  return {
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
    'main:receipt:print': async ({ dumpId }) => {
      const owner = window()
      const receipt = await engine.call('receipt:get', { dumpId })
      if (!receipt.ok || owner === undefined) return receipt.ok ? fail('internal') : receipt
      return await printReceipt(owner)
    },
    'main:receipt:pdf': async ({ dumpId }) => {
      const owner = window()
      const receipt = await engine.call('receipt:get', { dumpId })
      if (!receipt.ok || owner === undefined) return receipt.ok ? fail('internal') : receipt
      return await saveReceiptPdf(owner, dumpId)
    },
    // The dialog comes first: what nobody wants to keep is never put together.
    'main:table:save': async ({ dumpId, table }) => {
      const owner = window()
      if (owner === undefined) return fail('internal')
      const file = await chooseTableFile(owner, dumpId, table)
      if (file === undefined) return ok({ saved: false })
      const text = await engine.call('table:get', { dumpId, table })
      return text.ok ? await saveFile(file, text.value) : text
    },
    'main:audit:save': async ({ format }) => {
      const owner = window()
      if (owner === undefined) return fail('internal')
      const file = await chooseTrailFile(owner, format)
      if (file === undefined) return ok({ saved: false })
      const text = await engine.call('audit:text', { format })
      return text.ok ? await saveFile(file, text.value) : text
    },
    'main:update:get': async () => ok(updates()?.view() ?? NO_UPDATE),
    'main:update:install': async () => ok((await updates()?.install()) ?? NO_UPDATE),
  }
}
