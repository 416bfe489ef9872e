/**
 * Keeps the place of whoever works with the keyboard. A button that is disabled while it works, or that goes away with
 * what it did, would drop the focus to the top of the page: it is given back, or goes to what stands nearest.
 */
const REACHABLE =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]'

/** A screen that opens takes the focus to its heading by itself, and a dialog that closes gives it back: they come first. */
const PATIENCE_MS = 50

/** A click beside everything lets go of the focus on purpose. */
export function keepFocus(): void {
  let last: HTMLElement | undefined
  /** From the nearest up; a removed element no longer knows where it was. */
  let around: readonly Element[] = []

  const restore = (): void => {
    if (document.activeElement !== document.body || last === undefined) return
    const target = last.isConnected ? last : nearest(around)
    // Focusing what is disabled does nothing: tried again when it is not.
    target?.focus({ preventScroll: true })
  }
  document.addEventListener('pointerdown', () => {
    last = undefined
  })
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement ? target : undefined
    around = last === undefined ? [] : ancestors(last)
  })
  new MutationObserver(() => {
    if (document.activeElement === document.body && last !== undefined) setTimeout(restore, PATIENCE_MS)
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
}

function ancestors(element: Element): Element[] {
  const found: Element[] = []
  for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement) found.push(one)
  return found
}

function nearest(around: readonly Element[]): HTMLElement | undefined {
  for (const element of [...around, document.querySelector('main')]) {
    const found = element?.isConnected ? element.querySelector<HTMLElement>(REACHABLE) : null
    if (found) return found
  }
  return undefined
}
