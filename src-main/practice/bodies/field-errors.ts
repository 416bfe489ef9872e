/** 422: zod's issues as `{field, message}`. Fixed words only, so that no answer quotes what a patient's field held. */
import type { z } from 'zod'
import type { FieldError } from '../envelope'

/** Enough to mend a mapping; a bundle that is wrong throughout need not answer with megabytes. */
const MOST_ERRORS = 100

type Issue = z.core.$ZodIssue

const CUSTOM_WORDS: Readonly<Record<string, string>> = {
  email_or_mobile: 'an email or a mobile number is required',
  duplicate: 'is used twice in this bundle',
}

const wordsOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_union':
      return 'is missing or of the wrong type'
    case 'invalid_value':
      return 'is not one of the options'
    case 'invalid_format':
      return 'is not in the right format'
    case 'too_small':
      return 'is too short or too small'
    case 'too_big':
      return 'is too long or too big'
    case 'custom':
      return CUSTOM_WORDS[String(issue.params?.reason)] ?? 'was not accepted'
    default:
      return 'was not accepted'
  }
}

const errorsOf = (issue: Issue): FieldError[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: 'is not a field of this contract' }))
    : [{ field: issue.path.join('.'), message: wordsOf(issue) }]

/** Thrown to Fastify by the validator; `answer-errors.ts` turns it into the 422. */
export class InvalidFields extends Error {
  override readonly name = 'InvalidFields'
  readonly errors: readonly FieldError[]

  constructor(error: z.ZodError) {
    super('Some fields were not accepted')
    this.errors = error.issues.flatMap(errorsOf).slice(0, MOST_ERRORS)
  }
}

/** Fastify's validator for a zod schema. */
export const compileValidator =
  ({ schema }: { readonly schema: z.ZodType }) =>
  (data: unknown) => {
    const parsed = schema.safeParse(data)
    return parsed.success ? { value: parsed.data } : { error: new InvalidFields(parsed.error) }
  }
