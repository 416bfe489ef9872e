import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PatientRecord } from '../../src-preload/contract/record'
import { RECORD } from '../words/record'
import { Measurements } from './measurements'
import { Notes } from './notes'
import { DocumentList, FileList, ProviderList, WarningList } from './record-lists'
import { type Part, partsOf, sectionId, silentKinds } from './record-parts'
import { Statements } from './statements'
import { TrendCharts } from './trend-charts'

/** Everything of a patient, and by name what the documents are silent about: silence is not "none". */
export function RecordSections({ record }: { record: PatientRecord }) {
  const parts = partsOf(record)
  const silent = silentKinds(record)
  return (
    <>
      {parts.length === 0 && <p className="muted">{RECORD.nothing}</p>}
      {parts.map(({ name, title }) => (
        <section key={name} className="record-section" aria-labelledby={sectionId(name)}>
          <Title order={3} id={sectionId(name)} tabIndex={-1}>
            {title}
          </Title>
          {partContent(name, record)}
        </section>
      ))}
      {silent.length > 0 && (
        <p className="muted small">
          {RECORD.silent}: {silent.join(', ').toLowerCase()}.
        </p>
      )}
    </>
  )
}

function partContent(name: Part['name'], record: PatientRecord): ReactNode {
  switch (name) {
    case 'vitals':
    case 'results':
      return (
        <>
          <TrendCharts kind={name} rows={record[name]} />
          <Measurements kind={name} rows={record[name]} />
        </>
      )
    case 'notes':
      return <Notes notes={record.notes} />
    case 'files':
      return <FileList files={record.files} />
    case 'providers':
      return <ProviderList providers={record.providers} />
    case 'documents':
      return <DocumentList documents={record.documents} />
    case 'warnings':
      return <WarningList warnings={record.warnings} />
    default:
      return <Statements kind={name} rows={record[name]} />
  }
}
