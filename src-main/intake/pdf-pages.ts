/** How many pages a PDF has. Its objects are listed, nothing of it is run, drawn or decoded. */

export const PDF = 'application/pdf'

/** Undefined for anything but a PDF, and for one whose page tree cannot be read (damaged, encrypted throughout). */
export async function pdfPages(bytes: Uint8Array, mediaType: string): Promise<number | undefined> {
  if (mediaType !== PDF) return undefined
  // Loaded with the first PDF: most workers never see one.
  const { ParseSpeeds, PDFDocument } = await import('@cantoo/pdf-lib')
  try {
    const document = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      updateMetadata: false,
      warnOnInvalidObjects: false,
      // Otherwise the library says on the console that it drops them.
      preserveXFA: true,
      parseSpeed: ParseSpeeds.Fast,
    })
    return document.getPageCount()
  } catch {
    return undefined
  }
}
