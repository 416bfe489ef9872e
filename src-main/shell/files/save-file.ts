import { writeFile } from 'node:fs/promises'
import { type FailureCode, fail, ok, type Result } from '../../../src-preload/contract/result'

const WRITE_FAILURES: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EROFS: 'disk_read_only',
  EACCES: 'disk_read_only',
  EPERM: 'disk_read_only',
}

/** Straight to where the owner chose: no temporary file ever holds it. */
export async function saveFile(file: string, content: Uint8Array | string): Promise<Result<{ readonly saved: true }>> {
  try {
    await writeFile(file, content)
    return ok({ saved: true })
  } catch (error) {
    return fail(WRITE_FAILURES[(error as NodeJS.ErrnoException).code ?? ''] ?? 'path_unreadable')
  }
}
