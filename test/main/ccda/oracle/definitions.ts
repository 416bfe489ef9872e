/**
 * Which nodes of the XML are statements of which kind, after HL7 C-CDA R1.1 and R2.1 and, for older documents, the
 * HL7 CCD 1.0 templates (2.16.840.1.113883.10.20.1). A template decides wherever it stands, and the section between two
 * kinds that share one; without any, the section's LOINC code (or template) decides for the outermost statements of its
 * entries, and in a section of another kind the element, where only one kind has it.
 */
import type { Kind } from './statement'

const CCDA = '2.16.840.1.113883.10.20.22'
const CCD = '2.16.840.1.113883.10.20.1'

/** XPath test of a code against a list. */
const isOneOf = (codes: string): string => `contains(" ${codes} ", concat(" ", @code, " "))`
/** Problem Type: says what kind of statement it is, not which problem. */
const PROBLEM_TYPES =
  '55607006 404684003 418799008 409586006 64572001 282291009 248536006 373930000 ASSERTION 29308-4 75326-9 75325-1 75324-4 75323-6 75322-8 75321-0 75319-4 75318-6'
/** Allergy and Intolerance Type, with older forms: the kind of an allergy, never its agent. */
const ALLERGY_TYPES =
  '419199007 416098002 414285001 418038007 419511003 420134006 418471000 232347008 59037007 235719002 426232007 106190000 282100009 62014003'

export interface Definition {
  readonly templates: readonly string[]
  /** LOINC codes and template roots of the sections that belong to this kind. */
  readonly sections: readonly string[]
  /** Elements that are statements of this kind in its own sections. */
  readonly elements: readonly string[]
  /** Where the concept stands, in order of preference. */
  readonly concept: readonly string[]
}

export const DEFINITIONS: Readonly<Record<Kind, Definition>> = {
  problems: {
    templates: [`${CCDA}.4.4`, `${CCD}.28`],
    sections: [
      ...['11450-4', '11348-0', '10153-2', '46241-6', '42347-5', '11535-2', '10219-4', '10218-6', '59769-0', '55109-3'],
      ...[`${CCDA}.2.5`, `${CCDA}.2.5.1`, `${CCDA}.2.20`, `${CCDA}.2.24`, `${CCDA}.2.43`, `${CCD}.11`],
    ],
    elements: ['observation'],
    concept: ['h:value', `h:code[not(../h:value)][not(${isOneOf(PROBLEM_TYPES)})]`],
  },
  allergies: {
    templates: [`${CCDA}.4.7`, `${CCD}.18`],
    sections: ['48765-2', '10155-0', `${CCDA}.2.6`, `${CCDA}.2.6.1`, `${CCD}.2`],
    elements: ['observation'],
    concept: [
      'h:participant/h:participantRole/h:playingEntity/h:code',
      'h:participant/h:participantRole/h:playingEntity/h:name',
      'h:participant/h:participantRole/h:code',
      `h:value[not(${isOneOf(ALLERGY_TYPES)})]`,
      'h:value/h:originalText',
      'h:value',
    ],
  },
  medications: {
    templates: [`${CCDA}.4.16`, `${CCD}.24`],
    sections: [
      ...['10160-0', '29549-3', '10183-2', '75311-1', '42346-7'],
      ...[`${CCDA}.2.1`, `${CCDA}.2.1.1`, `${CCDA}.2.11`, `${CCDA}.2.11.1`, `${CCDA}.2.38`, `${CCDA}.2.44`, `${CCD}.8`],
    ],
    elements: ['substanceAdministration', 'supply'],
    concept: [
      'h:consumable/h:manufacturedProduct/*/h:code',
      'h:consumable/h:manufacturedProduct/*/h:name',
      'h:product/h:manufacturedProduct/*/h:code',
    ],
  },
  immunizations: {
    templates: [`${CCDA}.4.52`, `${CCD}.24`],
    sections: ['11369-6', `${CCDA}.2.2`, `${CCDA}.2.2.1`, `${CCD}.6`],
    elements: ['substanceAdministration', 'supply'],
    concept: ['h:consumable/h:manufacturedProduct/*/h:code', 'h:consumable/h:manufacturedProduct/*/h:name'],
  },
  vitals: {
    templates: [`${CCDA}.4.27`, `${CCD}.31`],
    sections: ['8716-3', `${CCDA}.2.4`, `${CCDA}.2.4.1`, `${CCD}.16`],
    elements: ['observation'],
    concept: ['h:code'],
  },
  results: {
    templates: [`${CCDA}.4.2`, `${CCD}.31`],
    sections: ['30954-2', '11502-2', '11493-4', '18748-4', `${CCDA}.2.3`, `${CCDA}.2.3.1`, `${CCD}.14`],
    elements: ['observation'],
    concept: ['h:code'],
  },
  procedures: {
    templates: [`${CCDA}.4.12`, `${CCDA}.4.13`, `${CCDA}.4.14`, `${CCD}.29`],
    sections: ['47519-4', '29554-3', '10223-6', `${CCDA}.2.7`, `${CCDA}.2.7.1`, `${CCD}.12`],
    elements: ['procedure', 'act', 'observation'],
    concept: ['h:code'],
  },
  encounters: {
    templates: [`${CCDA}.4.49`, `${CCD}.21`],
    sections: ['46240-8', `${CCDA}.2.22`, `${CCDA}.2.22.1`, `${CCD}.3`],
    elements: ['encounter'],
    concept: ['h:code'],
  },
}
