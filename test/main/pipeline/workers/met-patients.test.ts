import { expect, test } from 'vitest'
import { createMetPatients } from '../../../../src-main/pipeline/workers/met-patients'

test('a patient is met again, unless too many came between', () => {
  const wasMet = createMetPatients(2)
  expect(['a', 'b', 'a', 'b', 'c', 'c', 'a'].map(wasMet)).toEqual([false, false, true, true, false, true, false])
})
