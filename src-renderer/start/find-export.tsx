import { Button } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Fragment } from 'react'
import { Heading } from '../ui/heading'
import { BUTTONS } from '../words'
import { FIND_EXPORT } from '../words/start'

export function FindExport({ onFinish, onBack }: { onFinish: () => void; onBack: () => void }) {
  return (
    <>
      <Heading order={1} lead={FIND_EXPORT.lead}>
        {FIND_EXPORT.title}
      </Heading>
      <section className="card export-card">
        <ExportPath />
        <ol className="numbered">
          {FIND_EXPORT.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <p className="muted">{FIND_EXPORT.sample}</p>
      <div className="start-actions">
        <Button size="md" onClick={onFinish}>
          {FIND_EXPORT.finish}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {BUTTONS.back}
        </Button>
      </div>
    </>
  )
}

export function ExportPath() {
  return (
    <p className="export-path">
      <span className="muted">{FIND_EXPORT.pathLabel}</span>
      {FIND_EXPORT.path.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && <IconChevronRight aria-label="then" size={15} className="muted" />}
          <strong>{part}</strong>
        </Fragment>
      ))}
    </p>
  )
}
