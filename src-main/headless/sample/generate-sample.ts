import { createFolderSink } from './folder-writer'
import { type SampleContent, sampleFiles } from './sample-files'
import { createZipSink } from './zip-writer'

export interface SampleOptions extends SampleContent {
  /** The folder, or with `zip` the ZIP file, to write. What is there is written over. */
  readonly out: string
  readonly zip: boolean
}
export interface SampleSummary {
  readonly files: number
  readonly patients: number
  /** Of the files, before any compression. */
  readonly bytes: number
}

/** A synthetic Tebra-like export: the same content for the same seed, patient by patient, in flat memory. */
export async function generateSample({ out, zip, ...content }: SampleOptions): Promise<SampleSummary> {
  const sink = zip ? await createZipSink(out) : createFolderSink(out)
  let files = 0
  let bytes = 0
  try {
    for (const file of sampleFiles(content)) {
      await sink.add(file.path, file.bytes)
      files += 1
      bytes += file.bytes.length
    }
    await sink.finish()
  } finally {
    await sink.close()
  }
  return { files, patients: content.patients, bytes }
}
