/** How much is measured: `--quick` proves that every part of the benchmark runs, `--full` adds what takes minutes. */

export interface Plan {
  readonly mode: 'quick' | 'standard' | 'full'
  /** Medians are of so many runs. */
  readonly rounds: number
  /** Of the shared documents every n-th is taken: 34 MB when it is all of them. */
  readonly everyNth: number
  readonly copies: number
  /** Of the generated export. */
  readonly patients: number
  readonly stage2Patients: number
  readonly documentBytes: number
  /** Copies for a long run, of which starting up is no part worth naming; 88 are 3 GB. */
  readonly longRunCopies?: number
  /** Patients of one document each, in folders of so many. */
  readonly patientsAFolder: number
  /** Folders at which the cost of a patient is measured, in ascending order. */
  readonly costFolders: readonly number[]
}

const QUICK: Plan = {
  mode: 'quick',
  rounds: 1,
  everyNth: 16,
  copies: 1,
  patients: 10,
  stage2Patients: 5,
  documentBytes: 4_000_000,
  longRunCopies: 3,
  patientsAFolder: 30,
  costFolders: [1, 3],
}
const STANDARD: Plan = {
  mode: 'standard',
  rounds: 5,
  everyNth: 1,
  copies: 9,
  patients: 5_000,
  stage2Patients: 200,
  documentBytes: 200_000_000,
  patientsAFolder: 1_000,
  costFolders: [1, 10],
}

export const planOf = (args: readonly string[]): Plan => {
  if (args.includes('--quick')) return QUICK
  return args.includes('--full') ? { ...STANDARD, mode: 'full', longRunCopies: 88, costFolders: [1, 10, 50] } : STANDARD
}
