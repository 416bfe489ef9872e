/** One patient's clinical bundle: five lists of items, each upserted by its external id. */
import { z } from 'zod'

const text = z.string()
const optionalText = text.optional()
const amount = z.union([z.string(), z.number()]).optional()
const externalId = z.string().min(1).max(200)

const Note = z.strictObject({
  externalId,
  category: text,
  title: text,
  html: text,
  recordedAt: optionalText,
  author: optionalText,
})

const Prescription = z.strictObject({
  externalId,
  medication: text.min(1),
  doseForm: optionalText,
  dosesPerDay: amount,
  duration: optionalText,
  totalQuantity: amount,
  startDate: optionalText,
  timingInstructions: optionalText,
  route: optionalText,
  prescriber: optionalText,
  notes: optionalText,
})

const Reading = z.strictObject({
  externalId,
  kind: z.enum(['vital', 'lab']),
  name: text.min(1),
  code: optionalText,
  value: z.union([z.string(), z.number()]),
  unit: optionalText,
  time: optionalText,
  status: z.enum(['Normal', 'Abnormal', 'Critical']).optional(),
  range: optionalText,
  panel: optionalText,
  source: z.literal('Tebra'),
})

const FormSubmission = z.strictObject({
  externalId,
  form: text.min(1),
  submittedAt: optionalText,
  answers: z.array(z.strictObject({ question: text, answer: text })),
})

const Task = z.strictObject({
  externalId,
  kind: z.enum(['plan-of-care', 'referral']),
  title: text.min(1),
  details: optionalText,
  dueDate: optionalText,
  status: optionalText,
})

export const ITEM_KINDS = ['notes', 'prescriptions', 'readings', 'formSubmissions', 'tasks'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

export const ClinicalBody = z
  .strictObject({
    dumpId: z.string().min(1).max(64),
    /** Opaque to the workspace: what the sender calls this bundle. */
    digest: z.string().min(1).max(200),
    /** Kinds of which this is the whole list: what is stored of them and not in it is withdrawn. */
    complete: z.array(z.enum(['prescriptions', 'tasks'])).optional(),
    notes: z.array(Note),
    prescriptions: z.array(Prescription),
    readings: z.array(Reading),
    formSubmissions: z.array(FormSubmission),
    tasks: z.array(Task),
  })
  // Two items of one id would be one row: the second would silently overwrite the first.
  .check((context) => {
    for (const kind of ITEM_KINDS) {
      const seen = new Set<string>()
      for (const [at, item] of context.value[kind].entries()) {
        if (seen.has(item.externalId))
          context.issues.push({
            code: 'custom',
            path: [kind, at, 'externalId'],
            params: { reason: 'duplicate' },
            input: undefined,
          })
        seen.add(item.externalId)
      }
    }
  })
export type ClinicalBody = z.infer<typeof ClinicalBody>

/** An item of any kind, as far as upserting cares. */
export type Item = ClinicalBody[ItemKind][number] & { readonly withdrawn?: true }

export interface StoredBundle {
  readonly dumpId: string
  /** Empty while the workspace refused part of the last bundle: what it holds is then not what was sent. */
  readonly digest: string
  readonly notes: readonly Item[]
  readonly prescriptions: readonly Item[]
  readonly readings: readonly Item[]
  readonly formSubmissions: readonly Item[]
  readonly tasks: readonly Item[]
}
