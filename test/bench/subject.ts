/** What is measured, and what a measurement says. Every run is a process of its own, so that its memory is its own. */

/** What a subject made of its documents. */
export interface Work {
  readonly documents: number
  /** Of what it read: refusing a document is quick, and no speed. */
  readonly bytes: number
  /** Documents it could not read. */
  readonly refused: number
  /** Statements found, or for Stage 2 requests sent. */
  readonly items?: number
  /** Seconds of each verb, where their cost a patient is measured. */
  readonly verbs?: Verbs
}

export interface Verbs {
  readonly staging: number
  readonly review: number
  readonly preview: number
  readonly approval: number
  readonly receipt: number
}

export interface Measured extends Work {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakRssBytes: number
}

export interface Task {
  readonly subject: string
  /** A folder of documents. */
  readonly folder: string
  /** Only the first so many folders in it, by name. */
  readonly folders?: number
  /** The `part`-th of `parts` equal shares of the documents, for subjects that use one core each. */
  readonly part: number
  readonly parts: number
  readonly workers: number
}

/** `package`: to be installed beside the benchmark; never one of ours. */
export interface Subject {
  readonly name: string
  readonly package?: string
  /** It spreads its work over the cores by itself; others are run once a core, each on its share. */
  readonly usesAllCores?: true
  /** Finds statements, as Stage 1 does, and is none of ours. */
  readonly isPeer?: true
}

export const SAX = 'sax, strict'
export const EXTRACTED = 'parse + extract'
export const STAGE_1 = 'Stage 1, whole'
export const STAGE_2 = 'Stage 2'
export const COSTS = 'cost a patient'

const peer = (name: string, version: string): Subject => ({ name, package: `${name}@${version}`, isPeer: true })

export const SUBJECTS: readonly Subject[] = [
  { name: 'read only' },
  { name: SAX, package: 'sax@1.4.1' },
  { name: 'saxes' },
  { name: EXTRACTED },
  { name: STAGE_1, usesAllCores: true },
  // Plain objects out of any XML: it is shown, but it extracts nothing and is no peer.
  { name: 'fast-xml-parser', package: 'fast-xml-parser@5.12.1' },
  peer('@medplum/ccda', '4.5.2'),
  peer('bluebutton', '0.4.2'),
  peer('@amida-tech/blue-button', '1.10.11'),
]
