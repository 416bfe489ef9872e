import { Table } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import type { FailureCode } from '../../../src-preload/contract/result'
import { FailedFileList } from '../../ui/failed-files'
import { WORKSPACES } from '../../words'
import { FAILURES } from '../../words/failures'
import { count, moment } from '../../words/format'
import { RECEIPT, UNDO } from '../../words/receipt'

/** The import receipt. On paper it stands alone. */
export function Receipt({ receipt }: { receipt: ReceiptView }) {
  const { patients } = receipt
  const whole = patients.failed === 0 && receipt.failedFiles.length === 0
  const Mark = whole ? IconCircleCheck : IconAlertTriangle
  return (
    <article className="card receipt" aria-labelledby="receipt">
      <header className="receipt-head">
        <Mark
          aria-hidden
          size={34}
          stroke={1.5}
          className={`receipt-mark receipt-mark-${whole ? 'whole' : 'partly'}`}
        />
        <div>
          <h3 id="receipt">{RECEIPT.heading}</h3>
          <p className="receipt-imported tabular">{RECEIPT.imported(patients.imported)}</p>
          <p className="muted tabular">{RECEIPT.split(patients.created, patients.updated, patients.unchanged)}</p>
          {receipt.summaries !== undefined && <p className="tabular">{RECEIPT.summaries(receipt.summaries)}</p>}
          {receipt.undone && (
            <p className="tabular">{UNDO.undone(receipt.undone.archived, receipt.undone.total, receipt.undone.kept)}</p>
          )}
          {receipt.workspace === 'practice' && <p className="muted">{RECEIPT.practice}</p>}
        </div>
      </header>
      <Landed receipt={receipt} />
      <Reasons title={RECEIPT.skipped} total={patients.skipped} rows={receipt.skipped} />
      <Reasons title={RECEIPT.failed} total={patients.failed} rows={receipt.failed} />
      <UnreadFiles receipt={receipt} />
      <Facts receipt={receipt} />
    </article>
  )
}

function Landed({ receipt }: { receipt: ReceiptView }) {
  const words = RECEIPT.counts
  const rows = [
    [words.imported, receipt.patients.imported],
    [words.clinicalNotes, receipt.counts.clinicalNotes],
    [words.activePrescriptions, receipt.counts.activePrescriptions],
    [words.vitalAndLabResults, receipt.counts.vitalAndLabResults],
    [words.patientFiles, receipt.counts.patientFiles],
    [words.formSubmissions, receipt.counts.formSubmissions],
    [words.tasks, receipt.counts.tasks],
    ...(receipt.counts.withdrawn ? [[words.withdrawn, receipt.counts.withdrawn] as const] : []),
  ] as const
  return (
    <section aria-label={RECEIPT.landed}>
      <dl className="landed">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="tabular">{count(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface ReasonsProps {
  readonly title: string
  readonly total: number
  readonly rows: readonly { readonly code: FailureCode; readonly count: number }[]
}

function Reasons({ title, total, rows }: ReasonsProps) {
  return (
    <section className="receipt-section">
      <h4>
        {title} <span className="tabular">{total === 0 ? RECEIPT.none : count(total)}</span>
      </h4>
      {rows.length > 0 && (
        <Table verticalSpacing={6} horizontalSpacing={0} aria-label={title}>
          <Table.Tbody>
            {rows.map(({ code, count: many }) => (
              <Table.Tr key={code}>
                <Table.Td>
                  <Reason code={code} />
                </Table.Td>
                <Table.Td className="number tabular">{count(many)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}

function Reason({ code }: { code: FailureCode }) {
  const { title, next } = FAILURES[code]
  return (
    <>
      <span className="strong">{title}.</span> <span className="muted">{next}</span>
    </>
  )
}

function UnreadFiles({ receipt }: { receipt: ReceiptView }) {
  const { failedFiles } = receipt
  return (
    <section className="receipt-section failed-plain">
      <h4>
        {RECEIPT.files}{' '}
        <span className="tabular">{failedFiles.length === 0 ? RECEIPT.none : count(failedFiles.length)}</span>
      </h4>
      {failedFiles.length > 0 && <FailedFileList files={failedFiles} />}
    </section>
  )
}

function Facts({ receipt }: { receipt: ReceiptView }) {
  const words = RECEIPT.facts
  const facts = [
    [words.dump, receipt.dumpId],
    [words.workspace, WORKSPACES[receipt.workspace].name],
    [words.organisation, [receipt.organisation.name, receipt.organisation.id].filter(Boolean).join(', ')],
    [words.chatbot, receipt.chatbot.name],
    [words.started, moment(receipt.startedAt)],
    [words.finished, moment(receipt.finishedAt)],
    ...(receipt.verified ? [[RECEIPT.verified, RECEIPT.verifiedText(receipt.verified)] as const] : []),
    [words.version, receipt.appVersion],
    [words.digest, receipt.approvalDigest],
  ] as const
  return (
    <dl className="receipt-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={label === words.digest || label === words.dump ? 'mono break' : 'break'}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
