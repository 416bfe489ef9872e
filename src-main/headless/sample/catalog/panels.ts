/** Laboratory panels (LOINC) with adult reference ranges, and how a condition moves a value. */
import { type Coded, loinc, snomed } from '../coded'

export interface Test {
  readonly code: Coded
  readonly unit: string
  readonly low?: number
  readonly high?: number
  /** Where a healthy adult's values lie. */
  readonly mean: number
  readonly deviation: number
  readonly decimals: number
  /** Added to the mean for a patient with that condition. */
  readonly shifts?: Readonly<Record<string, number>>
}
/** A test whose answer is a finding, not a number. */
export interface CodedTest {
  readonly code: Coded
  readonly normal: Coded
  readonly abnormal: Coded
  readonly abnormalWith: string
}
export interface Panel {
  /** The test's own for one that stands alone. */
  readonly code: Coded
  readonly tests: readonly (Test | CodedTest)[]
}

const NEGATIVE = snomed('260385009', 'Negative')
const POSITIVE = snomed('10828004', 'Positive')
const test = (
  code: string,
  display: string,
  unit: string,
  range: readonly [low: number | undefined, high: number | undefined],
  mean: number,
  deviation: number,
  decimals = 0,
  shifts?: Test['shifts'],
): Test => ({
  code: loinc(code, display),
  unit,
  ...(range[0] !== undefined && { low: range[0] }),
  ...(range[1] !== undefined && { high: range[1] }),
  mean,
  deviation,
  decimals,
  ...(shifts !== undefined && { shifts }),
})

export const PANELS = {
  metabolic: {
    code: loinc('24321-2', 'Basic metabolic 2000 panel - Serum or Plasma'),
    tests: [
      test('2345-7', 'Glucose [Mass/volume] in Serum or Plasma', 'mg/dL', [70, 99], 88, 7, 0, { diabetes: 55 }),
      test('3094-0', 'Urea nitrogen [Mass/volume] in Serum or Plasma', 'mg/dL', [7, 20], 13, 3, 0, { kidney: 14 }),
      test('2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', 'mg/dL', [0.6, 1.3], 0.9, 0.12, 2, { kidney: 0.7 }),
      test('2823-3', 'Potassium [Moles/volume] in Serum or Plasma', 'mmol/L', [3.5, 5.1], 4.2, 0.3, 1, { kidney: 0.6 }),
    ],
  },
  lipid: {
    code: loinc('24331-1', 'Lipid 1996 panel - Serum or Plasma'),
    tests: [
      test('2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma', 'mg/dL', [undefined, 200], 178, 14, 0, {
        hyperlipidemia: 42,
      }),
      test('2571-8', 'Triglyceride [Mass/volume] in Serum or Plasma', 'mg/dL', [undefined, 150], 110, 20, 0, {
        diabetes: 50,
      }),
      test('2085-9', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma', 'mg/dL', [40, undefined], 54, 8),
      test(
        '13457-7',
        'Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation',
        'mg/dL',
        [undefined, 130],
        98,
        14,
        0,
        { hyperlipidemia: 48 },
      ),
    ],
  },
  blood: {
    code: loinc('58410-2', 'CBC panel - Blood by Automated count'),
    tests: [
      test('6690-2', 'Leukocytes [#/volume] in Blood by Automated count', '10*3/uL', [4, 11], 7, 1.2, 1),
      test('718-7', 'Hemoglobin [Mass/volume] in Blood', 'g/dL', [12, 17.5], 14.2, 0.8, 1, { anemia: -3.6 }),
      test('4544-3', 'Hematocrit [Volume Fraction] of Blood by Automated count', '%', [36, 51], 42, 2, 1, {
        anemia: -9,
      }),
      test('777-3', 'Platelets [#/volume] in Blood by Automated count', '10*3/uL', [150, 400], 250, 40),
    ],
  },
  a1c: {
    code: loinc('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'),
    tests: [test('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', '%', [4, 5.6], 5.3, 0.2, 1, { diabetes: 1.9 })],
  },
  thyroid: {
    code: loinc('3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma'),
    tests: [
      test('3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma', 'm[IU]/L', [0.4, 4.5], 2, 0.6, 2, {
        hypothyroidism: 3,
      }),
    ],
  },
  urine: {
    code: loinc('24356-8', 'Urinalysis complete panel - Urine'),
    tests: [
      {
        code: loinc('5802-4', 'Nitrite [Presence] in Urine by Test strip'),
        normal: NEGATIVE,
        abnormal: POSITIVE,
        abnormalWith: 'cystitis',
      },
      {
        code: loinc('5804-0', 'Protein [Mass/volume] in Urine by Test strip'),
        normal: NEGATIVE,
        abnormal: POSITIVE,
        abnormalWith: 'kidney',
      },
      test('2965-2', 'Specific gravity of Urine', '1', [1.005, 1.03], 1.016, 0.004, 3),
    ],
  },
  strep: {
    code: loinc('78012-2', 'Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay'),
    tests: [
      {
        code: loinc('78012-2', 'Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay'),
        normal: NEGATIVE,
        abnormal: POSITIVE,
        abnormalWith: 'pharyngitis',
      },
    ],
  },
  covid: {
    code: loinc('94500-6', 'SARS-CoV-2 (COVID-19) RNA [Presence] in Respiratory specimen by NAA with probe detection'),
    tests: [
      {
        code: loinc(
          '94500-6',
          'SARS-CoV-2 (COVID-19) RNA [Presence] in Respiratory specimen by NAA with probe detection',
        ),
        normal: snomed('260415000', 'Not detected'),
        abnormal: snomed('260373001', 'Detected'),
        abnormalWith: 'covid',
      },
    ],
  },
} as const satisfies Record<string, Panel>
export type PanelKey = keyof typeof PANELS
