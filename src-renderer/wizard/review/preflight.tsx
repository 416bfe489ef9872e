import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Step } from '../../../src-preload/contract/steps'
import type { CheckState, PatientFilter, PreflightItem, ReviewView } from '../../../src-preload/contract/views'
import { useWindowState } from '../../window-state'
import { PREFLIGHT, REVIEW } from '../../words/review'

const ICONS = { pass: IconCircleCheck, warn: IconAlertTriangle, block: IconCircleX } as const
const ORDER: readonly CheckState[] = ['block', 'warn', 'pass']

/** Where a line's action leads. */
type Fix =
  | { readonly step: Step }
  | { readonly patients: PatientFilter }
  | { readonly to: 'providers' | 'files' | 'fields' | 'again' | 'readAgain' }
const FIXES: Readonly<Partial<Record<PreflightItem['code'], Fix>>> = {
  files_failed: { step: 'parse' },
  files_changed: { to: 'readAgain' },
  statements_unread: { patients: 'warnings' },
  contact_info: { patients: 'missing_contact' },
  patient_conflicts: { patients: 'conflict' },
  providers_mapped: { to: 'providers' },
  default_provider: { step: 'configure' },
  patients_without_id: { patients: 'warnings' },
  unmatched_files: { to: 'files' },
  workspace_reachable: { to: 'again' },
  required_fields: { to: 'fields' },
  required_values: { to: 'fields' },
  something_to_import: { patients: 'all' },
}

interface PreflightProps {
  readonly dumpId: string
  readonly review: ReviewView
  readonly busy: boolean
  readonly goTo: (step: Step) => void
  /** Stands beside the line of missing contact info. */
  readonly contactFix: ReactNode
  readonly onShowPatients: () => void
  readonly onShowProviders: () => void
  readonly onShowFiles: () => void
  readonly onShowFields: () => void
  readonly onCheckAgain: () => void
  readonly onReadAgain: () => void
}

export function Preflight(props: PreflightProps) {
  const { review, busy } = props
  const showPatients = useWindowState((state) => state.showPatients)
  const searchPatients = useWindowState((state) => state.searchPatients)
  const items = [...review.preflight].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
  const follow = (fix: Fix) => {
    if ('step' in fix) return props.goTo(fix.step)
    if ('patients' in fix) {
      showPatients(fix.patients)
      // Those of the line, whatever was searched for before.
      searchPatients(props.dumpId, '')
      return props.onShowPatients()
    }
    const lead = {
      providers: props.onShowProviders,
      files: props.onShowFiles,
      fields: props.onShowFields,
      again: props.onCheckAgain,
      readAgain: props.onReadAgain,
    }
    return lead[fix.to]()
  }
  return (
    <section className="stack-sm" aria-labelledby="preflight" aria-busy={busy}>
      <div className="section-head">
        <h3 id="preflight">{REVIEW.checklist}</h3>
        <span className={review.blocked ? 'small warn-text' : 'small muted'} role="status">
          {review.blocked ? REVIEW.blocked : REVIEW.ready}
        </span>
      </div>
      <ul className="card checklist">
        {items.map((item) => (
          <CheckLine key={item.code} item={item} fix={fixOf(item, review)} onFix={follow}>
            {item.code === 'contact_info' && item.state !== 'pass' && props.contactFix}
          </CheckLine>
        ))}
      </ul>
    </section>
  )
}

/** An email that is demanded of everyone has no field to fill in here: it comes from Tebra. */
const fixOf = ({ code }: PreflightItem, { requiredFields }: ReviewView): Fix | undefined =>
  code === 'required_values' && requiredFields.length === 0 ? undefined : FIXES[code]

interface CheckLineProps {
  readonly item: PreflightItem
  readonly fix: Fix | undefined
  readonly onFix: (fix: Fix) => void
  readonly children: ReactNode
}

function CheckLine({ item, fix, onFix, children }: CheckLineProps) {
  const words = PREFLIGHT[item.code]
  const Icon = ICONS[item.state]
  return (
    <li className={`check check-${item.state}`}>
      <Icon size={20} stroke={1.75} className="check-icon" role="img" aria-label={REVIEW.checklistState[item.state]} />
      <div className="check-text">
        <span className="strong">{words.title}</span>
        <span className="muted tabular">{words.text(item)}</span>
      </div>
      <div className="check-actions">
        {children}
        {fix && item.state !== 'pass' && words.action !== undefined && (
          <Button variant="default" size="xs" aria-label={`${words.action}: ${words.title}`} onClick={() => onFix(fix)}>
            {words.action}
          </Button>
        )}
      </div>
    </li>
  )
}
