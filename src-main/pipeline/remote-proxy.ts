/** The system's proxy rules as the engine learns them: by messages to the shell, which has Chromium to ask. */
import type { FromEngine, ToEngine } from '../lib/engine-wire'
import type { ProxyRules } from './context'

type Answer = Extract<ToEngine, { type: 'proxy' }>
type Question = Extract<FromEngine, { type: 'proxy' }>

export interface RemoteProxy {
  readonly rulesFor: ProxyRules
  receive(answer: Answer): void
}

export const createRemoteProxy = (post: (question: Question) => void): RemoteProxy => {
  const waiting = new Map<number, (rules: string | undefined) => void>()
  let questions = 0
  return {
    rulesFor: (origin) =>
      new Promise((resolve) => {
        const id = ++questions
        waiting.set(id, resolve)
        post({ type: 'proxy', id, origin })
      }),
    receive: ({ id, rules }) => {
      waiting.get(id)?.(rules)
      waiting.delete(id)
    },
  }
}
