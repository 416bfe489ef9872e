import { expect, test } from 'vitest'
import { csvOf } from '../../../src-main/lib/csv'

test('a cell that a spreadsheet would run is text; numbers stay numbers', () => {
  const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', 'a=b', -1]
  expect(csvOf([cells])).toBe("'=1+1,'+1,'-1,'@SUM(A1),'\tx,a=b,-1\r\n")
})

test('commas, quotes and line breaks stay within their cell', () => {
  expect(csvOf([['a,b', 'say "x"', 'two\nlines', undefined]])).toBe('"a,b","say ""x""","two\nlines",\r\n')
})
