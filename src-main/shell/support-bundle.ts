/** What the owner may send to support: counts and codes, shown before it is saved. */
import { existsSync, readFileSync } from 'node:fs'
import { arch, release, totalmem } from 'node:os'
import { app } from 'electron'
import { z } from 'zod'
import type { SupportFacts } from '../../src-preload/contract/security'

const LAST_LINES = 200
const LogLine = z.object({
  at: z.iso.datetime(),
  code: z.string().regex(/^[a-z_]{1,40}$/),
  count: z.number().optional(),
})

/** Whatever does not look like a line of ours is left out, and so is whatever else stands in one. */
export function logLines(file: string): z.infer<typeof LogLine>[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(-LAST_LINES)
  return lines.flatMap((line) => {
    try {
      return [LogLine.parse(JSON.parse(line))]
    } catch {
      return []
    }
  })
}

export function supportText(facts: SupportFacts | { readonly engine: string }, logFile: string): string {
  const { electron, chrome, node } = process.versions
  const bundle = {
    app: { version: app.getVersion(), packaged: app.isPackaged },
    versions: { electron, chrome, node },
    system: {
      platform: process.platform,
      release: release(),
      arch: arch(),
      memoryMb: Math.round(totalmem() / 2 ** 20),
    },
    facts,
    log: logLines(logFile),
  }
  return `${JSON.stringify(bundle, undefined, 2)}\n`
}
