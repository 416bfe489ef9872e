/** The practice workspace: a local A2V2 that speaks the published contract and our additions. See README.md. */
import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import { compileValidator } from './bodies/field-errors'
import { parseJsonBodies } from './bodies/parse-bodies'
import type { PracticeContext, Profile } from './context'
import { credentialsOn } from './credentials'
import { send, succeed } from './envelope'
import type { FaultKind, FaultPlan } from './faults'
import { createFaultDesk } from './faults'
import { registerErrorAnswers } from './gates/answer-errors'
import { registerIntegrationGate, registerKeyGate } from './gates/auth'
import { registerFaultGate } from './gates/inject-faults'
import type { Limits } from './gates/limits'
import { createLimiter, REHEARSAL_LIMITS, registerLimitGate } from './gates/limits'
import { registerRequestLog } from './gates/log-requests'
import { createContactStore } from './records/contact-store'
import type { RequestLog } from './request-log'
import { createRequestLog } from './request-log'
import { registerClinicalRoutes } from './routes/clinical'
import { registerContactRoutes } from './routes/contacts'
import { registerFileRoutes } from './routes/files'
import { registerIntegrationRoutes } from './routes/integration'
import { requireAgent } from './routes/require-agent'
import type { Shelf } from './shelf'

export interface PracticeOptions {
  readonly shelf: Shelf
  /** 0, the default: any free port. */
  readonly port?: number
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  readonly faults?: FaultPlan
  readonly limits?: Limits
  readonly profile?: Profile
}

export interface PracticeWorkspace {
  /** http://127.0.0.1:PORT/v1/open */
  readonly url: string
  readonly apiKey: string
  readonly apiSecret: string
  readonly requests: RequestLog
  /** Replaces the plan and forgets scripted faults; without an argument nothing fails any more. */
  setFaults(plan?: FaultPlan): void
  /** Scripts a fault for the next `times` (1) requests that it can strike. */
  failNext(kind: FaultKind, times?: number): void
  setProfile(profile: Profile): void
  setLimits(limits: Limits): void
  /** Ends open connections too. */
  close(): Promise<void>
}

const HOST = '127.0.0.1'
const PREFIX = '/v1/open'
/** Fastify's own is 100; an externalReferenceId may be longer. */
const MAX_PARAMETER_CHARACTERS = 300

export const startPracticeWorkspace = async (options: PracticeOptions): Promise<PracticeWorkspace> => {
  const { shelf, port = 0, now = Date.now, limits = REHEARSAL_LIMITS } = options
  let profile = options.profile ?? 'owner'
  const closing = new AbortController()
  const context: PracticeContext = {
    shelf,
    contacts: createContactStore(shelf, now),
    credentials: credentialsOn(shelf),
    faults: createFaultDesk(options.faults),
    limiter: createLimiter(limits),
    log: createRequestLog(),
    now,
    profile: () => profile,
    closing: closing.signal,
  }
  const server = buildServer(context)
  const origin = await server.listen({ host: HOST, port })

  return {
    url: `${origin}${PREFIX}`,
    ...context.credentials,
    requests: context.log,
    setFaults: (plan) => context.faults.plan(plan),
    failNext: (kind, times = 1) => context.faults.failNext(kind, times),
    setProfile: (next) => {
      profile = next
    },
    setLimits: (next) => context.limiter.set(next),
    close: () => {
      closing.abort()
      return server.close()
    },
  }
}

const buildServer = (context: PracticeContext): FastifyInstance => {
  const server = Fastify({
    logger: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: MAX_PARAMETER_CHARACTERS },
  })
  server.decorateRequest('arrivedAt', 0)
  server.decorateRequest('bodyDigest', undefined)
  server.decorateRequest('fault', undefined)
  server.decorateRequest('logged', false)
  server.setValidatorCompiler(compileValidator)
  registerRequestLog(server, context)
  registerErrorAnswers(server)
  parseJsonBodies(server)
  server.get(`${PREFIX}/health`, (_request, reply) => send(reply, succeed({ status: 'ok' })))
  server.register(async (open) => registerOpenApi(open, context), { prefix: PREFIX })
  return server
}

/** The order of the gates: key, limits, what the profile may see, then faults once the body is read. */
const registerOpenApi = (open: FastifyInstance, context: PracticeContext): void => {
  registerKeyGate(open, context)
  registerLimitGate(open, context)
  registerFaultGate(open, context)
  // Once more below the gates: without a key even an unknown path is a 401.
  registerErrorAnswers(open)
  requireAgent(open)
  registerContactRoutes(open, context)
  open.register(async (files) => registerFileRoutes(files, context))
  open.register(async (added) => {
    registerIntegrationGate(added, context)
    registerIntegrationRoutes(added, context)
    registerClinicalRoutes(added, context)
  })
}
