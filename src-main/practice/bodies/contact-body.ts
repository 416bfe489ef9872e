/** What a contact may look like on the wire, and what the contact lists may be asked. */
import { z } from 'zod'

export const STAGES = ['Lead', 'Prospect', 'Customer', 'Old Customer'] as const

const text = z.string().max(2_000)
const E164 = /^\+[1-9]\d{6,14}$/
/** It stands in paths: no slash, no space. */
export const ExternalReferenceId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/)

const Contact = z.strictObject({
  externalReferenceId: ExternalReferenceId,
  name: text.regex(/\S/),
  email: z.email().optional(),
  mobileNumber: z.string().regex(E164).optional(),
  gender: text.optional(),
  stage: z.enum(STAGES),
  owner: z.strictObject({ primary: text.optional(), secondary: text.optional() }).optional(),
  status: text.optional(),
  customFields: z.record(z.string(), text).optional(),
})

export const ContactBody = Contact.check((context) => {
  const { email, mobileNumber } = context.value
  if (email !== undefined || mobileNumber !== undefined) return
  for (const field of ['email', 'mobileNumber'])
    context.issues.push({ code: 'custom', path: [field], params: { reason: 'email_or_mobile' }, input: undefined })
})
export type ContactBody = z.infer<typeof ContactBody>

/** Query values come as text. How many rows a page may have depends on what is asked for: see the route. */
export const ContactListQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).default(50),
  search: z.string().max(200).default(''),
  externalReferenceIdPrefix: z.string().max(128).optional(),
  fields: z.enum(['ids']).optional(),
})
export type ContactListQuery = z.infer<typeof ContactListQuery>
