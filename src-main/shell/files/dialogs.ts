import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { TrailFormat } from '../../../src-preload/contract/audit'
import type { TableName } from '../../../src-preload/contract/views'

const CLINICAL = ['ccda', 'xml', 'ccd', 'cda', 'zip']

/** Undefined when the owner closed the dialog. One dialog cannot choose both folders and files on Windows and Linux. */
export async function chooseSources(
  window: BrowserWindow,
  kind: 'folder' | 'files',
): Promise<readonly string[] | undefined> {
  const chosen = await dialog.showOpenDialog(window, {
    title: kind === 'folder' ? 'Choose the folder with the Tebra export' : 'Choose the Tebra export',
    defaultPath: app.getPath('downloads'),
    properties: [kind === 'folder' ? 'openDirectory' : 'openFile', 'multiSelections'],
    filters: [
      { name: 'Tebra export (ZIP, C-CDA)', extensions: CLINICAL },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return chosen.canceled || chosen.filePaths.length === 0 ? undefined : chosen.filePaths
}

/** The owner's own table of patients with their email addresses and phone numbers. */
export async function chooseContacts(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Choose a table with email and phone',
    defaultPath: app.getPath('downloads'),
    properties: ['openFile'],
    filters: [
      { name: 'Tables (CSV, XLSX)', extensions: ['csv', 'xlsx', 'txt', 'tsv'] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return chosen.canceled ? undefined : chosen.filePaths[0]
}

/** A dump id is made of letters, digits and dashes; whatever else it were must not steer where a file goes. */
const safeName = (dumpId: string): string => dumpId.replaceAll(/[^A-Za-z0-9-]/g, '_')

const TABLE_FILES = {
  missing_contact: {
    title: 'Save the patients without contact info',
    name: 'Tebra patients without contact info',
    type: 'csv',
  },
  receipt_csv: { title: 'Save the import receipt as a table', name: 'Tebra import receipt', type: 'csv' },
  receipt_json: { title: 'Save the import receipt as data', name: 'Tebra import receipt', type: 'json' },
} as const satisfies Readonly<Record<TableName, object>>

export async function chooseTableFile(
  window: BrowserWindow,
  dumpId: string,
  table: TableName,
): Promise<string | undefined> {
  const { title, name, type } = TABLE_FILES[table]
  const chosen = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(app.getPath('documents'), `${name} ${safeName(dumpId)}.${type}`),
    filters: [{ name: type.toUpperCase(), extensions: [type] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  return chosen.canceled || !chosen.filePath ? undefined : chosen.filePath
}

export async function chooseTrailFile(window: BrowserWindow, format: TrailFormat): Promise<string | undefined> {
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save the audit trail',
    defaultPath: join(app.getPath('documents'), `Tebra import audit trail.${format}`),
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  return chosen.canceled || !chosen.filePath ? undefined : chosen.filePath
}

export async function chooseSupportFile(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save the support bundle',
    defaultPath: join(app.getPath('documents'), 'Tebra import support.json'),
    filters: [{ name: 'JSON', extensions: ['json'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  return chosen.canceled || !chosen.filePath ? undefined : chosen.filePath
}

export async function choosePdfFile(window: BrowserWindow, dumpId: string): Promise<string | undefined> {
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save the import receipt',
    defaultPath: join(app.getPath('documents'), `Tebra import receipt ${safeName(dumpId)}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  return chosen.canceled || !chosen.filePath ? undefined : chosen.filePath
}
