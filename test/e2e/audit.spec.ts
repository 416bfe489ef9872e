import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { configure, createDump, firstStart } from '../../scripts/lib/walk.mjs'
import type { AuditRow } from '../../src-preload/contract/audit'
import { SETTINGS, test } from './app'

test('the audit trail is shown in words, by import, checked anew, and saved with its chain', async ({
  running: { app },
  page,
  folder,
}) => {
  const table = page.getByRole('table', { name: 'Audit trail' })
  await firstStart(page)
  await configure(page, SETTINGS)
  const dumpId = await createDump(page)
  await page.getByRole('navigation').getByRole('button', { name: 'Audit trail' }).click()
  await expect(page.getByText('Unbroken:')).toBeVisible()
  await expect(table.getByRole('row')).toHaveCount(4)
  await expect(table.getByRole('row').nth(1)).toContainText('Dump created')
  await expect(table.getByRole('row').nth(3)).toContainText('Workspace chosen')

  await page.getByRole('combobox', { name: 'Import' }).click()
  await page.getByRole('option', { name: dumpId }).click()
  await expect(table.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('Unbroken: 3 entries checked')).toBeVisible()

  const file = join(folder, 'trail.json')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: 'Save…' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Save as JSON…' }).press('Enter')
  await expect(page.getByText('The audit trail was saved')).toBeVisible()
  const saved = JSON.parse(readFileSync(file, 'utf8')) as { head: string; entries: AuditRow[] }
  expect(saved.entries.map(({ action }) => action)).toEqual([
    'workspace_chosen',
    'settings_saved',
    'dump_created',
    'trail_made',
  ])
  const { sequence, at, who, action, detail, previousHash, hash } = saved.entries[3]!
  const fields = [sequence, at, who, action, null, detail, null, null, previousHash]
  expect(createHash('sha256').update(JSON.stringify(fields)).digest('hex')).toBe(hash)
  expect(saved.head).toBe(hash)

  await page.getByRole('navigation').getByRole('button', { name: 'Tebra', exact: true }).click()
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find(({ label }) => label === 'Audit trail')?.click()
  })
  await expect(page.getByRole('heading', { name: 'Audit trail' })).toBeFocused()
})
