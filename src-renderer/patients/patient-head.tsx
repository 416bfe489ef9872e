import { Button } from '@mantine/core'
import type { Demographics } from '../../src-preload/contract/record'
import type { DumpView, PatientView, ReviewView } from '../../src-preload/contract/views'
import { useAction } from '../import-api'
import { FailureNotice } from '../ui/failure-notice'
import { Notice } from '../ui/notice'
import { Pill } from '../ui/status-pill'
import { count } from '../words/format'
import { RECORD } from '../words/record'
import { PATIENTS } from '../words/review'
import {
  addressText,
  codesText,
  codeText,
  instantText,
  joined,
  languageText,
  nameText,
  telecomText,
} from './describe/text'
import { PatientTag } from './patient-columns'

interface PatientHeadProps {
  readonly patient: PatientView
  readonly dump: DumpView
  readonly onChanged: (review: ReviewView) => void
}

export function PatientHead({ patient, dump, onChanged }: PatientHeadProps) {
  const action = useAction()
  const { demographics } = patient.record
  const { read, accounted, unread } = patient.balance
  const exclude = async () => {
    const review = await action.run('patient:exclude', {
      dumpId: dump.id,
      key: patient.key,
      excluded: !patient.excluded,
    })
    if (review) onChanged(review)
  }
  return (
    <div className="patient-head">
      <div className="row">
        <PatientTag row={patient} />
        {demographics.deceased && <Pill tone="grey">{RECORD.badges.deceased}</Pill>}
        <span className="muted small tabular">{RECORD.balance(count(read), count(accounted), count(unread))}</span>
        {canDecide(dump, patient) && (
          <Button className="push-end" variant="default" size="xs" loading={action.busy} onClick={exclude}>
            {patient.excluded ? RECORD.include : RECORD.exclude}
          </Button>
        )}
      </div>
      {action.failure && <FailureNotice failure={action.failure} />}
      {patient.conflict && <Conflict patient={patient} />}
      {patient.excluded && <Notice tone="blue">{RECORD.excludedNote}</Notice>}
      {patient.missingContact && <Notice tone="amber">{RECORD.missingNote}</Notice>}
      <dl className="person">
        {personFacts(demographics, patient.provider).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || <span className="muted">{RECORD.notSaid}</span>}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Until nobody asks any more: whoever was left out by mistake can be brought back, also after the end. */
const canDecide = ({ stage, running }: DumpView, { upload }: PatientView): boolean =>
  !running && stage !== 'cancelled' && upload !== 'confirmed'

/** Whom the documents are of, so that the owner sees which of them is wrong. */
const Conflict = ({ patient: { excluded, people = [] } }: { patient: PatientView }) => (
  <>
    {!excluded && <Notice tone="amber">{RECORD.conflictNote}</Notice>}
    <dl className="person">
      {people.map(({ file, name, birthDate }) => (
        <div key={file}>
          <dt className="break">{file}</dt>
          <dd>{joined([name || PATIENTS.unnamed, instantText(birthDate)])}</dd>
        </div>
      ))}
    </dl>
  </>
)

/** SSN root: the number itself is not shown. */
const SSN = '2.16.840.1.113883.4.1'

type Fact = readonly [label: string, value: string]

/** The first rows are always there, also when the documents are silent; the rest only when they speak. */
function personFacts(person: Demographics, provider: string | undefined): readonly Fact[] {
  const telecoms = (kind: 'phone' | 'email') =>
    joined(person.telecoms.filter((one) => one.kind === kind).map(telecomText))
  const always: Fact[] = [
    [RECORD.born, instantText(person.birthDate)],
    [RECORD.gender, codeText(person.gender)],
    [RECORD.phone, telecoms('phone')],
    [RECORD.email, telecoms('email')],
    [RECORD.address, person.addresses.map(addressText).join('; ')],
    [RECORD.provider, provider ?? ''],
  ]
  const sometimes: Fact[] = [
    [RECORD.language, joined((person.languages ?? []).map(languageText))],
    [RECORD.race, codesText(person.races)],
    [RECORD.ethnicity, codesText(person.ethnicities)],
    [RECORD.marital, codeText(person.maritalStatus)],
    [RECORD.religion, codeText(person.religion)],
    [
      RECORD.guardian,
      (person.guardians ?? []).map(({ name, relationship }) => joined([name, codeText(relationship)])).join('; '),
    ],
    [RECORD.otherNames, joined(person.names.slice(1).map(nameText))],
    [RECORD.ids, joined(person.ids.map(({ root, extension }) => (root === SSN ? RECORD.ssn : (extension ?? root))))],
  ]
  return [...always, ...sometimes.filter(([, value]) => value !== '')]
}
