/** Clinical drugs (RxNorm SCD) as they are prescribed. */
import { type Coded, coded } from '../coded'

export const ROUTES = {
  oral: coded('nci', 'C38288', 'Oral'),
  inhaled: coded('nci', 'C38216', 'Respiratory (Inhalation)'),
  subcutaneous: coded('nci', 'C38299', 'Subcutaneous'),
  intramuscular: coded('nci', 'C28161', 'Intramuscular'),
} as const satisfies Record<string, Coded>

export interface Prescription {
  readonly code: Coded
  readonly route: keyof typeof ROUTES
  /** Without a unit: so many of the dose form (tablets, capsules, puffs), as the precoordinated code implies. */
  readonly dose: readonly [value: number, unit?: string]
  readonly everyHours: number
  readonly sig: string
  readonly asNeeded?: string
  /** For a course that ends. */
  readonly days?: number
  readonly quantity: number
  readonly refills: number
}

const rx = (code: string, display: string): Coded => coded('rxnorm', code, display)
const daily = (code: Coded, sig = 'Take 1 tablet by mouth once daily.'): Prescription => ({
  code,
  route: 'oral',
  dose: [1],
  everyHours: 24,
  sig,
  quantity: 90,
  refills: 3,
})

export const MEDICATIONS = {
  lisinopril: daily(rx('314076', 'lisinopril 10 MG Oral Tablet')),
  amlodipine: daily(rx('197361', 'amlodipine 5 MG Oral Tablet')),
  losartan: daily(rx('979492', 'losartan potassium 50 MG Oral Tablet')),
  hydrochlorothiazide: daily(
    rx('310798', 'hydrochlorothiazide 25 MG Oral Tablet'),
    'Take 1 tablet by mouth every morning.',
  ),
  metformin: {
    ...daily(
      rx('861007', 'metformin hydrochloride 500 MG Oral Tablet'),
      'Take 1 tablet by mouth twice daily with meals.',
    ),
    everyHours: 12,
    quantity: 180,
  },
  glargine: {
    code: rx('311041', 'insulin glargine 100 UNT/ML Injectable Solution'),
    route: 'subcutaneous',
    dose: [18, '[IU]'],
    everyHours: 24,
    sig: 'Inject 18 units under the skin at bedtime.',
    quantity: 10,
    refills: 5,
  },
  atorvastatin: daily(rx('617310', 'atorvastatin 20 MG Oral Tablet'), 'Take 1 tablet by mouth at bedtime.'),
  simvastatin: daily(rx('312961', 'simvastatin 20 MG Oral Tablet'), 'Take 1 tablet by mouth every evening.'),
  albuterol: {
    code: rx('745679', '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler'),
    route: 'inhaled',
    dose: [2],
    everyHours: 6,
    sig: 'Inhale 2 puffs every 6 hours as needed for wheezing.',
    asNeeded: 'wheezing',
    quantity: 1,
    refills: 2,
  },
  fluticasone: {
    code: rx('896001', '120 ACTUAT fluticasone propionate 0.11 MG/ACTUAT Metered Dose Inhaler'),
    route: 'inhaled',
    dose: [2],
    everyHours: 12,
    sig: 'Inhale 2 puffs twice daily; rinse the mouth afterwards.',
    quantity: 1,
    refills: 5,
  },
  montelukast: daily(rx('200224', 'montelukast 10 MG Oral Tablet'), 'Take 1 tablet by mouth every evening.'),
  levothyroxine: daily(
    rx('966247', 'levothyroxine sodium 0.05 MG Oral Tablet'),
    'Take 1 tablet by mouth every morning, 30 minutes before breakfast.',
  ),
  sertraline: daily(rx('312941', 'sertraline 50 MG Oral Tablet')),
  escitalopram: daily(rx('349332', 'escitalopram 10 MG Oral Tablet')),
  trazodone: daily(rx('856377', 'trazodone hydrochloride 50 MG Oral Tablet'), 'Take 1 tablet by mouth at bedtime.'),
  omeprazole: daily(
    rx('198051', 'omeprazole 20 MG Delayed Release Oral Capsule'),
    'Take 1 capsule by mouth before breakfast.',
  ),
  cetirizine: daily(rx('1014678', 'cetirizine hydrochloride 10 MG Oral Tablet')),
  loratadine: daily(rx('311372', 'loratadine 10 MG Oral Tablet')),
  apixaban: {
    ...daily(rx('1364445', 'apixaban 5 MG Oral Tablet'), 'Take 1 tablet by mouth twice daily.'),
    everyHours: 12,
    quantity: 180,
  },
  warfarin: daily(rx('855332', 'warfarin sodium 5 MG Oral Tablet'), 'Take 1 tablet by mouth every evening.'),
  iron: daily(rx('310325', 'ferrous sulfate 325 MG Oral Tablet')),
  acetaminophen: {
    ...daily(
      rx('198440', 'acetaminophen 500 MG Oral Tablet'),
      'Take 1 tablet by mouth every 8 hours as needed for pain.',
    ),
    everyHours: 8,
    asNeeded: 'pain',
    quantity: 60,
    refills: 1,
  },
  ibuprofen: {
    ...daily(
      rx('197806', 'ibuprofen 600 MG Oral Tablet'),
      'Take 1 tablet by mouth every 8 hours with food, for 7 days.',
    ),
    everyHours: 8,
    days: 7,
    quantity: 21,
    refills: 0,
  },
  amoxicillin: {
    ...daily(rx('308191', 'amoxicillin 500 MG Oral Capsule'), 'Take 1 capsule by mouth every 12 hours for 10 days.'),
    everyHours: 12,
    days: 10,
    quantity: 20,
    refills: 0,
  },
  azithromycin: {
    ...daily(rx('308460', 'azithromycin 250 MG Oral Tablet'), 'Take 1 tablet by mouth once daily for 5 days.'),
    days: 5,
    quantity: 5,
    refills: 0,
  },
  sulfamethoxazole: {
    ...daily(
      rx('198335', 'sulfamethoxazole 800 MG / trimethoprim 160 MG Oral Tablet'),
      'Take 1 tablet by mouth every 12 hours for 3 days.',
    ),
    everyHours: 12,
    days: 3,
    quantity: 6,
    refills: 0,
  },
  prednisone: {
    ...daily(rx('312615', 'prednisone 20 MG Oral Tablet'), 'Take 1 tablet by mouth once daily for 5 days.'),
    days: 5,
    quantity: 5,
    refills: 0,
  },
} as const satisfies Record<string, Prescription>
export type MedicationKey = keyof typeof MEDICATIONS
