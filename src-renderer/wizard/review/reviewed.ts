import type { ProviderRow, ReviewView, SettingsView } from '../../../src-preload/contract/views'
import { useWindowState } from '../../window-state'

export interface Reviewed {
  readonly ticked: boolean
  readonly tick: (ticked: boolean) => void
}

interface Covered {
  readonly dumpId: string
  readonly review: ReviewView | undefined
  readonly providers: readonly ProviderRow[] | undefined
  readonly settings: SettingsView
}

/**
 * The owner's tick under the review. It covers what the screen said at that moment: it survives a look at another step,
 * and falls with any other count, decision or setting.
 */
export function useReviewed(covered: Covered): Reviewed {
  const reviewed = useWindowState((state) => state.reviewed)
  const markReviewed = useWindowState((state) => state.markReviewed)
  const covers = JSON.stringify(covered)
  return { ticked: reviewed === covers, tick: (ticked) => markReviewed(ticked ? covers : undefined) }
}
