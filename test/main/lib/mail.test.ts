import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../src-main/ccda/read-document'
import { sniff } from '../../../src-main/intake/sniff/sniff'
import { isMail, MAIL_HEAD_BYTES, mailBodies } from '../../../src-main/lib/mail'
import { documentWith, section } from '../ccda/document'

const DOCUMENT = documentWith(section({ code: '10164-2', text: 'Zoë is well' }))
const TYPED = 'Content-Type: text/xml'
const multipart = (boundary: string, ...parts: readonly string[]): string =>
  `Content-Type: multipart/mixed; boundary="${boundary}"\n\n${body(boundary, ...parts)}`
const body = (boundary: string, ...parts: readonly string[]): string =>
  `${parts.map((part) => `--${boundary}\n${part}\n`).join('')}--${boundary}--\n`
const bodiesOf = (text: string): readonly string[] => [...mailBodies(Buffer.from(text))].map(String)

/** What sorts files calls it clinical; what reads them finds the note. */
const verdicts = (bytes: Uint8Array): readonly [boolean, boolean] => {
  const sniffed = sniff(bytes.subarray(0, MAIL_HEAD_BYTES), 'mail')
  const reading = readDocument(bytes, 'mail')
  return [
    'kind' in sniffed && sniffed.kind === 'clinical',
    reading.ok && reading.value.notes[0]?.html === 'Zoë is well',
  ]
}

describe('who sorts and who reads agree that it is mail', () => {
  test.each([
    ['more headers than 4 KB', `${'Received: from example.org\r\n'.repeat(400)}${TYPED}\r\n\r\n${DOCUMENT}`],
    ['no space behind the colon', `MIME-Version:1.0\n${TYPED}\n\n${DOCUMENT}`],
    ['a space before the colon', `Content-Type : text/xml\n\n${DOCUMENT}`],
    ['lines that end in CR', `From: a@example.org\r${TYPED}\r\r${DOCUMENT}`],
    ['line ends of two kinds', `${TYPED}\n\r\n${DOCUMENT}`],
    ['a blank line with a space', `${TYPED}\r\n \r\n${DOCUMENT}`],
    ['a byte order mark first', `\uFEFF${TYPED}\n\n${DOCUMENT}`],
    ['beginning with its first boundary', body('b', `${TYPED}\n\n${DOCUMENT}`)],
    ['a boundary with a space', multipart('a b', `${TYPED}\n\n${DOCUMENT}`)],
    [
      'a boundary on a folded line',
      `Content-Type: multipart/mixed;\n\tboundary=b\n\n${body('b', `${TYPED}\n\n${DOCUMENT}`)}`,
    ],
    ['a boundary that begins with the other', multipart('b', multipart('b-2', `${TYPED}\n\n${DOCUMENT}`))],
    ['a boundary of punctuation', multipart("=_(b)+'?.*", `${TYPED}\n\n${DOCUMENT}`)],
    ['a part with another header only', multipart('b', `Content-Disposition: attachment\n\n${DOCUMENT}`)],
    ['a part without headers', multipart('b', `\n${DOCUMENT}`)],
    ['the last part not closed', multipart('b', `${TYPED}\n\n${DOCUMENT}`).replace('--b--', '')],
    ['a line between the headers that is none', `From: a@example.org\nHello there\n${TYPED}\n\n${DOCUMENT}`],
    [
      'a document behind the closing boundary',
      `${multipart('b', 'Content-Type: text/plain\n\nHi')}${TYPED}\n\n${DOCUMENT}`,
    ],
    ['a folded header in brackets', `Message-ID:\n <1@example.org>\n${TYPED}\n\n${DOCUMENT}`],
    ['the first line of a mailbox', `From a@example.org Mon Nov 23 20:00:00 2026\n${TYPED}\n\n${DOCUMENT}`],
    ['a page first', multipart('b', 'Content-Type: text/html\n\n<p>ClinicalDocument</p>', `${TYPED}\n\n${DOCUMENT}`)],
  ])('%s', (_name, text) => {
    expect(isMail(Buffer.from(text))).toBe(true)
    expect(verdicts(Buffer.from(text))).toEqual([true, true])
  })
})

describe('who sorts and who reads agree that it is not', () => {
  const nested = ['d', 'c', 'b', 'a'].reduce((part, boundary) => multipart(boundary, part), `${TYPED}\n\n${DOCUMENT}`)

  test.each([
    ['no blank line', `${TYPED}\n${DOCUMENT}`],
    ['no header of MIME', `Name: value\n\n${DOCUMENT}`],
    ['a header of MIME behind the blank line', `Name: value\n\n${TYPED}\n\n${DOCUMENT}`],
    ['a multipart in a multipart, and so on', nested],
    ['headers without end', `${'Name: value\n'.repeat(6_000)}${TYPED}\n\n${DOCUMENT}`],
    ['headers in UTF-16', Buffer.from(`\uFEFF${TYPED}\n\n${DOCUMENT}`, 'utf16le')],
  ])('%s', (_name, content) => {
    expect(verdicts(Buffer.from(content))).toEqual([false, false])
  })
})

test.each([
  ['<?xml version="1.0"?><ClinicalDocument/>'],
  ['<!-- Content-Type: text/xml --><ClinicalDocument/>'],
  ['<Content-Type: text/xml\n\n'],
  ['note: not a mail header\n<ClinicalDocument/>'],
  ['Name: value\r\n'.repeat(300)],
  [`--${'-'.repeat(60_000)}`],
  [''],
])('%# is not mail', (text) => {
  expect(isMail(Buffer.from(text))).toBe(false)
  expect(bodiesOf(text)).toEqual([])
})

test('each part is decoded by itself', () => {
  const text = multipart(
    'b',
    'Content-Type: text/plain\n\nHi --b you',
    'Content-Transfer-Encoding: BASE64\n\nWm/Dqw==',
    'Content-Transfer-Encoding: quoted-printable\n\nZo=C3=\n=AB',
  )
  expect(bodiesOf(text)).toEqual(['Hi --b you', 'Zoë', 'Zoë', ''])
})
