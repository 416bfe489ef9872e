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
  /** Too slow for the large input: measured on the documents without copies. */
  readonly isSlow?: true
}

export const SAX = 'sax, strict'
export const STAGE_1 = 'Stage 1, whole'
export const STAGE_2 = 'Stage 2'

export const SUBJECTS: readonly Subject[] = [
  { name: 'read only' },
  { name: SAX, package: 'sax@1.4.1' },
  { name: 'saxes' },
  { name: 'parse + extract' },
  { name: STAGE_1, usesAllCores: true },
  { name: 'fast-xml-parser', package: 'fast-xml-parser@5.12.1', isSlow: true },
  { name: '@medplum/ccda', package: '@medplum/ccda@4.5.2', isSlow: true },
  { name: 'bluebutton', package: 'bluebutton@0.4.2', isSlow: true },
  { name: '@amida-tech/blue-button', package: '@amida-tech/blue-button@1.10.11', isSlow: true },
]
