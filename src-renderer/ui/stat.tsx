import type { ReactNode } from 'react'

/** A figure with its name. `dt`/`dd`, so that the two are read together. */
export function Stat({
  label,
  value,
  hint,
  large = false,
}: {
  label: string
  value: ReactNode
  hint?: ReactNode
  large?: boolean
}) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd className={large ? 'stat-value stat-large tabular' : 'stat-value tabular'}>{value}</dd>
      {hint !== undefined && <dd className="stat-hint">{hint}</dd>}
    </div>
  )
}

export const Stats = ({ children }: { children: ReactNode }) => <dl className="stats">{children}</dl>
