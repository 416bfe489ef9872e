/** System errors → failure codes. The message is dropped: it quotes the path. */
import { type Failure, fail, ok, type Result } from '../../src-preload/contract/result'

const CODES: Readonly<Record<string, Failure['code']>> = {
  ENOENT: 'path_missing',
  ENOTDIR: 'path_missing',
  ENODEV: 'path_missing',
  EACCES: 'path_unreadable',
  EPERM: 'path_unreadable',
  EBUSY: 'path_unreadable',
  EIO: 'path_unreadable',
  ELOOP: 'path_unreadable',
  ENAMETOOLONG: 'path_unreadable',
  EMFILE: 'path_unreadable',
  ENFILE: 'path_unreadable',
  ESTALE: 'file_changed',
}

/** Undefined when `error` is not a system error: then it is a bug and must go on. */
const codeOf = (error: unknown): Failure['code'] | undefined => {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined
  return CODES[String(error.code)] ?? 'path_unreadable'
}

/** Runs `work`; a system error (missing, no rights, device gone) becomes a failure. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    return fail(code)
  }
}
