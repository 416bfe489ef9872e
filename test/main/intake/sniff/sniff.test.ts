import { describe, expect, test } from 'vitest'
import { sniff } from '../../../../src-main/intake/sniff/sniff'
import { CLINICAL, JPEG, PDF, PNG, RTF, utf16 } from '../fixtures'
import { makeZip } from '../make-zip'

const bytes = (content: string | Uint8Array): Uint8Array => Buffer.from(content)
const kindOf = (content: string | Uint8Array, name: string): string => {
  const sniffed = sniff(bytes(content), name)
  if ('failure' in sniffed) return sniffed.failure
  return sniffed.kind === 'zip' ? 'zip' : `${sniffed.kind} ${sniffed.mediaType}`
}
const BODY = '<ClinicalDocument xmlns="urn:hl7-org:v3"/>'
const mime = (encoding: string, body: string): string =>
  `MIME-Version: 1.0\r\nContent-Type: text/xml;\r\n charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`

describe('a clinical document', () => {
  test.each([
    ['with declaration', CLINICAL],
    ['without declaration', BODY],
    ['UTF-8 with BOM', `\uFEFF${CLINICAL}`],
    ['UTF-16 LE', utf16(CLINICAL)],
    ['UTF-16 BE', utf16(CLINICAL, true)],
    ['UTF-16 LE without BOM', Buffer.from(CLINICAL, 'utf16le')],
    ['UTF-16 BE without BOM', Buffer.from(BODY, 'utf16le').swap16()],
    ['CP1252 bytes', Buffer.from(`<!-- caf\xe9 -->${BODY}`, 'latin1')],
    ['prefixed root', '<n1:ClinicalDocument xmlns:n1="urn:hl7-org:v3"/>'],
    ['blank lines first', `\r\n\n  ${BODY}`],
    ['comment, instruction', `<?xml version="1.0"?><?xml-stylesheet href="CDA.xsl"?>\n<!-- <html> -->\n${BODY}`],
    ['doctype with subset', `<!DOCTYPE x [<!ENTITY a "b">\n]>${BODY}`],
    ['cut in its root tag', '<?xml version="1.0"?><ClinicalDocument'],
    ['cut later', CLINICAL.slice(0, -10)],
    ['mail headers', mime('7bit', BODY)],
    ['quoted-printable', mime('quoted-printable', '<Clinical=\r\nDocument xmlns=3D"urn:hl7-org:v3"/>')],
    ['base64', mime('base64', Buffer.from(CLINICAL).toString('base64'))],
    ['base64 of UTF-16', mime('base64', utf16(CLINICAL).toString('base64'))],
    [
      'multipart',
      `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="=_b"\n\n--=_b\nContent-Type: text/plain\n\nHi\n--=_b\nContent-Type: text/xml\n\n${BODY}\n--=_b--\n`,
    ],
    ['stray text first', `junk\n${BODY}`],
  ])('%s', (_, content) => {
    expect(kindOf(content, 'a.xml')).toBe('clinical text/xml')
  })

  test.each(['a.ccda', 'a.CCD', 'a.txt', 'a.old', 'Clinical_Document', 'a.pdf'])('whatever its name: %s', (name) => {
    expect(kindOf(CLINICAL, name)).toBe('clinical text/xml')
  })
})

describe('not a clinical document', () => {
  test.each([
    ['another root', '<?xml version="1.0"?><Bundle/>', 'a.xml', 'not_clinical_document'],
    ['a root that only begins so', '<ClinicalDocumentSet/>', 'a.xml', 'not_clinical_document'],
    ['nested in another root', `<Envelope>${BODY}</Envelope>`, 'a.xml', 'not_clinical_document'],
    ['in a comment', `<!-- ${BODY} -->`, 'a.xml', 'not_clinical_document'],
    ['a closing tag', '</ClinicalDocument>', 'a.xml', 'not_clinical_document'],
    ['text', 'hello', 'a.ccda', 'not_clinical_document'],
    ['XML under another name', '<?xml version="1.0"?><Bundle/>', 'a.txt', 'not_clinical_document'],
    ['nothing', '', 'a.xml', 'file_empty'],
    ['PDF', PDF, 'a.xml', 'wrong_type'],
    ['PNG', PNG, 'a.ccda', 'wrong_type'],
    ['JPEG', JPEG, 'a.ccd', 'wrong_type'],
    ['ZIP', makeZip([{ name: 'a' }]), 'a.xml', 'wrong_type'],
    ['text that mentions it', `# About\n${BODY}`, 'README.md', 'unsupported_file'],
  ])('%s', (_, content, name, expected) => {
    expect(kindOf(content, name)).toBe(expected)
  })
})

describe('patient files', () => {
  const docx = makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'word/document.xml' }])
  const xlsx = makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: 'xl/workbook.xml' }])
  const ole = Buffer.from('d0cf11e0a1b11ae100', 'hex')
  test.each([
    [PDF, 'a.pdf', 'document application/pdf'],
    [`\n\n${PDF}`, 'a.pdf', 'document application/pdf'],
    [PDF, 'scan', 'document application/pdf'],
    [PNG, 'a.png', 'document image/png'],
    [PNG, 'a.jpg', 'document image/png'],
    [JPEG, 'a.jpeg', 'document image/jpeg'],
    [Buffer.from('49492a0008000000', 'hex'), 'a.tif', 'document image/tiff'],
    [Buffer.from('4d4d002a00000008', 'hex'), 'a.TIFF', 'document image/tiff'],
    [RTF, 'a.rtf', 'document application/rtf'],
    [RTF, 'a.doc', 'document application/rtf'],
    [ole, 'a.doc', 'document application/msword'],
    [docx, 'a.docx', 'document application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [xlsx, 'a.xlsx', 'other application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['Name,Email\n', 'a.csv', 'other text/csv'],
    ['A note.\n', 'a.txt', 'document text/plain'],
    [utf16('A note.'), 'a.txt', 'document text/plain'],
    [Buffer.from([1, 2, 3, 0]), 'a.txt', 'unsupported_file'],
    ['no PDF', 'a.pdf', 'wrong_type'],
    [makeZip([{ name: 'a' }]), 'a.pdf', 'wrong_type'],
    [makeZip([{ name: 'a' }]), 'a.zip', 'zip'],
    [makeZip([{ name: 'a' }]), 'a.zip (1)', 'zip'],
    [makeZip([{ name: 'mimetype' }]), 'a.odt', 'unsupported_file'],
    ['no ZIP', 'a.zip', 'zip_damaged'],
    ['# Hello', 'README.md', 'unsupported_file'],
    ['a\tb', 'index.tsv', 'unsupported_file'],
    ['MZ\x90\0', 'a.exe', 'unsupported_file'],
    [ole, 'a.xls', 'unsupported_file'],
  ])('%#: %s as %s', (content, name, expected) => {
    expect(kindOf(content, name)).toBe(expected)
  })
})
