/** When to look for a newer version, and when it may be put in place: after the owner's word, and never during a stage. */
import type { UpdateView } from '../../../src-preload/contract/update'
import type { Log } from '../log'

/** The place where versions are kept; electron-updater behind it, or a test. */
export interface Updater {
  /** Undefined when this is the newest. Rejects when the place cannot be reached. */
  check(): Promise<string | undefined>
  /** Rejects when it was aborted, did not arrive, or was not what was announced. */
  download(onShare: (share: number) => void, signal: AbortSignal): Promise<void>
  /** Ends the app and starts the new one, or tells that it could not. */
  install(onFailed: () => void): void
}

export interface Updates {
  view(): UpdateView
  /** Looks for a newer version; nothing happens while a stage runs or one is offered already. */
  look(): Promise<void>
  /** The owner's word. Ends with the app replaced, or with a view that says why not. */
  install(): Promise<UpdateView>
  /** Told whenever work begins or ends. Work that begins stops a download; it is offered again afterwards. */
  setBusy(busy: boolean): void
}

export interface UpdatesOptions {
  readonly updater: Updater
  readonly log: Log
  readonly onChange: (view: UpdateView) => void
}

export function createUpdates({ updater, log, onChange }: UpdatesOptions): Updates {
  let view: UpdateView = { state: 'none' }
  let busy = false
  let download: AbortController | undefined

  const become = (next: UpdateView): UpdateView => {
    view = next
    onChange(next)
    return next
  }
  const offer = (version: string): UpdateView => become({ state: 'available', version, blocked: busy })

  const fail = (version: string): void => {
    log.note('update_failed')
    become({ state: 'failed', version })
  }

  /** Answers whether it is all there and may still be installed. */
  async function fetchVersion(version: string, { signal }: AbortController): Promise<boolean> {
    try {
      await updater.download((share) => {
        if (!signal.aborted) become({ state: 'downloading', version, share })
      }, signal)
      return !signal.aborted
    } catch {
      if (!signal.aborted) fail(version)
      return false
    }
  }

  return {
    view: () => view,
    async look() {
      if (busy || view.state !== 'none') return
      try {
        const version = await updater.check()
        if (version !== undefined) offer(version)
      } catch {
        // Nobody asked, so nobody is told: the next look may find it.
        log.note('update_check_failed')
      }
    },
    async install() {
      if (busy || view.state === 'none' || view.state === 'downloading') return view
      const { version } = view
      const running = new AbortController()
      download = running
      become({ state: 'downloading', version, share: 0 })
      const complete = await fetchVersion(version, running)
      if (download === running) download = undefined
      if (complete) {
        log.note('update_installed')
        updater.install(() => fail(version))
      }
      return view
    },
    setBusy(now) {
      if (busy === now) return
      busy = now
      if (busy && download !== undefined) download.abort()
      if (view.state === 'available' || (busy && view.state === 'downloading')) offer(view.version)
    },
  }
}
