import { isOpen, type Step } from '../../src-preload/contract/steps'
import type { DumpView, SettingsView } from '../../src-preload/contract/views'

export const clinicalDocuments = (dump: DumpView): number =>
  dump.sources.reduce((sum, source) => sum + source.clinicalDocuments, 0)

export const areReady = ({ enabled, organisationId }: SettingsView): boolean => enabled && organisationId.trim() !== ''

/**
 * Where the owner may go. The contract opens every step up to the dump's own; Parse opens a little earlier, for from
 * its screen Stage 1 is started.
 */
export function mayShow(step: Step, dump: DumpView | undefined, settings: SettingsView): boolean {
  if (step === 'create' && dump === undefined) return areReady(settings)
  if (isOpen(step, dump?.stage)) return true
  return step === 'parse' && dump?.stage === 'collecting' && clinicalDocuments(dump) > 0
}

/** Until the approval freezes the set, files may come and go while nothing is at work. */
export const takesFiles = ({ stage, running }: DumpView): boolean =>
  !running && (stage === 'collecting' || stage === 'parsing' || stage === 'parsed')
