import { UnstyledButton } from '@mantine/core'
import { createContext, useContext, useId, useState } from 'react'
import type { Source } from '../../src-preload/contract/data-types'
import { useCall } from '../import-api'
import { Loaded } from '../ui/loading'
import { SOURCE } from '../words/files'
import { sourceText } from './describe/text'

interface PatientPlace {
  readonly dumpId: string
  readonly key: string
}

/** Whose record is shown. Without it there is no file to look into, and no disclosure. */
export const PatientContext = createContext<PatientPlace | undefined>(undefined)

/** Notes are whole sections, which stand there in full; everything else is one entry. */
const hasEntry = ({ section, entry }: Source): boolean => entry > 0 || section === 'header'

export interface SourceDisclosure {
  readonly id: string
  readonly isOpen: boolean
  readonly toggle: () => void
  readonly patient: PatientPlace | undefined
}

export function useSource(source: Source): SourceDisclosure {
  const patient = useContext(PatientContext)
  const [isOpen, setOpen] = useState(false)
  return { id: useId(), isOpen, toggle: () => setOpen(!isOpen), patient: hasEntry(source) ? patient : undefined }
}

/** File, section, entry; and the way to the entry itself. */
export function SourcePlace({ source, disclosure }: { source: Source; disclosure: SourceDisclosure }) {
  const { id, isOpen, toggle, patient } = disclosure
  const place = sourceText(source)
  const words = isOpen ? SOURCE.hide : SOURCE.show
  return (
    <>
      <span title={source.file}>{place}</span>
      {patient && (
        <UnstyledButton
          className="source-toggle"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={`${words}: ${place}`}
          onClick={toggle}
        >
          {words}
        </UnstyledButton>
      )}
    </>
  )
}

/** The entry as the file has it, once it was asked for. */
export function SourceXml({ source, disclosure }: { source: Source; disclosure: SourceDisclosure }) {
  const { id, isOpen, patient } = disclosure
  return (
    <div id={id} hidden={!isOpen}>
      {isOpen && patient && <Fragment source={source} patient={patient} />}
    </div>
  )
}

function Fragment({ source, patient }: { source: Source; patient: PatientPlace }) {
  const { file, section, entry } = source
  const fragment = useCall('patient:source', { ...patient, file, section, entry })
  return (
    <div className="source-fragment">
      <Loaded from={fragment} lines={4} height={14}>
        {({ xml, changed }) => (
          <>
            {changed && (
              <p className="warn-text small" role="status">
                {SOURCE.changed}
              </p>
            )}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
            <section className="source-xml" tabIndex={0} aria-label={`${SOURCE.show}: ${sourceText(source)}`}>
              <pre>{xml}</pre>
            </section>
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Where it stands, and what stands there. */
export function SourceLine({ source }: { source: Source }) {
  const disclosure = useSource(source)
  return (
    <>
      <div className="source">
        <SourcePlace source={source} disclosure={disclosure} />
      </div>
      <SourceXml source={source} disclosure={disclosure} />
    </>
  )
}
