/** How many pages a PDF has. Its objects are listed, nothing of it is run, drawn or decoded. */

export const PDF = 'application/pdf'

/** Undefined for anything but a PDF, and for one whose page tree cannot be read (damaged, encrypted throughout). */
export async function pdfPages(bytes: Uint8Array, mediaType: string): Promise<number | undefined> {
  if (mediaType !== PDF) return undefined
  // Loaded with the first PDF: most workers never see one. Of the library the parser alone: its `PDFDocument` brings
  // the fonts, forms and colours along.
  const { PDFCatalog, PDFPageLeaf, PDFParser } = await import('@cantoo/pdf-lib')
  try {
    const context = await PDFParser.forBytesWithOptions(bytes).parseDocument()
    const catalog = context.lookup(context.trailerInfo.Root)
    if (!(catalog instanceof PDFCatalog)) return undefined
    let pages = 0
    catalog.Pages().traverse((node) => {
      if (node instanceof PDFPageLeaf) pages += 1
    })
    return pages
  } catch {
    return undefined
  }
}
