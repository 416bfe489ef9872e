/** What the system shows of the work while the window is elsewhere: progress on its icon, a word at the end. */
import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron'
import type { DumpView } from '../../../src-preload/contract/views'
import { endOf, progressOf, type StageEnd } from './stage-progress'

const WORDS: Readonly<Record<StageEnd, string>> = {
  parsed: 'Stage 1 has read every file. The dump is ready to review.',
  imported: 'Stage 2 is finished. The import receipt is ready.',
  stopped: 'The import stopped and needs you.',
}

/** Removes the progress bar. */
const NO_PROGRESS = -1

export interface WorkSigns {
  show(dump: DumpView): void
  /** The engine is gone: nothing is at work. */
  clear(): void
}

export function createWorkSigns(window: () => BrowserWindow | undefined): WorkSigns {
  let last: DumpView | undefined
  let awake: number | undefined

  /** A long import must not end because the computer fell asleep; the screen may. */
  function keepAwake(running: boolean): void {
    if (running && awake === undefined) awake = powerSaveBlocker.start('prevent-app-suspension')
    if (running || awake === undefined) return
    powerSaveBlocker.stop(awake)
    awake = undefined
  }

  return {
    show(dump) {
      const owner = window()
      keepAwake(dump.running)
      owner?.setProgressBar(dump.running ? progressOf(dump) : NO_PROGRESS)
      const end = endOf(last, dump)
      last = dump
      if (end === undefined || owner === undefined || owner.isFocused() || !Notification.isSupported()) return
      const notification = new Notification({ title: 'Tebra Import', body: WORDS[end] })
      notification.on('click', () => owner.show())
      notification.show()
    },
    clear() {
      last = undefined
      keepAwake(false)
      window()?.setProgressBar(NO_PROGRESS)
    },
  }
}
