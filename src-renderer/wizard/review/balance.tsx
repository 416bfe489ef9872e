import type { ReviewView } from '../../../src-preload/contract/views'
import { Stat, Stats } from '../../ui/stat'
import { count } from '../../words/format'
import { SECTION_TITLES } from '../../words/record'
import { REVIEW } from '../../words/review'

/** A kind and its figure stay on one line, and no line begins with a dot. */
const NBSP = '\u00a0'

/** Entries found = read + accounted for + not read, so that nothing is lost in silence; and what was found by kind. */
export function Balance({ review }: { review: ReviewView }) {
  const words = REVIEW.balance
  const { entries, read, accounted, unread } = review.balance
  const kinds = Object.entries(SECTION_TITLES).filter(([kind]) => (review.counts[kind] ?? 0) > 0)
  return (
    <section className="stack-sm" aria-labelledby="balance">
      <h3 id="balance">{words.title}</h3>
      <p className="muted">{words.text}</p>
      <div className="card balance">
        {entries > 0 && <BalanceBar read={read} accounted={accounted} unread={unread} />}
        <Stats>
          <Stat label={words.entries} value={count(entries)} />
          <Stat label={words.read} value={count(read)} />
          <Stat label={words.accounted} value={count(accounted)} hint={words.accountedHint} />
          <Stat label={words.unread} value={count(unread)} hint={words.unreadHint} />
        </Stats>
        {kinds.length > 0 && (
          <p className="found tabular">
            <span className="muted">{REVIEW.found}: </span>
            {kinds
              .map(([kind, title]) => `${title} ${count(review.counts[kind] ?? 0)}`.replaceAll(' ', NBSP))
              .join(`${NBSP}· `)}
          </p>
        )}
      </div>
    </section>
  )
}

/** The same figures as widths; the words beside it say them all. */
const BalanceBar = ({ read, accounted, unread }: { read: number; accounted: number; unread: number }) => (
  <div className="balance-bar" aria-hidden>
    {read > 0 && <span className="balance-read" style={{ flexGrow: read }} />}
    {accounted > 0 && <span className="balance-accounted" style={{ flexGrow: accounted }} />}
    {unread > 0 && <span className="balance-unread" style={{ flexGrow: unread }} />}
  </div>
)
