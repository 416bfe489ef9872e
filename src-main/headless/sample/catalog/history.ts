/** Allergens, vaccines, procedures, relatives, payers: what a chart holds beside its problems. */
import { type Coded, coded, snomed } from '../coded'

export interface Allergen {
  readonly agent: Coded
  readonly kind: Coded
  readonly reaction: Coded
  readonly severity: Coded
  readonly isCritical: boolean
}

const DRUG = snomed('416098002', 'Allergy to drug')
const FOOD = snomed('414285001', 'Allergy to food')
const SUBSTANCE = snomed('419199007', 'Allergy to substance')
const MILD = snomed('255604002', 'Mild')
const MODERATE = snomed('6736007', 'Moderate')
const SEVERE = snomed('24484000', 'Severe')
const HIVES = snomed('247472004', 'Hives')
const ANAPHYLAXIS = snomed('39579001', 'Anaphylaxis')
const rx = (code: string, display: string): Coded => coded('rxnorm', code, display)

export const ALLERGENS: readonly Allergen[] = [
  { agent: rx('7980', 'penicillin G'), kind: DRUG, reaction: HIVES, severity: MODERATE, isCritical: false },
  {
    agent: rx('723', 'amoxicillin'),
    kind: DRUG,
    reaction: snomed('271807003', 'Rash'),
    severity: MILD,
    isCritical: false,
  },
  {
    agent: rx('10180', 'sulfamethoxazole'),
    kind: DRUG,
    reaction: snomed('271807003', 'Rash'),
    severity: MODERATE,
    isCritical: false,
  },
  {
    agent: rx('1191', 'aspirin'),
    kind: DRUG,
    reaction: snomed('56018004', 'Wheezing'),
    severity: SEVERE,
    isCritical: true,
  },
  {
    agent: rx('2670', 'codeine'),
    kind: DRUG,
    reaction: snomed('422587007', 'Nausea'),
    severity: MILD,
    isCritical: false,
  },
  { agent: snomed('762952008', 'Peanut'), kind: FOOD, reaction: ANAPHYLAXIS, severity: SEVERE, isCritical: true },
  { agent: snomed('735029006', 'Shellfish'), kind: FOOD, reaction: HIVES, severity: MODERATE, isCritical: true },
  { agent: snomed('111088007', 'Latex'), kind: SUBSTANCE, reaction: HIVES, severity: MILD, isCritical: false },
]

export interface Vaccine {
  readonly code: Coded
  readonly ages: readonly [from: number, to: number]
  readonly manufacturer: string
  /** mL */
  readonly dose: number
}
const vaccine = (
  code: string,
  display: string,
  ages: readonly [number, number],
  manufacturer: string,
  dose = 0.5,
): Vaccine => ({
  code: coded('cvx', code, display),
  ages,
  manufacturer,
  dose,
})
/** Manufacturers are invented. */
export const VACCINES: readonly Vaccine[] = [
  vaccine('150', 'Influenza, injectable, quadrivalent, preservative free', [1, 99], 'Northlight Biologics'),
  vaccine('208', 'COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose', [12, 99], 'Helix Vaccines', 0.3),
  vaccine('115', 'Tdap', [11, 99], 'Meridian Biologics'),
  vaccine('187', 'zoster recombinant', [50, 99], 'Meridian Biologics'),
  vaccine('33', 'pneumococcal polysaccharide PPV23', [65, 99], 'Northlight Biologics'),
  vaccine('43', 'Hep B, adult', [19, 60], 'Helix Vaccines', 1),
  vaccine('03', 'MMR', [1, 18], 'Northlight Biologics'),
  vaccine('21', 'varicella', [1, 18], 'Northlight Biologics'),
  vaccine('20', 'DTaP', [1, 7], 'Meridian Biologics'),
  vaccine('10', 'IPV', [1, 7], 'Meridian Biologics'),
  vaccine('165', 'HPV9', [11, 26], 'Helix Vaccines'),
]

