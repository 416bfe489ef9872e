/** What the sample's patients suffer from, with what goes together: treatment, laboratory, advice, referral. */
import { type Coded, coded, snomed } from '../coded'
import type { MedicationKey } from './medications'
import type { PanelKey } from './panels'

export interface Condition {
  readonly code: Coded
  readonly ages: readonly [from: number, to: number]
  /** How often, relative to the others. */
  readonly weight: number
  readonly medications: readonly MedicationKey[]
  readonly panels: readonly PanelKey[]
  readonly complaint: string
  readonly assessment: string
  readonly advice: string
  readonly referral?: string
}

const problem = (code: string, display: string, icd10: string, icdDisplay: string): Coded =>
  snomed(code, display, coded('icd10', icd10, icdDisplay))

/** They stay. */
export const CHRONIC = {
  hypertension: {
    code: problem('59621000', 'Essential hypertension', 'I10', 'Essential (primary) hypertension'),
    ages: [38, 95],
    weight: 30,
    medications: ['lisinopril', 'amlodipine', 'losartan', 'hydrochlorothiazide'],
    panels: ['metabolic'],
    complaint: 'Blood pressure follow-up',
    assessment: 'Home readings average in the 130s over 80s. No headache, chest pain or edema.',
    advice: 'Low-sodium diet and a home blood pressure log.',
    referral: 'Cardiology',
  },
  diabetes: {
    code: problem('44054006', 'Type 2 diabetes mellitus', 'E11.9', 'Type 2 diabetes mellitus without complications'),
    ages: [40, 90],
    weight: 18,
    medications: ['metformin', 'glargine'],
    panels: ['a1c', 'metabolic'],
    complaint: 'Diabetes follow-up',
    assessment: 'Fasting sugars 120 to 150 at home. Feet without ulcers, monofilament sensation intact.',
    advice: 'Carbohydrate counting and a yearly dilated eye examination.',
    referral: 'Ophthalmology',
  },
  hyperlipidemia: {
    code: problem('55822004', 'Hyperlipidemia', 'E78.5', 'Hyperlipidemia, unspecified'),
    ages: [35, 90],
    weight: 24,
    medications: ['atorvastatin', 'simvastatin'],
    panels: ['lipid'],
    complaint: 'Cholesterol check',
    assessment: 'Tolerates the statin without muscle pain.',
    advice: 'Mediterranean diet; recheck lipids in six months.',
  },
  asthma: {
    code: problem('195967001', 'Asthma', 'J45.909', 'Unspecified asthma, uncomplicated'),
    ages: [5, 60],
    weight: 12,
    medications: ['albuterol', 'fluticasone', 'montelukast'],
    panels: [],
    complaint: 'Asthma review',
    assessment: 'Rescue inhaler about once a week, no night waking. Lungs clear.',
    advice: 'Spacer technique reviewed; written asthma action plan given.',
    referral: 'Pulmonology',
  },
  hypothyroidism: {
    code: problem('40930008', 'Hypothyroidism', 'E03.9', 'Hypothyroidism, unspecified'),
    ages: [25, 85],
    weight: 10,
    medications: ['levothyroxine'],
    panels: ['thyroid'],
    complaint: 'Thyroid follow-up',
    assessment: 'Energy improved; no palpitations, weight stable.',
    advice: 'Take levothyroxine on an empty stomach.',
  },
  depression: {
    code: problem('36923009', 'Major depression, single episode', 'F32.9', 'Major depressive disorder, single episode'),
    ages: [16, 80],
    weight: 12,
    medications: ['sertraline', 'escitalopram', 'trazodone'],
    panels: [],
    complaint: 'Mood follow-up',
    assessment: 'PHQ-9 is 7, down from 14. Sleeping better, no thoughts of self-harm.',
    advice: 'Keep the weekly therapy appointments; crisis line number given.',
    referral: 'Behavioral health',
  },
  anxiety: {
    code: problem('21897009', 'Generalized anxiety disorder', 'F41.1', 'Generalized anxiety disorder'),
    ages: [16, 75],
    weight: 9,
    medications: ['escitalopram', 'sertraline'],
    panels: ['thyroid'],
    complaint: 'Anxiety follow-up',
    assessment: 'GAD-7 is 8. Fewer episodes at work.',
    advice: 'Breathing exercises and less caffeine.',
  },
  reflux: {
    code: problem(
      '235595009',
      'Gastroesophageal reflux disease',
      'K21.9',
      'Gastro-esophageal reflux disease without esophagitis',
    ),
    ages: [20, 85],
    weight: 12,
    medications: ['omeprazole'],
    panels: [],
    complaint: 'Heartburn',
    assessment: 'Heartburn after late meals; no difficulty swallowing, no weight loss.',
    advice: 'Raise the head of the bed; no meals within three hours of sleep.',
    referral: 'Gastroenterology',
  },
  rhinitis: {
    code: problem('61582004', 'Allergic rhinitis', 'J30.9', 'Allergic rhinitis, unspecified'),
    ages: [4, 70],
    weight: 14,
    medications: ['cetirizine', 'loratadine'],
    panels: [],
    complaint: 'Seasonal allergies',
    assessment: 'Pale, swollen turbinates; no sinus tenderness.',
    advice: 'Saline rinse; windows closed on high-pollen days.',
  },
  osteoarthritis: {
    code: problem('239873007', 'Osteoarthritis of knee', 'M17.9', 'Osteoarthritis of knee, unspecified'),
    ages: [50, 95],
    weight: 14,
    medications: ['acetaminophen', 'ibuprofen'],
    panels: [],
    complaint: 'Knee pain',
    assessment: 'Crepitus on both sides, no effusion; walks without aid.',
    advice: 'Quadriceps exercises three times a week.',
    referral: 'Physical therapy',
  },
  fibrillation: {
    code: problem('49436004', 'Atrial fibrillation', 'I48.91', 'Unspecified atrial fibrillation'),
    ages: [62, 95],
    weight: 6,
    medications: ['apixaban', 'warfarin'],
    panels: ['metabolic', 'blood'],
    complaint: 'Palpitations',
    assessment: 'Rate controlled, irregularly irregular; no bleeding.',
    advice: 'Signs of bleeding and stroke reviewed.',
    referral: 'Cardiology',
  },
  kidney: {
    code: problem(
      '433144002',
      'Chronic kidney disease stage 3',
      'N18.30',
      'Chronic kidney disease, stage 3 unspecified',
    ),
    ages: [58, 95],
    weight: 6,
    medications: ['losartan'],
    panels: ['metabolic'],
    complaint: 'Kidney function check',
    assessment: 'Filtration rate stable over a year; no edema.',
    advice: 'No anti-inflammatory pain relievers.',
    referral: 'Nephrology',
  },
  anemia: {
    code: problem('87522002', 'Iron deficiency anemia', 'D50.9', 'Iron deficiency anemia, unspecified'),
    ages: [15, 60],
    weight: 6,
    medications: ['iron'],
    panels: ['blood'],
    complaint: 'Tiredness',
    assessment: 'Less tired since iron was started; stool test negative.',
    advice: 'Take iron with orange juice, not with milk.',
  },
} as const satisfies Record<string, Condition>
export type ChronicKey = keyof typeof CHRONIC

