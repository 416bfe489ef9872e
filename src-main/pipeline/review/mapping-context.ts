/** The owner's decisions as mapping wants them. The contact's fields are those the workspace named at the approval. */
import type { SchemaField } from '../../a2v2/schemas'
import type { MappingContext } from '../../mapping/payloads'
import { providerMappings } from '../../staging/tables/provider-mappings'
import { namedValue } from '../../staging/tables/settings'
import type { Context } from '../context'
import { dumpRow, type OpenDump } from '../dump/open-dump'
import { settingsOf } from '../settings'
import { fieldAnswers } from './required-fields'

export const SCHEMA_FIELDS = 'schemaFields'

export const mappingContext = (context: Context, open: OpenDump): MappingContext => {
  const dump = dumpRow(context, open.id)
  const { workspace, organisation, chatbot, id } = dump
  const mappings = providerMappings(context.store, workspace)
  return {
    organisationId: organisation.id,
    agentId: chatbot.id,
    dumpId: id,
    mappings: new Map(mappings.map(({ npi, strategy, userId }) => [npi, { strategy, userId }])),
    defaultUserId: settingsOf(context.store, workspace).defaultProviderUserId,
    schemaFields: namedValue<readonly SchemaField[]>(open.db, 'meta', SCHEMA_FIELDS),
    fieldAnswers: fieldAnswers(context, dump),
  }
}
