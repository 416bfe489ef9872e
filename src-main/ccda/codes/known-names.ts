/**
 * Every element and attribute name that a clinical document may have, under our stable prefixes (tokenizer.ts). A name
 * outside of them is damage, or an extension that nobody here reads: either way it is told. Sources: HL7 CDA R2 schemas
 * (POCD_MT000040.xsd, datatypes-base.xsd, datatypes.xsd, NarrativeBlock.xsd), SDTC extensions (SDTC.xsd), and the HTML
 * that exports write into narratives.
 */
const names = (...lists: readonly string[]): string[] => lists.flatMap((list) => list.split(' '))
const prefixed = (prefix: string, list: string): string[] => list.split(' ').map((name) => `${prefix}:${name}`)

const HEADER =
  'ClinicalDocument realmCode typeId templateId id code title effectiveTime confidentialityCode languageCode setId versionNumber copyTime recordTarget author dataEnterer informant custodian informationRecipient legalAuthenticator authenticator participant inFulfillmentOf documentationOf relatedDocument authorization componentOf component patientRole patient providerOrganization name addr telecom administrativeGenderCode birthTime maritalStatusCode religiousAffiliationCode raceCode ethnicGroupCode guardian guardianPerson guardianOrganization birthplace place languageCommunication modeCode proficiencyLevelCode preferenceInd asOrganizationPartOf wholeOrganization standardIndustryClassCode functionCode time assignedAuthor assignedPerson assignedAuthoringDevice representedOrganization manufacturerModelName softwareName asMaintainedEntity maintainingPerson assignedEntity relatedEntity relatedPerson assignedCustodian representedCustodianOrganization intendedRecipient receivedOrganization signatureCode associatedEntity associatedPerson scopingOrganization order priorityCode serviceEvent performer parentDocument consent encompassingEncounter responsibleParty encounterParticipant location healthCareFacility serviceProviderOrganization dischargeDispositionCode'
const BODY =
  'nonXMLBody structuredBody section text entry subject relatedSubject act encounter observation observationMedia organizer procedure regionOfInterest substanceAdministration supply statusCode value derivationExpr repeatNumber independentInd interpretationCode methodCode targetSiteCode approachSiteCode routeCode doseQuantity rateQuantity maxDoseQuantity administrationUnitCode quantity expectedUseTime entryRelationship sequelTo reference precondition criterion referenceRange observationRange seperatableInd separatableInd sequenceNumber specimen specimenRole specimenPlayingEntity participantRole playingDevice playingEntity scopingEntity desc consumable product manufacturedProduct manufacturedLabeledDrug manufacturedMaterial manufacturerOrganization lotNumberText externalAct externalDocument externalObservation externalProcedure'
const DATA_TYPES =
  'originalText translation qualifier low high width center comp period phase event offset numerator denominator thumbnail useablePeriod head increment digits scale origin standardDeviation validTime delimiter family given prefix suffix country state county city postalCode streetAddressLine houseNumber houseNumberNumeric direction streetName streetNameBase streetNameType additionalLocator unitID unitType careOf censusTract deliveryAddressLine deliveryInstallationType deliveryInstallationArea deliveryInstallationQualifier deliveryMode deliveryModeIdentifier buildingNumberSuffix postBox precinct'
const NARRATIVE =
  'content linkHtml sub sup br footnote footnoteRef renderMultiMedia paragraph list item caption table thead tbody tfoot tr th td col colgroup'
const HTML = 'p div span a b strong i em u ul ol li h1 h2 h3 h4 h5 h6 pre hr font center img'
const SDTC =
  'raceCode ethnicGroupCode birthTime id code text value name desc time typeCode functionCode statusCode priorityCode deceasedInd deceasedTime multipleBirthInd multipleBirthOrderNumber birthOrderNumber dischargeDispositionCode admissionReferralSourceCode signatureText identifiedBy alternateIdentification asPatientRelationship patient specialty detailedRelationshipCode precondition precondition1 precondition2 criterion actReference inFulfillmentOf1 category administrativeGenderCode maritalStatusCode languageCommunication negationInd repeatNumber sequenceNumber'

export const KNOWN_ELEMENTS: ReadonlySet<string> = new Set([
  ...names(HEADER, BODY, DATA_TYPES, NARRATIVE, HTML),
  ...prefixed('sdtc', SDTC),
])

const STRUCTURE =
  'classCode moodCode typeCode determinerCode contextControlCode contextConductionInd inversionInd negationInd independentInd nullFlavor ID'
const VALUES =
  'root extension assigningAuthorityName displayable code codeSystem codeSystemName codeSystemVersion displayName inverted valueSet valueSetVersion value unit currency inclusive operator use qualifier institutionSpecified alignment probability partType isNotOrdered unsorted mediaType language representation compression integrityCheck integrityCheckAlgorithm charset'
const TABLES =
  'IDREF styleCode revised referencedObject listType width height align valign char charoff border frame rules cellspacing cellpadding summary colspan rowspan scope abbr axis headers span href name rel rev title'
const HTML_ATTRIBUTES = 'id class style lang dir color size face src alt target bgcolor nowrap type'

export const KNOWN_ATTRIBUTES: ReadonlySet<string> = new Set(names(STRUCTURE, VALUES, TABLES, HTML_ATTRIBUTES))

/** xml:lang and its like come as `other:`, for they are in neither HL7 namespace. */
export const PREFIXED_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...prefixed('xsi', 'type schemaLocation noNamespaceSchemaLocation nil'),
  ...prefixed('sdtc', 'valueSet valueSetVersion inversionInd negationInd typeCode'),
  ...prefixed('other', 'lang space base id type schemaLocation'),
])

/** Elements that hold elements only: words between those are a tag that broke. */
export const CONTAINERS: ReadonlySet<string> = new Set(
  names(
    'recordTarget patientRole patient author assignedAuthor participant participantRole entry act encounter observation organizer procedure substanceAdministration supply entryRelationship component consumable manufacturedProduct manufacturedMaterial playingEntity performer assignedEntity section structuredBody ClinicalDocument referenceRange observationRange',
  ),
)
