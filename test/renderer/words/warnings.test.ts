import { expect, test } from 'vitest'
import { INTAKE_REASONS } from '../../../src-main/intake/found-file'
import { reasonText, warningText } from '../../../src-renderer/words/warnings'

test.each(INTAKE_REASONS)('the reason %s is said in a sentence', (reason) => {
  expect(reasonText(reason)).toMatch(/^[A-Z].*\.$/)
})

test('a warning without words is shown as it is, never hidden', () => {
  expect(warningText('brand_new_warning')).toBe('brand new warning')
})

test('a reason without words says nothing', () => expect(reasonText('brand_new_reason')).toBeUndefined())
