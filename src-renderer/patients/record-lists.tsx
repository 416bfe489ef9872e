import type { Provider } from '../../src-preload/contract/data-types'
import type { DocumentHeader, PatientFile, PatientRecord, Warning } from '../../src-preload/contract/record'
import { UNMATCHED } from '../words/files'
import { bytes } from '../words/format'
import { RECORD, roleName } from '../words/record'
import { warningText } from '../words/warnings'
import { codeText, instantText, joined, providersText, providerText, sectionName } from './describe/text'

interface PlainLine {
  readonly title: string
  readonly text: string
}

/** Lists that need no more than a line and what belongs to it. */
const Lines = ({ lines }: { lines: readonly PlainLine[] }) => (
  <ul className="statements">
    {lines.map(({ title, text }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no id that may stand in the page.
      <li key={index} className="statement">
        <div className="strong break">{title}</div>
        {text !== '' && <div className="muted small break">{text}</div>}
      </li>
    ))}
  </ul>
)

export const FileList = ({ files }: { files: readonly PatientFile[] }) => (
  <Lines
    lines={files.map(({ name, mediaType, bytes: size, pages, match }) => ({
      title: name,
      text: joined([
        UNMATCHED.kinds[mediaType] ?? mediaType,
        pages === undefined ? '' : UNMATCHED.pages(pages),
        bytes(size),
        RECORD.fileMatch[match],
      ]),
    }))}
  />
)

export const ProviderList = ({ providers }: { providers: readonly Provider[] }) => (
  <Lines
    lines={providers.map((provider) => ({
      title: providerText(provider) || RECORD.unnamed,
      text: joined([
        provider.npi && `NPI ${provider.npi}`,
        provider.invalidNpi && RECORD.invalidNpi(provider.invalidNpi),
        provider.role && roleName(provider.role),
        codeText(provider.specialty),
      ]),
    }))}
  />
)

export const DocumentList = ({ documents }: { documents: readonly DocumentHeader[] }) => (
  <Lines
    lines={documents.map((document) => ({
      title: document.title || codeText(document.code) || RECORD.unnamed,
      text: joined([instantText(document.time), document.custodian, providersText(document.authors), document.file]),
    }))}
  />
)

export const WarningList = ({ warnings }: { warnings: PatientRecord['warnings'] }) => (
  <Lines lines={warnings.map((warning) => ({ title: warningText(warning.code), text: warningPlace(warning) }))} />
)

const warningPlace = ({ file, section, entry }: Warning): string =>
  joined([file, section && sectionName(section), entry === undefined ? '' : RECORD.entry(entry)], ' · ')
