import type { ReactNode } from 'react'
import type { Failure } from '../../src-preload/contract/result'
import { FAILURES } from '../words/failures'
import { reasonText } from '../words/warnings'

export interface Failed {
  readonly key: string | number
  readonly failure: Failure
  /** Whom or what it befell. */
  readonly what: ReactNode
}

/** What failed, by reason: each reason is said once, however many it befell. */
export const FailureGroups = ({ failed }: { failed: readonly Failed[] }) => (
  <ul>
    {groupsOf(failed).map(([first, ...others]) => (
      <li key={first.key}>
        <Reason failure={first.failure} />
        <ul className="befell">
          {[first, ...others].map(({ key, what }) => (
            <li key={key}>{what}</li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
)

function groupsOf(failed: readonly Failed[]): readonly (readonly [Failed, ...Failed[]])[] {
  const groups = new Map<string, [Failed, ...Failed[]]>()
  for (const one of failed) {
    const name = `${one.failure.code} ${one.failure.reason}`
    const group = groups.get(name)
    if (group) group.push(one)
    else groups.set(name, [one])
  }
  return [...groups.values()]
}

function Reason({ failure }: { failure: Failure }) {
  const { title, happened, next } = FAILURES[failure.code]
  return (
    <div>
      <strong>{title}.</strong> {happened} {reasonText(failure.reason)} <span className="muted">{next}</span>
    </div>
  )
}