export interface PastProcedure {
  readonly code: Coded
  readonly ages: readonly [from: number, to: number]
  readonly gender?: 'F' | 'M'
  readonly site?: Coded
}
const procedure = (code: string, display: string, cpt: string, cptDisplay: string): Coded =>
  snomed(code, display, coded('cpt', cpt, cptDisplay))
export const PROCEDURES: readonly PastProcedure[] = [
  {
    code: procedure('73761001', 'Colonoscopy', '45378', 'Colonoscopy, flexible, diagnostic'),
    ages: [45, 80],
    site: snomed('71854001', 'Colon structure'),
  },
  {
    code: procedure('29303009', 'Electrocardiographic procedure', '93000', 'Electrocardiogram, complete'),
    ages: [40, 95],
  },
  {
    code: procedure('24623002', 'Screening mammography', '77067', 'Screening mammography, bilateral'),
    ages: [40, 75],
    gender: 'F',
  },
  { code: procedure('127783003', 'Spirometry', '94010', 'Spirometry'), ages: [6, 70] },
  {
    code: procedure('80146002', 'Appendectomy', '44950', 'Appendectomy'),
    ages: [12, 80],
    site: snomed('66754008', 'Appendix structure'),
  },
  {
    code: procedure('45595009', 'Laparoscopic cholecystectomy', '47562', 'Laparoscopic cholecystectomy'),
    ages: [30, 80],
    site: snomed('28231008', 'Gallbladder structure'),
  },
  {
    code: procedure('54885007', 'Extraction of cataract', '66984', 'Cataract removal with lens insertion'),
    ages: [65, 95],
  },
  {
    code: procedure('609588000', 'Total knee replacement', '27447', 'Total knee arthroplasty'),
    ages: [58, 90],
    site: snomed('72696002', 'Knee region structure'),
  },
  {
    code: procedure('11466000', 'Cesarean section', '59510', 'Cesarean delivery with care'),
    ages: [24, 60],
    gender: 'F',
  },
]

export interface Relative {
  readonly relation: Coded
  readonly gender: 'F' | 'M'
}
export const RELATIVES: readonly Relative[] = [
  { relation: coded('role', 'FTH', 'Father'), gender: 'M' },
  { relation: coded('role', 'MTH', 'Mother'), gender: 'F' },
  { relation: coded('role', 'BRO', 'Brother'), gender: 'M' },
  { relation: coded('role', 'MGRMTH', 'Maternal grandmother'), gender: 'F' },
]
export const FAMILY_CONDITIONS: readonly Coded[] = [
  snomed('22298006', 'Myocardial infarction', coded('icd10', 'I21.9', 'Acute myocardial infarction, unspecified')),
  snomed('44054006', 'Type 2 diabetes mellitus', coded('icd10', 'E11.9', 'Type 2 diabetes mellitus')),
  snomed('59621000', 'Essential hypertension', coded('icd10', 'I10', 'Essential (primary) hypertension')),
  snomed('363406005', 'Malignant tumor of colon', coded('icd10', 'C18.9', 'Malignant neoplasm of colon, unspecified')),
  snomed('230690007', 'Cerebrovascular accident', coded('icd10', 'I63.9', 'Cerebral infarction, unspecified')),
]

export const SMOKING = {
  never: snomed('266919005', 'Never smoked tobacco'),
  former: snomed('8517006', 'Ex-smoker'),
  daily: snomed('449868002', 'Smokes tobacco daily'),
} as const

export interface Payer {
  readonly name: string
  readonly kind: Coded
  readonly ages: readonly [from: number, to: number]
}
export const PAYERS: readonly Payer[] = [
  { name: 'Blue Harbor Health Plan', kind: coded('payment', '512', 'Commercial Managed Care - PPO'), ages: [0, 64] },
  { name: 'Northfield Mutual', kind: coded('payment', '511', 'Commercial Managed Care - HMO'), ages: [0, 64] },
  { name: 'State Medicaid', kind: coded('payment', '2', 'Medicaid'), ages: [0, 64] },
  { name: 'Medicare Part B', kind: coded('payment', '1', 'Medicare'), ages: [65, 120] },
]
