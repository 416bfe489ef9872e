import { Button } from '@mantine/core'
import type { DumpView } from '../../../src-preload/contract/views'
import { useCall } from '../../import-api'
import { FailureGroups } from '../../ui/failure-groups'
import { FailureNotice } from '../../ui/failure-notice'
import { PATIENTS } from '../../words/review'
import { MAP, PARSE } from '../../words/wizard'

const SHOWN = 50

interface FailedPatientsProps {
  readonly dump: DumpView
  readonly busy: boolean
  readonly onRetry: (() => void) | undefined
}

/** The patients that failed so far, with the reason. Asked anew whenever one more fails. */
export function FailedPatients({ dump, busy, onRetry }: FailedPatientsProps) {
  const title = MAP.failures(dump.map.failed)
  return (
    <section className="failed-files" aria-label={title}>
      <div className="failed-files-head">
        <div>
          <h3 className="tabular">{title}</h3>
          <p className="muted small">{MAP.failuresHint(dump.map.failed)}</p>
        </div>
        {onRetry && (
          <Button variant="default" size="sm" loading={busy} onClick={onRetry}>
            {MAP.retry}
          </Button>
        )}
      </div>
      <FailedList key={`${dump.map.failed} ${dump.running}`} dumpId={dump.id} />
    </section>
  )
}

function FailedList({ dumpId }: { dumpId: string }) {
  const page = useCall('patients:page', {
    dumpId,
    offset: 0,
    limit: SHOWN,
    filter: 'failed',
    sort: 'name',
    descending: false,
  })
  if (page.failure) return <FailureNotice failure={page.failure} onRetry={page.reload} busy={page.loading} />
  const rows = page.value?.rows ?? []
  return (
    <>
      {/* The place in the list is the key: a patient's own does not belong into the page. */}
      <FailureGroups
        failed={rows.map(({ name, uploadFailure = { code: 'internal' } }, key) => ({
          key,
          failure: uploadFailure,
          what: <span className="strong">{name || PATIENTS.unnamed}</span>,
        }))}
      />
      {page.value && page.value.total > rows.length && (
        <p className="muted small">{PARSE.more(rows.length, page.value.total)}</p>
      )}
    </>
  )
}
