import { describe, expect, it } from 'vitest'
import { asUcumSays, COMMON, toUcum } from '../../../../src-main/ccda/codes/units'

describe('toUcum', () => {
  it.each([
    ['mg', 'mg'],
    ['mm[Hg]', 'mm[Hg]'],
    ['mmHg', 'mm[Hg]'],
    ['lbs', '[lb_av]'],
    ['[in_i]', '[in_i]'],
    ['10*3/uL', '10*3/uL'],
    ['g/dl', 'g/dL'],
    ['MMOL/L', 'mmol/L'],
    ['{score}', '{score}'],
  ])('%s is %s', (written, ucum) => {
    expect(toUcum(written)).toBe(ucum)
  })

  it.each([
    ['F', '[degF]'],
    ['C', 'Cel'],
    ['MG', 'mg'],
    ['K/uL', '10*3/uL'],
  ])('%s is the clinical habit %s, not the UCUM unit that happens to be spelt so', (written, ucum) => {
    expect(toUcum(written)).toBe(ucum)
  })

  it.each([...COMMON])('%s is what UCUM itself says of it', (unit) => {
    expect(asUcumSays(unit)).toBe(unit)
    expect(toUcum(unit)).toBe(unit)
  })

  it.each(['null', 'DEG', 'xyzzy', 'mgAlb/gCre'])('%s is left as written', (written) => {
    expect(toUcum(written)).toBeUndefined()
  })
})
