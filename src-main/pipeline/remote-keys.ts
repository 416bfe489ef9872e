/** The OS keychain as the engine reaches it: by messages to the shell. */
import type { FromEngine, ToEngine } from '../lib/engine-wire'
import { type KeyStore, KeyStoreError } from './context'

type Answer = Extract<ToEngine, { type: 'secret' }>
type Question = Extract<FromEngine, { type: 'secret' }>

export interface RemoteKeys extends KeyStore {
  receive(answer: Answer): void
}

export const createRemoteKeys = (post: (question: Question) => void): RemoteKeys => {
  const waiting = new Map<number, (answer: Answer) => void>()
  let questions = 0
  const ask = async (question: Omit<Question, 'type' | 'id'>): Promise<string | undefined> => {
    const id = ++questions
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve)
      post({ type: 'secret', id, ...question })
    })
    if (answer.failed === true) throw new KeyStoreError(question.op)
    return answer.value
  }
  return {
    receive: (answer) => {
      waiting.get(answer.id)?.(answer)
      waiting.delete(answer.id)
    },
    get: (name) => ask({ op: 'get', name }),
    set: async (name, value) => {
      await ask({ op: 'set', name, value })
    },
    delete: async (name) => {
      await ask({ op: 'delete', name })
    },
  }
}
