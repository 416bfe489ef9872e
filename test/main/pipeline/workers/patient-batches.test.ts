import { expect, test } from 'vitest'
import { createPatientBatches } from '../../../../src-main/pipeline/workers/patient-batches'
import type { PatientJob } from '../../../../src-main/pipeline/workers/worker-tasks'
import { DUMP_MIGRATIONS } from '../../../../src-main/staging/migrations/dump'
import { temporaryStore } from '../../staging/temporary-store'

interface Row {
  readonly id: number
  readonly bytes: number
}

/** The ids of each batch, of patients with so many bytes each; -1: one that gives no job. */
const batchesOf = (sizes: readonly number[]): number[][] => {
  const { db } = temporaryStore(DUMP_MIGRATIONS)
  const rows = sizes.map((bytes, index): Row => ({ id: index + 1, bytes }))
  const jobOf = ({ id, bytes }: Row): PatientJob | undefined =>
    bytes < 0 ? undefined : { id, key: String(id), bodies: [new Uint8Array(bytes)], fills: [] }
  const next = createPatientBatches(db, (after, limit) => rows.slice(after, after + limit), jobOf)
  const batches: number[][] = []
  for (let batch = next(); batch !== undefined; batch = next()) batches.push(batch.map(({ id }) => id))
  return batches
}
const times = (count: number, bytes: number): number[] => Array.from({ length: count }, () => bytes)
const MEGABYTE = 1024 * 1024

test('small patients go by twenty, each once', () => {
  const batches = batchesOf(times(45, 1000))
  expect(batches.map(({ length }) => length)).toEqual([20, 20, 5])
  expect(batches.flat()).toEqual(Array.from({ length: 45 }, (_, index) => index + 1))
})

test('a large one goes alone, and ends the batch it is in', () => {
  expect(batchesOf([MEGABYTE, MEGABYTE, 10, MEGABYTE, 10])).toEqual([[1], [2], [3, 4], [5]])
})

test('those without a job are passed over, however many they are', () => {
  expect(batchesOf([...times(100, -1), 10, ...times(50, -1), 20, ...times(30, -1)])).toEqual([[101], [152]])
  expect(batchesOf(times(60, -1))).toEqual([])
  expect(batchesOf([])).toEqual([])
})
