/** What a document or a name of a file may carry against whoever looks at it: in the window it is words, and nothing else. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import * as walk from '../../scripts/lib/walk.mjs'
import { syntheticDocument } from '../main/pipeline/synthetic-document'
import { launchApp, type RunningApp, removeData, SETTINGS } from './app'

let running: RunningApp
let page: Page
let folder: string
let outside: Server
let outsideUrl: string
let reached: string[]
/** Also what the content policy refused: it must not come so far. */
let complaints: string[]

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tebra-import-hostile-'))
  mkdirSync(join(folder, 'export'))
  reached = []
  complaints = []
  outside = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => void outside.listen(0, '127.0.0.1', resolve))
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  running = await launchApp()
  page = running.window
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith('app://bundle/')) complaints.push(request.url())
  })
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message())
    void dialog.dismiss()
  })
})
test.afterEach(async () => {
  await running.close()
  removeData(running)
  outside.close()
  rmSync(folder, { recursive: true, force: true })
})

const put = (name: string, content: string): void => writeFileSync(join(folder, 'export', name), content)

async function read(): Promise<void> {
  await walk.firstStart(page)
  await walk.configure(page, SETTINGS)
  await walk.createDump(page)
  await running.app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    },
    join(folder, 'export'),
  )
  await walk.button(page, 'Choose folder…').click()
  await page.locator('button:enabled', { hasText: 'Continue to Parse' }).waitFor()
  await walk.parse(page)
}

async function expectNothingRun(): Promise<void> {
  // What was asked for would need a moment to come.
  await page.waitForTimeout(300)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  expect(await page.locator('iframe, object, embed, base, form, [srcdoc], a[href^="javascript:" i]').count()).toBe(0)
  expect(
    await page.locator('img:not([src^="app:"]):not([src^="blob:"]):not([src^="./"]):not([src^="/"])').count(),
  ).toBe(0)
  expect([reached, complaints]).toEqual([[], []])
}

/** Well-formed, so that it is read; in the narrative, in names, and in an entry. */
const narrative = (url: string): string => `
  <script>window.hit = 1; fetch('${url}/script')</script><style>* { background: url(${url}/style) }</style>
  <link rel="stylesheet" href="${url}/link"/><base href="${url}/"/><meta http-equiv="refresh" content="0;url=${url}/meta"/>
  <img src="${url}/img" onerror="window.hit = 1"/><img src="x" onerror="window.hit = 1"/><iframe src="${url}/frame"/>
  <iframe srcdoc="&lt;script&gt;parent.hit = 1&lt;/script&gt;"/><object data="${url}/object"/><embed src="${url}/embed"/>
  <svg xmlns="http://www.w3.org/2000/svg" onload="window.hit = 1"><script>window.hit = 1</script>
    <image href="${url}/svg"/><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="window.hit = 1"/></foreignObject></svg>
  <math xmlns="http://www.w3.org/1998/Math/MathML" href="javascript:window.hit=1"><mtext>math words</mtext></math>
  <form action="${url}/form"><input autofocus="autofocus" onfocus="window.hit = 1"/><button>Send</button></form>
  <linkHtml href="javascript:window.hit=1">linked words</linkHtml><linkHtml href="data:text/html,x">data words</linkHtml>
  <content styleCode="Bold" onclick="window.hit = 1" style="background: url(${url}/css)">bold words</content>
  <renderMultiMedia referencedObject="${url}/media"/><video src="${url}/video" autoplay="autoplay"/>
  <table background="${url}/table"><tbody><tr><td onmouseover="window.hit = 1">cell words</td></tr></tbody></table>
  &lt;img src=x onerror="window.hit=1"&gt; escaped words`

test('a hostile narrative is shown as words: nothing is asked for, nothing runs', async () => {
  const html = `&lt;img src=${outsideUrl}/name onerror=window.hit=1&gt;`
  const patient = {
    id: 'x',
    given: html,
    family: 'Hostile',
    birthDate: '19700101',
    problems: [html],
    email: 'a@b.example',
  }
  put('hostile.xml', syntheticDocument(patient).replace('Problems in words', narrative(outsideUrl)))
  await read()
  await walk.openReview(page)
  await page.getByRole('button', { name: /^Open / }).click()
  const record = page.getByRole('dialog')
  const note = record.locator('.notes').getByRole('button', { name: /Problems/ })
  await note.click()
  await expect(record.getByText('bold words')).toBeVisible()
  for (const words of ['linked words', 'cell words', 'escaped words']) await expect(record).toContainText(words)
  await expect(record).toContainText('<img src=x onerror="window.hit=1">')
  for (const link of await record.getByText(/linked words|data words/).all()) await link.click({ force: true })
  await expectNothingRun()
})

/** Each is a name that this system takes; a name has at most 255 bytes. */
const NAMES = [
  '\u202Elmx.exe.xml',
  'two\nlines.xml',
  'bell\u0007 and escape\u001B[31m.xml',
  '<img src=x onerror=window.hit=1>.xml',
  '=cmd|calc.xml',
  '-rf.xml',
  'CON.xml',
  '😀 %n%s `id`.xml',
  `${'n'.repeat(251)}.xml`,
]

test('hostile names of files are names: shown, logged by nobody, and no formula in a table', async () => {
  test.skip(process.platform === 'win32', 'Windows takes no such names.')
  const person = (n: number) => ({ id: `n${n}`, given: '=HYPERLINK(1)', family: `Named${n}`, birthDate: '19700101' })
  for (const [n, name] of NAMES.entries()) put(name, syntheticDocument(person(n)))
  for (const name of [`broken${NAMES[3]}`, '\u202Efdp.broken\n.xml'])
    put(name, '<ClinicalDocument xmlns="urn:hl7-org:v3"><a>')
  await read()
  await expect(page.getByText('2 files could not be read', { exact: true })).toBeVisible()
  await expect(page.getByText(`broken${NAMES[3]}`).first()).toBeVisible()
  await expect(page.getByText('[U+202E]fdp.broken[U+000A].xml').first()).toBeVisible()
  await walk.openReview(page)
  await expect(page.getByRole('button', { name: /^Open / })).toHaveCount(NAMES.length)
  const table = join(folder, 'missing.csv')
  await running.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, table)
  await page.getByRole('button', { name: 'Save as table…' }).click()
  await expect.poll(() => readTable(table).length).toBe(NAMES.length + 1)
  for (const cell of readTable(table).flatMap((line) => line.split(','))) expect(cell).not.toMatch(/^"?[=+\-@\t\r]/)
  expect(readFileSync(join(running.dataDir, 'logs/shell.log'), 'utf8')).not.toMatch(/xml|cmd|nnn/)
  await expectNothingRun()
})

const readTable = (file: string): string[] => {
  try {
    return readFileSync(file, 'utf8').trim().split('\r\n')
  } catch {
    return []
  }
}
