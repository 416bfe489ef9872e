import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileTypePdf, IconJson, IconPrinter, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReceiptView } from '../../../src-preload/contract/receipt-view'
import type { DumpView } from '../../../src-preload/contract/views'
import { useAction, useCall } from '../../import-api'
import { isUnusable } from '../../start/gate'
import { Actions } from '../../ui/actions'
import { FailureNotice } from '../../ui/failure-notice'
import { Heading } from '../../ui/heading'
import { Loaded } from '../../ui/loading'
import { Notice } from '../../ui/notice'
import { useWindowState } from '../../window-state'
import { RECEIPT } from '../../words/receipt'
import type { StepProps } from '../steps'
import { UnusableDump } from '../unusable-dump'
import { Receipt } from './receipt'
import { UndoImport } from './undo-import'

/** The end: what landed and what did not. */
export function DoneStep({ dump, accept, goTo }: StepProps) {
  const receipt = useCall('receipt:get', { dumpId: dump.id })
  const cancelled = dump.stage === 'cancelled'
  const { failure } = receipt
  if (failure && isUnusable(failure) && !receipt.value) {
    return (
      <div className="step">
        <Heading order={2}>{RECEIPT.title}</Heading>
        <UnusableDump dumpId={dump.id} failure={failure} onRetry={receipt.reload} busy={receipt.loading} />
      </div>
    )
  }
  return (
    <div className="step">
      <Heading order={2} lead={RECEIPT.lead}>
        {RECEIPT.title}
      </Heading>
      {cancelled && (
        <Notice tone="amber" title={RECEIPT.cancelled.title}>
          {RECEIPT.cancelled.text}
        </Notice>
      )}
      {/* A cancelled import that never began Stage 2 has no receipt, which is no failure. */}
      {cancelled && receipt.failure ? null : (
        <Loaded from={receipt} lines={8} height={24}>
          {(view) => (
            <>
              <Receipt receipt={dump.undo === undefined ? view : { ...view, undone: dump.undo }} />
              <div className="row after-receipt no-print">
                <RetryFailed dump={dump} receipt={view} accept={accept} goTo={goTo} />
                <UndoImport dump={dump} receipt={view} accept={accept} />
              </div>
            </>
          )}
        </Loaded>
      )}
      <DoneActions dump={dump} hasReceipt={receipt.value !== undefined} />
    </div>
  )
}

function RetryFailed({ dump, receipt, accept, goTo }: StepProps & { readonly receipt: ReceiptView }) {
  const action = useAction()
  if (receipt.patients.failed === 0 || dump.stage === 'cancelled' || dump.running) return null
  const retry = async () => {
    const changed = await action.run('stage2:retry', { dumpId: dump.id })
    if (!changed) return
    accept(changed)
    goTo('map')
  }
  return (
    <>
      <Button variant="default" loading={action.busy} onClick={retry}>
        {RECEIPT.retry}
      </Button>
      {action.failure && <FailureNotice failure={action.failure} />}
    </>
  )
}

function DoneActions({ dump, hasReceipt }: { dump: DumpView; hasReceipt: boolean }) {
  const go = useWindowState((state) => state.go)
  const action = useAction()
  const [saved, setSaved] = useState(false)
  const print = () => void action.run('main:receipt:print', { dumpId: dump.id })
  const save = async () => {
    setSaved(false)
    const answer = await action.run('main:receipt:pdf', { dumpId: dump.id })
    setSaved(answer?.saved === true)
  }
  const saveTable = async (table: 'receipt_csv' | 'receipt_json') => {
    setSaved(false)
    const answer = await action.run('main:table:save', { dumpId: dump.id, table })
    setSaved(answer?.saved === true)
  }
  return (
    <>
      {action.failure && <FailureNotice failure={action.failure} />}
      {saved && <Notice tone="green">{RECEIPT.saved}</Notice>}
      <Actions>
        <Button variant="subtle" onClick={() => go({ name: 'wizard', step: 'configure' })}>
          {RECEIPT.another}
        </Button>
        {hasReceipt && (
          <Menu position="top-end" withinPortal withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <Button variant="default" loading={action.busy} rightSection={<IconChevronDown aria-hidden size={15} />}>
                {RECEIPT.print}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPrinter aria-hidden size={16} />} onClick={print}>
                {RECEIPT.printPaper}
              </Menu.Item>
              <Menu.Item leftSection={<IconFileTypePdf aria-hidden size={16} />} onClick={save}>
                {RECEIPT.printPdf}
              </Menu.Item>
              <Menu.Item leftSection={<IconTable aria-hidden size={16} />} onClick={() => saveTable('receipt_csv')}>
                {RECEIPT.saveCsv}
              </Menu.Item>
              <Menu.Item leftSection={<IconJson aria-hidden size={16} />} onClick={() => saveTable('receipt_json')}>
                {RECEIPT.saveJson}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <Button onClick={() => go({ name: 'records', chatbotId: dump.chatbot.id })}>{RECEIPT.view}</Button>
      </Actions>
    </>
  )
}
