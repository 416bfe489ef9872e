/**
 * HL7 V3 data types as the record keeps them. Values stay as written (`raw`, `value` are strings); what could be
 * understood stands beside them.
 */
import { z } from 'zod'

const text = z.string()
const optionalText = text.optional()

/** CD / CE (HL7 V3 data types). `system` is the OID of the code system, `systemName` our name for it. */
const BareCode = z.strictObject({
  system: optionalText,
  systemName: optionalText,
  code: optionalText,
  display: optionalText,
  /** What the originalText or its narrative reference says. */
  originalText: optionalText,
  nullFlavor: optionalText,
})
export const Code = BareCode.extend({ translations: z.array(BareCode).optional() })
export type Code = z.infer<typeof Code>

/** TS. `raw` is the HL7 string; `iso` the same instant in ISO 8601 with no more precision than was written. */
export const Instant = z.strictObject({ raw: optionalText, iso: optionalText, nullFlavor: optionalText })
export type Instant = z.infer<typeof Instant>

/** TS or IVL_TS: a point (`at`), or an interval of which either end may be missing or null. */
export const Period = z.strictObject({ at: Instant.optional(), low: Instant.optional(), high: Instant.optional() })
export type Period = z.infer<typeof Period>

/** PQ. `value` and `unit` as written; `ucum` only where the unit could be normalised. */
export const Quantity = z.strictObject({
  value: optionalText,
  unit: optionalText,
  ucum: optionalText,
  nullFlavor: optionalText,
})
export type Quantity = z.infer<typeof Quantity>

/** observation/value of any HL7 type. */
export const Value = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('quantity'), quantity: Quantity, comparator: optionalText }),
  z.strictObject({ type: z.literal('range'), low: Quantity.optional(), high: Quantity.optional() }),
  z.strictObject({ type: z.literal('ratio'), numerator: Quantity.optional(), denominator: Quantity.optional() }),
  z.strictObject({ type: z.literal('code'), code: Code }),
  z.strictObject({ type: z.literal('text'), text }),
  z.strictObject({ type: z.literal('time'), period: Period }),
  z.strictObject({ type: z.literal('boolean'), boolean: z.boolean() }),
  z.strictObject({ type: z.literal('null'), nullFlavor: text }),
])
export type Value = z.infer<typeof Value>

export const Telecom = z.strictObject({
  raw: text,
  kind: z.enum(['phone', 'email', 'fax', 'url', 'other']),
  /** E.164 where it could be read, the address for email, otherwise what was written without its scheme. */
  value: text,
  use: optionalText,
})
export type Telecom = z.infer<typeof Telecom>

export const Address = z.strictObject({
  use: optionalText,
  lines: z.array(text),
  city: optionalText,
  state: optionalText,
  postalCode: optionalText,
  country: optionalText,
})
export type Address = z.infer<typeof Address>

export const HumanName = z.strictObject({
  use: optionalText,
  prefix: z.array(text).optional(),
  given: z.array(text),
  family: optionalText,
  suffix: z.array(text).optional(),
  /** The whole name, for flat-text names and for showing. */
  text,
})
export type HumanName = z.infer<typeof HumanName>

/** II: an instance identifier. */
export const Identifier = z.strictObject({ root: text, extension: optionalText, nullFlavor: optionalText })
export type Identifier = z.infer<typeof Identifier>

/** A person or organisation who did something. `npi` only when it is ten digits and passes the Luhn check. */
export const Provider = z.strictObject({
  name: optionalText,
  organization: optionalText,
  npi: optionalText,
  /** What stood where an NPI belongs (OID 2.16.840.1.113883.4.6) but is not one. */
  invalidNpi: optionalText,
  role: optionalText,
  specialty: Code.optional(),
  telecoms: z.array(Telecom).optional(),
})
export type Provider = z.infer<typeof Provider>

/** Where a statement stands: file, LOINC code (or title) of its section, and which entry of it, counted from 1. */
export const Source = z.strictObject({ file: text, section: text, entry: z.number().int() })
export type Source = z.infer<typeof Source>
