/** Names of code systems by OID, as HL7's registry of OIDs lists them. Data only; an unknown OID stays an OID. */
export const CODE_SYSTEMS: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.96': 'SNOMED CT',
  '2.16.840.1.113883.6.1': 'LOINC',
  '2.16.840.1.113883.6.88': 'RxNorm',
  '2.16.840.1.113883.6.90': 'ICD-10-CM',
  '2.16.840.1.113883.6.4': 'ICD-10-PCS',
  '2.16.840.1.113883.6.103': 'ICD-9-CM',
  '2.16.840.1.113883.6.104': 'ICD-9-CM Procedures',
  '2.16.840.1.113883.6.2': 'ICD-9-CM',
  '2.16.840.1.113883.6.3': 'ICD-10',
  '2.16.840.1.113883.12.292': 'CVX',
  '2.16.840.1.113883.6.59': 'CVX',
  '2.16.840.1.113883.12.227': 'MVX',
  '2.16.840.1.113883.6.69': 'NDC',
  '2.16.840.1.113883.6.12': 'CPT',
  '2.16.840.1.113883.6.14': 'HCPCS',
  '2.16.840.1.113883.6.285': 'HCPCS',
  '2.16.840.1.113883.6.13': 'CDT',
  '2.16.840.1.113883.6.209': 'NDF-RT',
  '2.16.840.1.113883.3.26.1.5': 'NDF-RT',
  '2.16.840.1.113883.4.9': 'UNII',
  '2.16.840.1.113883.3.26.1.1': 'NCI Thesaurus',
  '2.16.840.1.113883.6.8': 'UCUM',
  '2.16.840.1.113883.6.238': 'CDC Race and Ethnicity',
  '2.16.840.1.113883.6.101': 'NUCC Provider Taxonomy',
  '2.16.840.1.113883.6.259': 'HSLOC',
  '2.16.840.1.113883.6.301.5': 'NUBC',
  '2.16.840.1.113883.6.255.1336': 'X12N 1336',
  '2.16.840.1.113883.3.221.5': 'Source of Payment Typology',
  '2.16.840.1.113883.5.1': 'AdministrativeGender',
  '2.16.840.1.113883.5.2': 'MaritalStatus',
  '2.16.840.1.113883.5.4': 'ActCode',
  '2.16.840.1.113883.5.6': 'ActClass',
  '2.16.840.1.113883.5.7': 'ActPriority',
  '2.16.840.1.113883.5.8': 'ActReason',
  '2.16.840.1.113883.5.83': 'ObservationInterpretation',
  '2.16.840.1.113883.5.88': 'ParticipationFunction',
  '2.16.840.1.113883.5.110': 'RoleClass',
  '2.16.840.1.113883.5.111': 'RoleCode',
  '2.16.840.1.113883.5.112': 'RouteOfAdministration',
  '2.16.840.1.113883.5.1008': 'NullFlavor',
  '2.16.840.1.113883.5.1063': 'ObservationValue',
  '2.16.840.1.113883.5.1076': 'ReligiousAffiliation',
  '2.16.840.1.113883.12.112': 'HL7 Discharge Disposition',
}

/** SNOMED CT, LOINC and CVX concepts that say "nothing of this kind is known". */
export const NO_KNOWN_CODES: ReadonlySet<string> = new Set([
  '716186003', // no known allergy
  '409137002', // no known drug allergy
  '428607008', // no known environmental allergy
  '429625007', // no known food allergy
  '428197003', // no known insect allergy
  '716184000', // no known latex allergy
  '160244002', // no known allergies
  '160245001', // no current problems or disability
  '182904002', // drug treatment unknown / no medication
  '787481004', // no known medications
  '182849000', // no drug therapy prescribed
  '408350003', // patient not on self-medications
  '998', // CVX: no vaccine administered
])

/** With negationInd these generic concepts mean "none known"; with any other code negation refutes that one code. */
export const GENERIC_CODES: ReadonlySet<string> = new Set([
  '419199007', // allergy to substance
  '416098002', // allergy to drug
  '414285001', // allergy to food
  '418038007', // propensity to adverse reactions to substance
  '419511003', // propensity to adverse reactions to drug
  '420134006', // propensity to adverse reactions
  '418471000', // propensity to adverse reactions to food
  '106190000', // allergic state
  '55607006', // problem
  '404684003', // clinical finding
  '64572001', // condition
  '282291009', // diagnosis
  '71388002', // procedure
  '410942007', // drug or medicament
  '373873005', // pharmaceutical or biological product
  '71181003', // vaccine
  '105590001', // substance
  '413477004', // allergen or pseudoallergen
  '40388003', // implant
  '49062001', // device
  'ASSERTION',
])

/** Names of agents or drugs that state absence in words, as exports write them without a code. */
export const NO_KNOWN_WORDS =
  /^\W*((the )?patient (has|is|reports) )?(no known|no current|no active|none known|nkda|nka|no (drug |food |medication |environmental )?allerg|patient denies|denies any|(patient )?not on (any|self-medications)|drug treatment unknown|no (medication|problem|immunization|procedure|encounter)s?\b|none( reported| recorded)?\s*$)/i

/** Words that say only that nothing was recorded, which is neither a fact nor its absence. */
export const NO_INFORMATION_WORDS =
  /^\s*(no (further |available )?(information|data)\b|no [\w ]{1,40} (information|data)\b|(problem|allergy|medication|immunization|vaccine|procedure|result)s? (unknown|excluded\/not available|not (available|recorded|documented))\s*\.?\s*$)/i

/** The same generic concepts where an export writes the words without a code. */
export const GENERIC_WORDS =
  /^\s*(allerg(y|ies)( to (a )?(substance|drug|food))?|(drug|food|environmental) allergy|propensity to adverse reactions?( to (substance|drug|food))?|adverse reactions?|problems?|conditions?|diagnos[ie]s|procedures?|medications?|drug or medica(tion|ment)|vaccin(e|ation)s?|immunizations?)\s*(\((disorder|finding|procedure|product|substance)\))?\s*$/i
