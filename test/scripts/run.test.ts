import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { inRoot } from '../../scripts/lib/project.mjs'

const MODULE = JSON.stringify(pathToFileURL(inRoot('scripts/lib/run.mjs')).href)
/** Two commands one after the other, as `npm test` and `npm run torture` run theirs; the first one says when it is up. */
const SCRIPT = `
  import { run } from ${MODULE}
  const node = (code) => ({ command: process.execPath, args: ['-e', code] })
  try {
    console.log('code', await run(node('console.log("up"); setTimeout(() => process.exit(3), +process.env.FOR_MS)')))
  } finally {
    console.log('cleaned up')
  }
  await run(node('console.log("next")'))`

function started(forMs: number): { child: ChildProcess; said: () => string; ended: Promise<unknown[]> } {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    env: { ...process.env, FOR_MS: `${forMs}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  return { child, said: () => text, ended: once(child, 'close') }
}

test('commands run one after the other, whatever the first one answers', async () => {
  const { said, ended } = started(0)
  expect(await ended).toEqual([0, null])
  expect(said()).toBe('up\ncode 3\ncleaned up\nnext\n')
})

// Windows has no signals to send: there a console ends all of its programs at once.
test.skipIf(process.platform === 'win32')('a signal ends the command and the script, cleaned up', async () => {
  const { child, said, ended } = started(60_000)
  await expect.poll(said).toBe('up\n')
  child.kill('SIGTERM')
  expect(await ended).toEqual([143, null])
  expect(said()).toBe('up\ncode 1\ncleaned up\n')
})
