import { Drawer } from '@mantine/core'
import { useMemo, useRef } from 'react'
import type { DumpView, PatientRow, ReviewView } from '../../src-preload/contract/views'
import { useCall } from '../import-api'
import { Loaded } from '../ui/loading'
import { PATIENTS } from '../words/review'
import { Difference } from './difference'
import { PatientHead } from './patient-head'
import { RecordSections } from './record-sections'
import { SectionNav } from './section-nav'
import { PatientContext } from './source'

interface PatientDrawerProps {
  readonly dump: DumpView
  readonly row: PatientRow | undefined
  readonly onClose: () => void
  readonly onChanged: (review: ReviewView) => void
}

/** One patient, whole. It slides over the table, so that the place in the table is kept. */
export function PatientDrawer({ dump, row, onClose, onChanged }: PatientDrawerProps) {
  return (
    <Drawer
      opened={row !== undefined}
      onClose={onClose}
      position="right"
      size="min(1040px, 100%)"
      title={row?.name || PATIENTS.unnamed}
      closeButtonProps={{ 'aria-label': PATIENTS.close }}
      className="patient-drawer"
      padding={0}
    >
      {row && <Patient key={row.key} dump={dump} row={row} onChanged={onChanged} />}
    </Drawer>
  )
}

function Patient({
  dump,
  row,
  onChanged,
}: {
  dump: DumpView
  row: PatientRow
  onChanged: (review: ReviewView) => void
}) {
  const patient = useCall('patient:get', { dumpId: dump.id, key: row.key })
  const place = useMemo(() => ({ dumpId: dump.id, key: row.key }), [dump.id, row.key])
  const sections = useRef<HTMLDivElement>(null)
  return (
    <div className="patient">
      <Loaded from={patient} lines={10} height={24}>
        {(view) => (
          <>
            <SectionNav record={view.record} sections={sections} />
            <div className="patient-body" ref={sections}>
              <PatientHead
                patient={view}
                dump={dump}
                onChanged={(review) => {
                  patient.reload()
                  onChanged(review)
                }}
              />
              {view.repeat && <Difference dumpId={dump.id} patientKey={row.key} />}
              <PatientContext value={place}>
                <RecordSections record={view.record} />
              </PatientContext>
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}
