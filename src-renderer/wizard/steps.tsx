/** Which screen shows which step of a dump. */
import type { ComponentType } from 'react'
import type { Step } from '../../src-preload/contract/steps'
import type { DumpView } from '../../src-preload/contract/views'
import { ConfigureStep } from './configure/configure-step'
import { CollectFiles } from './create/collect-files'
import { DoneStep } from './done/done-step'
import { MapStep } from './map/map-step'
import { ParseStep } from './parse/parse-step'
import { ReviewStep } from './review/review-step'

export interface StepProps {
  readonly dump: DumpView
  /** Takes over the dump which a call of the step answered. */
  readonly accept: (dump: DumpView) => void
  readonly goTo: (step: Step) => void
}

export const DUMP_STEPS: Readonly<Record<Step, ComponentType<StepProps>>> = {
  configure: ConfigureStep,
  create: CollectFiles,
  parse: ParseStep,
  review: ReviewStep,
  map: MapStep,
  done: DoneStep,
}
