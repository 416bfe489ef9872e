/** The only file that touches `window.tebraImport`: typed calls, and hooks that hold what they answered. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answers, Args, EventName, Events, ImportApi } from '../src-preload/contract/api'
import type { Channel } from '../src-preload/contract/channels'
import { type Failure, fail, type Result } from '../src-preload/contract/result'
import type { DumpView } from '../src-preload/contract/views'

declare global {
  interface Window {
    readonly tebraImport: ImportApi
  }
}

type CallArgs<C extends Channel> = Args<C> extends undefined ? [] : [Args<C>]

/** Never rejects: a process that is gone answers `engine_stopped`. */
export async function call<C extends Channel>(channel: C, ...args: CallArgs<C>): Promise<Result<Answers[C]>> {
  try {
    return await window.tebraImport.call(channel, ...args)
  } catch {
    return fail('engine_stopped')
  }
}

export const pathsOf = (files: readonly File[]): string[] => window.tebraImport.pathsOf(files)

/** Calls `listener` for every push while the component stands; the newest listener is the one called. */
export function useEvent<E extends EventName>(event: E, listener: (payload: Events[E]) => void): void {
  const newest = useRef(listener)
  useEffect(() => {
    newest.current = listener
  })
  useEffect(() => window.tebraImport.on(event, (payload) => newest.current(payload)), [event])
}

export interface Loading<T> {
  /** The last value that came, kept while it is asked for again and when that fails. */
  readonly value: T | undefined
  readonly failure: Failure | undefined
  readonly loading: boolean
  readonly reload: () => void
  /** Takes over a newer value which another call or a push brought. */
  readonly accept: (value: T) => void
}

interface Asked<T> {
  readonly question: string
  readonly value?: T
  readonly failure?: Failure
  readonly loading: boolean
}

/** Asks once, again whenever the arguments change, and again on `reload`. An answer that was overtaken is dropped. */
export function useCall<C extends Channel>(channel: C, ...args: CallArgs<C>): Loading<Answers[C]> {
  const question = JSON.stringify(args)
  const [state, setState] = useState<Asked<Answers[C]>>({ question, loading: true })
  const asked = useRef(0)
  const newestArgs = useRef(args)
  useEffect(() => {
    newestArgs.current = args
  })

  const reload = useCallback(() => {
    asked.current += 1
    const turn = asked.current
    setState((before) => ({ ...(before.question === question ? before : {}), question, loading: true }))
    void call(channel, ...newestArgs.current).then((result) => {
      if (turn !== asked.current) return
      setState(({ value }) => {
        if (result.ok) return { question, value: result.value, loading: false }
        const { failure } = result
        return value === undefined
          ? { question, failure, loading: false }
          : { question, value, failure, loading: false }
      })
    })
  }, [channel, question])

  const accept = useCallback(
    (value: Answers[C]) => {
      asked.current += 1
      setState({ question, value, loading: false })
    },
    [question],
  )

  useEffect(() => {
    reload()
    return () => {
      asked.current += 1
    }
  }, [reload])

  const current: Asked<Answers[C]> = state.question === question ? state : { question, loading: true }
  return { value: current.value, failure: current.failure, loading: current.loading, reload, accept }
}

/** One dump, as the engine has it now: asked once, then pushed. */
export function useDump(dumpId: string): Loading<DumpView> {
  const dump = useCall('dump:get', { dumpId })
  useEvent('dump:changed', (view) => {
    if (view.id === dumpId) dump.accept(view)
  })
  return dump
}

export interface Action {
  readonly busy: boolean
  /** Of the last run, until the next one. */
  readonly failure: Failure | undefined
  /** The answer, or undefined when it failed. */
  readonly run: <C extends Channel>(channel: C, ...args: CallArgs<C>) => Promise<Answers[C] | undefined>
}

/** A button's call: busy while it runs, and its failure kept for showing beside it. */
export function useAction(): Action {
  const [state, setState] = useState<{ busy: boolean; failure?: Failure }>({ busy: false })
  const run = useCallback(async <C extends Channel>(channel: C, ...args: CallArgs<C>) => {
    setState({ busy: true })
    const result = await call(channel, ...args)
    setState(result.ok ? { busy: false } : { busy: false, failure: result.failure })
    return result.ok ? result.value : undefined
  }, [])
  return { busy: state.busy, failure: state.failure, run }
}
