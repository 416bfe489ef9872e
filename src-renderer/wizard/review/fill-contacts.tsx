import { Button, Group, Modal, Table, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { ContactFill, ContactsPreview } from '../../../src-preload/contract/file-views'
import { ok, type Result } from '../../../src-preload/contract/result'
import type { DumpView, ReviewView } from '../../../src-preload/contract/views'
import { call, useAction } from '../../import-api'
import { FailureNotice } from '../../ui/failure-notice'
import { FILL } from '../../words/files'
import { recordDate } from '../../words/format'
import { PATIENTS } from '../../words/review'

interface FillContactsProps {
  readonly dump: DumpView
  readonly onFilled: (review: ReviewView) => void
}

/** What came of choosing a table. */
type Chosen = Result<ContactsPreview>

/** Chooses a table, shows what it would fill, and fills it when the owner says so. */
export function FillContacts({ dump, onFilled }: FillContactsProps) {
  const [chosen, setChosen] = useState<Chosen>()
  const [opened, setOpened] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const [done, setDone] = useState('')
  const choose = async () => {
    setChoosing(true)
    const result = await call('main:contacts:choose', { dumpId: dump.id })
    setChoosing(false)
    if (!result.ok) setChosen(result)
    else if (result.value === undefined) return
    else setChosen(ok(result.value))
    setOpened(true)
  }
  const close = () => setOpened(false)
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={FILL.buttonLabel}
        loading={choosing}
        onClick={() => void choose()}
      >
        {FILL.button}
      </Button>
      <VisuallyHidden role="status">{done}</VisuallyHidden>
      <Modal opened={opened} onClose={close} title={FILL.title} size={820} className="dialog">
        {chosen?.ok === false && (
          <FailureNotice
            failure={chosen.failure}
            onRetry={() => void choose()}
            busy={choosing}
            retryLabel={FILL.other}
          />
        )}
        {chosen?.ok && (
          <Confirm
            dump={dump}
            preview={chosen.value}
            onClose={close}
            onFilled={(review) => {
              close()
              setDone(FILL.done(chosen.value.filled, chosen.value.file))
              onFilled(review)
            }}
          />
        )}
      </Modal>
    </>
  )
}

interface ConfirmProps extends FillContactsProps {
  readonly preview: ContactsPreview
  readonly onClose: () => void
}

function Confirm({ dump, preview, onClose, onFilled }: ConfirmProps) {
  const { path, sha256, filled } = preview
  const action = useAction()
  const fill = async () => {
    const review = await action.run('contacts:apply', { dumpId: dump.id, path, sha256 })
    if (review) onFilled(review)
  }
  return (
    <div className="stack">
      <PreviewOf preview={preview} />
      {action.failure && <FailureNotice failure={action.failure} />}
      <Group justify="flex-end" gap="sm" mt="sm">
        <Button variant="default" onClick={onClose}>
          {filled === 0 ? FILL.close : FILL.cancel}
        </Button>
        {filled > 0 && (
          <Button loading={action.busy} onClick={() => void fill()} data-autofocus>
            {FILL.confirm(filled)}
          </Button>
        )}
      </Group>
    </div>
  )
}

function PreviewOf({ preview }: { preview: ContactsPreview }) {
  const { file, filled, emails, phones, ambiguous, unknown, first } = preview
  return (
    <>
      <div className="stack-sm">
        <p className="strong break">{file}</p>
        <p className="tabular">{filled === 0 ? FILL.nothing : FILL.found(filled, emails, phones)}</p>
        {ambiguous > 0 && <p className="tabular warn-text">{FILL.ambiguous(ambiguous)}</p>}
        {unknown > 0 && <p className="tabular muted">{FILL.unknown(unknown)}</p>}
        <p className="muted small">{FILL.kept}</p>
      </div>
      {first.length > 0 && <FillTable rows={first} />}
      {filled > first.length && <p className="muted small tabular">{FILL.first(first.length, filled)}</p>}
    </>
  )
}

const FillTable = ({ rows }: { rows: readonly ContactFill[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
  <section className="fill-table" tabIndex={0} aria-label={FILL.title}>
    <Table verticalSpacing="xs" horizontalSpacing="sm" stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{FILL.columns.name}</Table.Th>
          <Table.Th>{FILL.columns.birthDate}</Table.Th>
          <Table.Th>{FILL.columns.email}</Table.Th>
          <Table.Th>{FILL.columns.phone}</Table.Th>
          <Table.Th>{FILL.columns.how}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ key, name, birthDate, email, phone, how }) => (
          <Table.Tr key={key}>
            <Table.Td className="strong break">{name || PATIENTS.unnamed}</Table.Td>
            <Table.Td className="tabular">{birthDate && recordDate(birthDate)}</Table.Td>
            <Table.Td className="break">{email}</Table.Td>
            <Table.Td className="tabular nowrap">{phone}</Table.Td>
            <Table.Td className="muted">{FILL.how[how]}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </section>
)
