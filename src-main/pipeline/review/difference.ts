/** What an import would change about a repeat patient. Asks by the hashed id alone: nothing of the patient goes out. */
import type { DifferenceView } from '../../../src-preload/contract/difference'
import { fail, ok, type Result } from '../../../src-preload/contract/result'
import type { StoredBundle, StoredFile } from '../../a2v2/schemas'
import { differenceOf } from '../../mapping/difference'
import { type MappingContext, type Payloads, payloadsOf } from '../../mapping/payloads'
import type { Context } from '../context'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import { patientRecord } from '../dump/patient-record'
import { type Connection, connect, takesClinical } from '../workspace/connect'
import { patiently } from '../workspace/patiently'
import { mappingContext } from './mapping-context'

/** Before the approval nobody has asked yet which fields the agent accepts. */
const mappingNow = async (
  context: Context,
  open: OpenDump,
  { client }: Connection,
): Promise<Result<MappingContext>> => {
  const mapping = mappingContext(context, open)
  if (mapping.schemaFields !== undefined) return ok(mapping)
  const fields = await patiently(client, undefined, (signal) => client.contactSchema(mapping.agentId, { signal }))
  return fields.ok ? ok({ ...mapping, schemaFields: fields.value }) : fields
}

/** A contact without anything clinical is a 404 of that path, and no failure here. */
const orNothing = <T>(answer: Result<T>): Result<T | undefined> =>
  !answer.ok && answer.failure.code === 'refused_by_workspace' ? ok(undefined) : answer

const bundleHeld = async (
  connection: Connection,
  agentId: string,
  ref: string,
): Promise<Result<StoredBundle | undefined>> =>
  takesClinical(connection)
    ? orNothing(
        await patiently(connection.client, undefined, (signal) =>
          connection.client.readClinical(agentId, ref, { signal }),
        ),
      )
    : ok(undefined)

const filesHeld = async (
  { client }: Connection,
  agentId: string,
  { externalReferenceId, files }: Payloads,
): Promise<Result<readonly StoredFile[] | undefined>> =>
  files.length === 0
    ? ok([])
    : orNothing(
        await patiently(client, undefined, (signal) => client.listFiles(agentId, externalReferenceId, { signal })),
      )

const withOwnerNames = (view: DifferenceView, { integration }: Connection): DifferenceView => {
  const nameOf = (id: string): string => integration.users.find((user) => user.id === id)?.name ?? id
  const fields = view.fields.map((row) =>
    row.field === 'owner' ? { ...row, before: nameOf(row.before), after: nameOf(row.after) } : row,
  )
  return { ...view, fields }
}

export const difference = async (context: Context, open: OpenDump, key: string): Promise<Result<DifferenceView>> => {
  const record = patientRecord(open.db, key)
  if (record === undefined) return fail('bad_request')
  const dump = dumpRow(context, open.id)
  const connection = await connect(context, dump.workspace)
  if (!connection.ok) return connection
  const mapping = await mappingNow(context, open, connection.value)
  if (!mapping.ok) return mapping
  const payloads = payloadsOf(record, mapping.value)
  if (!payloads.ok) return payloads
  const { client } = connection.value
  const ref = payloads.value.externalReferenceId
  const contact = await patiently(client, undefined, (signal) => client.readContact(dump.chatbot.id, ref, { signal }))
  if (!contact.ok) return contact
  const bundle = await bundleHeld(connection.value, dump.chatbot.id, ref)
  if (!bundle.ok) return bundle
  const files = await filesHeld(connection.value, dump.chatbot.id, payloads.value)
  if (!files.ok) return files
  const held = { contact: contact.value, bundle: bundle.value, files: files.value ?? [] }
  return ok(withOwnerNames(differenceOf(held, payloads.value), connection.value))
}
