/** The six steps, their labels in the spec's own words, and which of them a dump can be at. */
export const STEPS = ['configure', 'create', 'parse', 'review', 'map', 'done'] as const
export type Step = (typeof STEPS)[number]

export const STEP_LABELS: Readonly<Record<Step, string>> = {
  configure: 'Configure',
  create: 'Create dump',
  parse: 'Parse (Stage 1)',
  review: 'Verify & review',
  map: 'Map (Stage 2)',
  done: 'Done',
}

export const DUMP_STATUSES = ['Preflight', 'Parsing', 'Mapping', 'Completed', 'Failed', 'Cancelled'] as const
export type DumpStatus = (typeof DUMP_STATUSES)[number]

/**
 * How far a dump has come. `collecting`: files may be added. `parsing`: Stage 1 runs or was interrupted.
 * `parsed`: everything was read. `approved`: the owner froze the set. `mapping`: Stage 2 runs or was interrupted.
 */
export const STAGES = [
  'collecting',
  'parsing',
  'parsed',
  'approved',
  'mapping',
  'completed',
  'failed',
  'cancelled',
] as const
export type Stage = (typeof STAGES)[number]

const STEP_OF_STAGE: Readonly<Record<Stage, Step>> = {
  collecting: 'create',
  parsing: 'parse',
  parsed: 'review',
  approved: 'map',
  mapping: 'map',
  completed: 'done',
  failed: 'map',
  cancelled: 'done',
}
const STATUS_OF_STAGE: Readonly<Record<Stage, DumpStatus>> = {
  collecting: 'Preflight',
  parsing: 'Parsing',
  parsed: 'Parsing',
  approved: 'Mapping',
  mapping: 'Mapping',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** The screen on which a reopened dump lands. */
export const stepOf = (stage: Stage): Step => STEP_OF_STAGE[stage]
export const statusOf = (stage: Stage): DumpStatus => STATUS_OF_STAGE[stage]
export const isFinished = (stage: Stage): boolean => stage === 'completed' || stage === 'cancelled'

/** Whether the wizard may show `step` for a dump at `stage`: everything up to where it has come. */
export const isOpen = (step: Step, stage: Stage | undefined): boolean =>
  STEPS.indexOf(step) <= (stage === undefined ? 1 : STEPS.indexOf(stepOf(stage)))