/** They pass. */
export const ACUTE = {
  bronchitis: {
    code: problem('10509002', 'Acute bronchitis', 'J20.9', 'Acute bronchitis, unspecified'),
    ages: [12, 90],
    weight: 10,
    medications: ['azithromycin', 'prednisone'],
    panels: [],
    complaint: 'Cough for a week',
    assessment: 'Scattered rhonchi that clear with coughing; no fever.',
    advice: 'Fluids and rest; return if short of breath.',
  },
  sinusitis: {
    code: problem('15805002', 'Acute sinusitis', 'J01.90', 'Acute sinusitis, unspecified'),
    ages: [10, 80],
    weight: 10,
    medications: ['amoxicillin'],
    panels: [],
    complaint: 'Facial pressure',
    assessment: 'Maxillary tenderness, purulent drainage for eleven days.',
    advice: 'Finish the antibiotic; saline rinse.',
  },
  pharyngitis: {
    code: problem('43878008', 'Streptococcal sore throat', 'J02.0', 'Streptococcal pharyngitis'),
    ages: [4, 40],
    weight: 9,
    medications: ['amoxicillin'],
    panels: ['strep'],
    complaint: 'Sore throat',
    assessment: 'Tonsillar exudate, tender anterior nodes, rapid strep positive.',
    advice: 'New toothbrush after two days; no school for 24 hours.',
  },
  cystitis: {
    code: problem(
      '68566005',
      'Urinary tract infectious disease',
      'N39.0',
      'Urinary tract infection, site not specified',
    ),
    ages: [16, 90],
    weight: 9,
    medications: ['sulfamethoxazole'],
    panels: ['urine'],
    complaint: 'Burning on urination',
    assessment: 'No flank pain, no fever.',
    advice: 'Drink more water; return if fever or back pain.',
  },
  otitis: {
    code: problem('3110003', 'Acute otitis media', 'H66.90', 'Otitis media, unspecified, unspecified ear'),
    ages: [1, 12],
    weight: 14,
    medications: ['amoxicillin'],
    panels: [],
    complaint: 'Ear pain',
    assessment: 'Right drum red and bulging.',
    advice: 'Fever control by weight; recheck the ear in three weeks.',
  },
  sprain: {
    code: problem('44465007', 'Sprain of ankle', 'S93.409A', 'Sprain of unspecified ligament of unspecified ankle'),
    ages: [8, 60],
    weight: 8,
    medications: ['ibuprofen'],
    panels: [],
    complaint: 'Twisted ankle',
    assessment: 'Lateral swelling, able to bear weight, no bony tenderness.',
    advice: 'Ice, elevation, ankle brace for two weeks.',
    referral: 'Physical therapy',
  },
  covid: {
    code: problem('840539006', 'Disease caused by SARS-CoV-2', 'U07.1', 'COVID-19'),
    ages: [3, 90],
    weight: 8,
    medications: ['acetaminophen'],
    panels: ['covid'],
    complaint: 'Fever and loss of smell',
    assessment: 'Oxygen saturation normal on room air; mild course.',
    advice: 'Isolate for five days; pulse oximeter at home.',
  },
} as const satisfies Record<string, Condition>
export type AcuteKey = keyof typeof ACUTE

export const isAcute = (condition: Condition): boolean => Object.values<Condition>(ACUTE).includes(condition)
