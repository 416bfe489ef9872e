import { z } from 'zod'

export const DumpBody = z.strictObject({
  chatbotId: z.string().min(1).max(64),
  organisationId: z.string().trim().min(1).max(100),
})
export type DumpBody = z.infer<typeof DumpBody>

export const DumpStatusBody = z.strictObject({
  status: z.enum(['Preflight', 'Parsing', 'Mapping', 'Completed', 'Failed', 'Cancelled']),
})
export type DumpStatusBody = z.infer<typeof DumpStatusBody>
