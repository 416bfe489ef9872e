import { Anchor, Stepper } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { STEP_LABELS, STEPS, type Step, stepOf } from '../../src-preload/contract/steps'
import type { DumpView } from '../../src-preload/contract/views'
import { useDump } from '../import-api'
import { isUnusable } from '../start/gate'
import { FailureNotice } from '../ui/failure-notice'
import { Placeholder } from '../ui/loading'
import { type Place, useWindowState } from '../window-state'
import { WIZARD } from '../words/wizard'
import { useWorkspace } from '../workspace'
import { ConfigureStep } from './configure/configure-step'
import { ChooseChatbot } from './create/choose-chatbot'
import { mayShow } from './step-access'
import { DUMP_STEPS } from './steps'
import { UnusableDump } from './unusable-dump'

type WizardPlace = Extract<Place, { name: 'wizard' }>

/** The six steps. Which of them are open is the dump's stage; which is shown is the window's. */
export function Wizard({ place }: { place: WizardPlace }) {
  return place.dumpId === undefined ? (
    <WizardFrame place={place} dump={undefined}>
      {place.step === 'configure' ? <ConfigureStep /> : <ChooseChatbot />}
    </WizardFrame>
  ) : (
    <DumpWizard key={place.dumpId} place={place} dumpId={place.dumpId} />
  )
}

function DumpWizard({ place, dumpId }: { place: WizardPlace; dumpId: string }) {
  const dump = useDump(dumpId)
  const go = useWindowState((state) => state.go)
  const view = dump.value
  return (
    <WizardFrame place={place} dump={view}>
      {dump.failure && isUnusable(dump.failure) && !view && (
        <UnusableDump dumpId={dumpId} failure={dump.failure} onRetry={dump.reload} busy={dump.loading} />
      )}
      {dump.failure && !isUnusable(dump.failure) && !view && (
        <FailureNotice
          failure={dump.failure}
          {...(dump.failure.code === 'dump_unknown'
            ? { onRetry: () => go({ name: 'home' }), retryLabel: WIZARD.home }
            : { onRetry: dump.reload })}
        />
      )}
      {!view && !dump.failure && <Placeholder lines={5} height={22} />}
      {view && <DumpStep place={place} dump={view} accept={dump.accept} />}
    </WizardFrame>
  )
}

interface DumpStepProps {
  readonly place: WizardPlace
  readonly dump: DumpView
  readonly accept: (dump: DumpView) => void
}

function DumpStep({ place, dump, accept }: DumpStepProps) {
  const { app } = useWorkspace()
  const go = useWindowState((state) => state.go)
  // A step that the dump has not reached (it was retried, say) shows the one it is at.
  const step = mayShow(place.step, dump, app.settings) ? place.step : stepOf(dump.stage)
  const Screen = DUMP_STEPS[step]
  return (
    <Screen
      key={step}
      dump={dump}
      accept={accept}
      goTo={(next) => go({ name: 'wizard', dumpId: dump.id, step: next })}
    />
  )
}

interface WizardFrameProps {
  readonly place: WizardPlace
  readonly dump: DumpView | undefined
  readonly children: React.ReactNode
}

function WizardFrame({ place, dump, children }: WizardFrameProps) {
  const go = useWindowState((state) => state.go)
  // Going back unticks nothing; standing on a step means that those before it are done.
  const reached = Math.max(STEPS.indexOf(place.step), dump === undefined ? 0 : STEPS.indexOf(stepOf(dump.stage)))
  return (
    <div className="wizard">
      <div className="wizard-head no-print">
        <Anchor component="button" type="button" className="back-link" onClick={() => go({ name: 'home' })}>
          <IconArrowLeft aria-hidden size={15} />
          {WIZARD.home}
        </Anchor>
        <h1>{WIZARD.title}</h1>
        <p className="lead">{WIZARD.subtitle}</p>
        <Stepper
          active={STEPS.indexOf(place.step)}
          onStepClick={(index) => go({ ...place, step: STEPS[index] ?? place.step })}
          size="xs"
          iconSize={28}
          wrap={false}
          labelPosition="bottom"
          role="group"
          aria-label={WIZARD.steps}
          className="stepper"
        >
          {STEPS.map((step, index) => (
            <StepperStep key={step} of={step} index={index} current={place.step} dump={dump} reached={reached} />
          ))}
        </Stepper>
      </div>
      {children}
    </div>
  )
}

interface StepperStepProps {
  readonly of: Step
  readonly index: number
  readonly current: Step
  readonly dump: DumpView | undefined
  readonly reached: number
}

/** Stepper hands its own props to its children by cloning; they are passed on. */
function StepperStep({ of: step, index, current, dump, reached, ...fromStepper }: StepperStepProps) {
  const { app } = useWorkspace()
  const open = mayShow(step, dump, app.settings)
  const here = step === current
  // Mantine ticks off whatever lies left of the step that is shown; what is done is what the dump has passed.
  const state = index < reached ? 'stepCompleted' : here ? 'stepProgress' : 'stepInactive'
  return (
    <Stepper.Step
      {...fromStepper}
      label={STEP_LABELS[step]}
      state={state}
      disabled={!open}
      allowStepClick={open && !here}
      allowStepSelect={open}
      aria-current={here ? 'step' : undefined}
      mod={{ here }}
    />
  )
}
