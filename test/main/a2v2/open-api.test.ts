import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { ENDPOINTS } from '../../../src-main/a2v2/endpoints'
import { openApiDocument } from '../../../src-main/a2v2/open-api'

const HEAD = '# Made from src-main/a2v2/endpoints.ts and schemas.ts by `npx vitest run test/main/a2v2/open-api -u`\n'

test('resources/a2v2-contract.yaml is current', async () => {
  const text = HEAD + stringify(openApiDocument(), { lineWidth: 120, aliasDuplicateObjects: false })
  await expect(text).toMatchFileSnapshot('../../../resources/a2v2-contract.yaml')
})

test('every reference of the contract leads somewhere, and every endpoint is in it', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument()))
  const text = JSON.stringify(document)
  const names = Object.keys(document.components.schemas)
  const referred = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
  expect(referred.length).toBeGreaterThan(20)
  expect(referred.filter((name) => !names.includes(name ?? ''))).toEqual([])
  for (const name of Object.keys(ENDPOINTS)) expect(text).toContain(`"operationId":"${name}"`)
})
