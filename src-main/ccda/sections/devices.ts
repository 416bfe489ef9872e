/** Medical equipment (section 2.16.840.1.113883.10.20.22.2.23): supplies (…22.4.50) and implanted devices. */
import { judgeAbsence } from '../judge'
import { defineSection, one, readOwnCode } from '../section'
import { readCode, readQuantity } from '../values'
import { attribute, child, pathOf, select, type XmlNode } from '../xml/node'
import { readProduct } from './medications'

/** Unique device identifiers: FDA, or the device identifier of GS1, HIBCC and ICCBBA (C-CDA companion guide, UDI). */
const UDI = ['2.16.840.1.113883.3.3719', '2.51.1.1', '1.0.15961.10.816', '2.16.840.1.113883.6.18']

const DEVICE = pathOf('participant[@typeCode=DEV]/participantRole')
const PRODUCT = pathOf('participant[@typeCode=PRD]/participantRole')
const deviceRole = (statement: XmlNode): XmlNode | undefined => select(statement, DEVICE) ?? select(statement, PRODUCT)

export const devices = defineSection({
  kind: 'devices',
  sections: { '46264-8': '' },
  sectionTemplates: ['2.16.840.1.113883.10.20.22.2.23', '2.16.840.1.113883.10.20.1.7'],
  elements: ['supply', 'procedure', 'act', 'observation'],
  templates: ['2.16.840.1.113883.10.20.22.4.50'],
  claims: true,
  fields: {
    code: (statement, context) => {
      const code = child(child(deviceRole(statement), 'playingDevice'), 'code')
      const device = code === undefined ? undefined : readCode(code, context)
      return device ?? readProduct(statement, context) ?? readOwnCode(statement, context)
    },
    udi: (statement) => {
      const id = child(deviceRole(statement), 'id')
      return UDI.includes(attribute(id, 'root') ?? '') ? attribute(id, 'extension') : undefined
    },
    quantity: one('quantity', readQuantity),
  },
  judge: (row) => {
    const verdict = judgeAbsence(row)
    return verdict.row === undefined && row.udi !== undefined ? { row } : verdict
  },
})
