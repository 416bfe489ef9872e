import { app, type BrowserWindow } from 'electron'
import { ok, type Result } from '../../../src-preload/contract/result'
import { choosePdfFile } from './dialogs'
import { saveFile } from './save-file'

/** Letter is the paper of these countries, and where the system names none, as Tebra's clinics are in the first. */
const LETTER_COUNTRIES = ['', 'US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'PR']
const paper = (): 'Letter' | 'A4' => (LETTER_COUNTRIES.includes(app.getLocaleCountryCode()) ? 'Letter' : 'A4')

/** Prints what the window shows: the renderer's print styles leave the receipt alone on the page. */
export async function saveReceiptPdf(
  window: BrowserWindow,
  dumpId: string,
): Promise<Result<{ readonly saved: boolean }>> {
  const file = await choosePdfFile(window, dumpId)
  if (file === undefined) return ok({ saved: false })
  const pdf = await window.webContents.printToPDF({ pageSize: paper(), printBackground: true })
  return await saveFile(file, pdf)
}

/** False when the owner closed the print dialog, or there is no printer. */
export function printReceipt(window: BrowserWindow): Promise<Result<{ readonly printed: boolean }>> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (printed) => resolve(ok({ printed })))
  })
}
