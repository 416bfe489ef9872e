/** The contract in OpenAPI 3.1, for A2V2 to confirm: made from the table of endpoints and the schemas themselves. */
import { z } from 'zod'
import { ErrorEnvelope, Pagination } from './answer'
import { ENDPOINTS, type Endpoint } from './endpoints'
import * as schemas from './schemas'

type Json = Readonly<Record<string, unknown>>

/** Component name of a schema = its name in schemas.ts. */
const NAMED = new Map<z.ZodType, string>(
  Object.entries({ ...schemas, ErrorEnvelope, Pagination }).flatMap(([name, schema]) =>
    schema instanceof z.ZodType ? [[schema, name] as const] : [],
  ),
)
const registry = z.registry<{ id: string }>()
for (const [schema, id] of NAMED) registry.add(schema, { id })
const refTo = (name: string): string => `#/components/schemas/${name}`

/** `input`: an answer may carry keys that we do not know. */
const components = (): Json =>
  Object.fromEntries(
    Object.entries(z.toJSONSchema(registry, { io: 'input', uri: refTo }).schemas).map(([name, schema]) => {
      const { $schema, $id, ...rest } = schema
      return [name, rest]
    }),
  )

const schemaOf = (schema: z.ZodType): Json => {
  const name = NAMED.get(schema)
  if (name !== undefined) return { $ref: refTo(name) }
  return schema instanceof z.ZodArray && schema.element instanceof z.ZodType
    ? { type: 'array', items: schemaOf(schema.element) }
    : {}
}

const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } })
const isList = ({ query }: Endpoint): boolean => query?.includes('page') === true

const answerOf = (endpoint: Endpoint): Json =>
  json({
    type: 'object',
    required: ['success', 'data'],
    properties: {
      success: { const: true },
      message: { type: 'string' },
      data: schemaOf(endpoint.answer),
      ...(isList(endpoint) ? { pagination: { $ref: refTo('Pagination') } } : {}),
    },
  })

const bodyOf = ({ body }: Endpoint): Json => {
  if (body === undefined) return {}
  const content = body === 'bytes' ? { content: { '*/*': {} } } : json(schemaOf(body))
  return { requestBody: { required: true, ...content } }
}

const parametersOf = ({ path, query = [], body }: Endpoint): readonly Json[] => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...query.map((name) => ({
    name,
    in: 'query',
    schema: { type: name === 'page' || name === 'limit' ? 'integer' : 'string' },
  })),
  ...(body === 'bytes'
    ? [
        {
          name: 'X-File-Name',
          in: 'header',
          required: true,
          description: 'UTF-8, percent-encoded',
          schema: { type: 'string' },
        },
      ]
    : []),
]

const operationOf = (name: string, endpoint: Endpoint): Json => ({
  operationId: name,
  summary: endpoint.summary,
  'x-status': endpoint.confirmed ? 'published' : 'to be confirmed',
  ...(endpoint.open ? { security: [] } : {}),
  parameters: parametersOf(endpoint),
  ...bodyOf(endpoint),
  responses: {
    '2XX': { description: 'Done', ...answerOf(endpoint) },
    '4XX': { description: 'Refused', ...json({ $ref: refTo('ErrorEnvelope') }) },
  },
})

/** Two rows may share a path and a method (the list, and the list of ids alone): the second is told as its variant. */
const pathsOf = (): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [name, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const operations = paths[endpoint.path] ?? {}
    paths[endpoint.path] = operations
    const method = endpoint.method.toLowerCase()
    const first = operations[method]
    operations[method] =
      first === undefined ? operationOf(name, endpoint) : { ...first, 'x-variant': operationOf(name, endpoint) }
  }
  return paths
}

const LIMITS_TEXT =
  'Per key 60 requests a minute and 1,000 an hour unless raised. Over it: 429 with Retry-After (seconds). ' +
  'X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset (epoch seconds) come with every answer.'

export const openApiDocument = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'A2V2.ai Open API, as Tebra Import uses it',
    version: '1',
    description: `Operations with x-status "published" are those of docs.a2v2.ai; "to be confirmed" are our additions. ${LIMITS_TEXT}`,
  },
  servers: [{ url: 'https://api.a2v2.ai/v1/open' }],
  security: [{ apiKey: [], apiSecret: [] }],
  paths: pathsOf(),
  components: {
    securitySchemes: {
      apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      apiSecret: { type: 'apiKey', in: 'header', name: 'X-API-Secret' },
    },
    schemas: components(),
  },
})
