import { type ReactNode, useEffect } from 'react'
import { call, useCall, useEvent } from '../import-api'
import { useWindowState } from '../window-state'
import { LockScreen } from './lock-screen'

/** Movements come by the hundred; one word of them a second is enough. */
const TELL_EVERY_MS = 1000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

function useActivity(): void {
  useEffect(() => {
    let toldAtMs = Number.NEGATIVE_INFINITY
    const tell = () => {
      if (performance.now() - toldAtMs < TELL_EVERY_MS) return
      toldAtMs = performance.now()
      void call('main:activity')
    }
    for (const sign of SIGNS) window.addEventListener(sign, tell, { capture: true, passive: true })
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, tell, { capture: true })
    }
  }, [])
}

/** While locked nothing of the app is mounted, and nothing that it held is kept. */
export function LockGate({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const lock = useCall('main:lock:state')
  const forget = useWindowState((state) => state.forget)
  useActivity()
  useEvent('lock:changed', (view) => {
    if (view.locked) forget()
    lock.accept(view)
  })
  if (lock.value?.locked === false) return children
  return lock.value || lock.failure ? <LockScreen /> : waiting
}
