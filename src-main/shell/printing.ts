import { writeFile } from 'node:fs/promises'
import { app, type BrowserWindow } from 'electron'
import { type FailureCode, fail, ok, type Result } from '../../src-preload/contract/result'
import { choosePdfFile } from './dialogs'

/** Letter is the paper of these countries, and where the system names none, as Tebra's clinics are in the first. */
const LETTER_COUNTRIES = ['', 'US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'PR']
const paper = (): 'Letter' | 'A4' => (LETTER_COUNTRIES.includes(app.getLocaleCountryCode()) ? 'Letter' : 'A4')

const WRITE_FAILURES: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EROFS: 'disk_read_only',
  EACCES: 'disk_read_only',
  EPERM: 'disk_read_only',
}

/** Prints what the window shows: the renderer's print styles leave the receipt alone on the page. */
export async function saveReceiptPdf(
  window: BrowserWindow,
  dumpId: string,
): Promise<Result<{ readonly saved: boolean }>> {
  const file = await choosePdfFile(window, dumpId)
  if (file === undefined) return ok({ saved: false })
  const pdf = await window.webContents.printToPDF({ pageSize: paper(), printBackground: true })
  try {
    await writeFile(file, pdf)
    return ok({ saved: true })
  } catch (error) {
    return fail(WRITE_FAILURES[(error as NodeJS.ErrnoException).code ?? ''] ?? 'path_unreadable')
  }
}

/** False when the owner closed the print dialog, or there is no printer. */
export function printReceipt(window: BrowserWindow): Promise<Result<{ readonly printed: boolean }>> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (printed) => resolve(ok({ printed })))
  })
}
