import type { ReviewView } from '../../../src-preload/contract/views'
import { count, recordDate } from '../../words/format'
import { REVIEW } from '../../words/review'

/** The dump preview: four cards, as the guide names them. */
export function Preview({ review }: { review: ReviewView }) {
  const { cards, cardHints } = REVIEW
  const range = review.encounterRange
  return (
    <section className="stack-sm" aria-labelledby="preview">
      <h3 id="preview">{REVIEW.preview}</h3>
      <dl className="preview">
        <Card label={cards.patients} value={count(review.patients)} hint={cardHints.patients(review.importable)} />
        <Card label={cards.missing} value={count(review.missingContact)} hint={cardHints.missing} />
        <Card label={cards.repeat} value={count(review.repeatPatients)} hint={cardHints.repeat} />
        <div className="card preview-card">
          <dt>{cards.range}</dt>
          {range ? (
            <>
              <dd className="preview-range tabular">
                {recordDate(range.from)}
                <span className="muted"> to</span>
                <br />
                {recordDate(range.to)}
              </dd>
              <dd className="stat-hint">{cardHints.range}</dd>
            </>
          ) : (
            <dd className="preview-range">{cardHints.noRange}</dd>
          )}
        </div>
      </dl>
    </section>
  )
}

const Card = ({ label, value, hint }: { label: string; value: string; hint: string }) => (
  <div className="card preview-card">
    <dt>{label}</dt>
    <dd className="preview-value tabular">{value}</dd>
    <dd className="stat-hint">{hint}</dd>
  </div>
)
