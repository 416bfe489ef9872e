import { useRef, useState } from 'react'
import type { Stage } from '../../../src-preload/contract/steps'
import type { DumpView, ReviewView } from '../../../src-preload/contract/views'
import { type Loading, useAction, useCall } from '../../import-api'
import { PatientTable } from '../../patients/patient-table'
import { ProviderMappings } from '../../providers/provider-mappings'
import { isUnusable } from '../../start/gate'
import { Actions } from '../../ui/actions'
import { Heading } from '../../ui/heading'
import { Loaded } from '../../ui/loading'
import { SaveTable } from '../../ui/save-table'
import { PROVIDERS } from '../../words/home'
import { PATIENTS, REVIEW, SAVE_TABLE } from '../../words/review'
import { useWorkspace } from '../../workspace'
import type { StepProps } from '../steps'
import { UnusableDump } from '../unusable-dump'
import { Approval } from './approval'
import { Balance } from './balance'
import { FillContacts } from './fill-contacts'
import { Preflight } from './preflight'
import { Preview } from './preview'
import { RequiredFields } from './required-fields'
import { type Reviewed, useReviewed } from './reviewed'
import { UnmatchedFiles } from './unmatched-files'

/** Stage 2 has begun: that nothing was written is no longer so. */
const hasWritten = ({ stage, map }: DumpView): boolean => map.unitsDone > 0 || BEYOND.includes(stage)
const BEYOND: readonly Stage[] = ['mapping', 'completed', 'failed']

/** The checkpoint: everything is seen here before anything is written. */
export function ReviewStep(props: StepProps) {
  const { dump } = props
  const review = useCall('review:get', { dumpId: dump.id })
  const { failure } = review
  return (
    <div className="step">
      <Heading order={2} lead={hasWritten(dump) ? REVIEW.leadAfter : REVIEW.lead}>
        {REVIEW.title}
      </Heading>
      {failure && isUnusable(failure) && !review.value ? (
        <UnusableDump dumpId={dump.id} failure={failure} onRetry={review.reload} busy={review.loading} />
      ) : (
        <Review {...props} review={review} />
      )}
    </div>
  )
}

function Review({ dump, accept, goTo, review }: StepProps & { readonly review: Loading<ReviewView> }) {
  const providers = useCall('providers:list', { dumpId: dump.id })
  const patients = useRef<HTMLElement>(null)
  const mapping = useRef<HTMLElement>(null)
  const files = useRef<HTMLElement>(null)
  const fields = useRef<HTMLElement>(null)
  const [refills, setRefills] = useState(0)
  const { app } = useWorkspace()
  const reviewed = useReviewed({
    dumpId: dump.id,
    review: review.value,
    providers: providers.value,
    settings: app.settings,
  })
  /** Whatever was decided here, the owner has not seen it with the rest yet. */
  const decided = (view: ReviewView) => {
    reviewed.tick(false)
    review.accept(view)
  }
  const mapped = () => {
    reviewed.tick(false)
    review.reload()
  }
  const filled = (view: ReviewView) => {
    decided(view)
    // The table asks anew: its rows show who can be imported now.
    setRefills((before) => before + 1)
  }
  const action = useAction()
  const readAgain = async () => {
    const reading = await action.run('stage1:retry', { dumpId: dump.id })
    if (!reading) return
    accept(reading)
    goTo('parse')
  }
  const show = (section: React.RefObject<HTMLElement | null>) => {
    section.current?.scrollIntoView({ block: 'start' })
    section.current?.querySelector('h3')?.focus({ preventScroll: true })
  }
  return (
    <>
      <Loaded from={review} lines={8} height={26}>
        {(view) => (
          <>
            <Preview review={view} />
            <Preflight
              dumpId={dump.id}
              review={view}
              busy={review.loading}
              goTo={goTo}
              contactFix={
                <>
                  <SaveTable dumpId={dump.id} table="missing_contact" label={SAVE_TABLE.missing} />
                  <FillContacts dump={dump} onFilled={filled} />
                </>
              }
              onShowPatients={() => show(patients)}
              onShowProviders={() => show(mapping)}
              onShowFiles={() => show(files)}
              onShowFields={() => show(fields)}
              onCheckAgain={review.reload}
              onReadAgain={() => void readAgain()}
            />
            <Balance review={view} />
            <RequiredFields dump={dump} review={view} section={fields} onReviewed={filled} />
          </>
        )}
      </Loaded>
      <section className="stack-sm" ref={mapping} aria-labelledby="review-providers">
        <h3 id="review-providers" tabIndex={-1}>
          {PROVIDERS.title}
        </h3>
        <p className="muted">{PROVIDERS.lead}</p>
        <ProviderMappings providers={providers} onMapped={mapped} />
      </section>
      <UnmatchedFiles dump={dump} section={files} onReviewed={decided} />
      <section className="stack-sm" ref={patients} aria-labelledby="review-patients">
        <h3 id="review-patients" tabIndex={-1}>
          {PATIENTS.title}
        </h3>
        <PatientTable key={refills} dump={dump} providers={providers.value ?? []} onReviewed={decided} />
      </section>
      <ReviewEnd dump={dump} review={review.value} reviewed={reviewed} accept={accept} goTo={goTo} />
    </>
  )
}

function ReviewEnd({
  dump,
  review,
  reviewed,
  accept,
  goTo,
}: StepProps & { readonly dump: DumpView; readonly review: ReviewView | undefined; readonly reviewed: Reviewed }) {
  return review === undefined ? (
    <Actions onBack={() => goTo('parse')}>{null}</Actions>
  ) : (
    <Approval
      dump={dump}
      review={review}
      reviewed={reviewed}
      onApproved={(changed) => {
        reviewed.tick(false)
        accept(changed)
        goTo('map')
      }}
      onBack={() => goTo('parse')}
      onNext={() => goTo('map')}
    />
  )
}
