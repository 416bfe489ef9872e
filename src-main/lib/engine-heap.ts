/** How much room the engine's own thread has for what is young. */
import { setFlagsFromString } from 'node:v8'

/**
 * That thread hands on bytes, which lie outside of V8's heap: what it makes beside them is dead at once, and left to
 * itself V8 keeps 48 MB for it after a few minutes. It reads the flag when a process starts, and never again.
 */
export const ENGINE_HEAP = '--max-semi-space-size=4'

/** A thread's `resourceLimits` count only where nobody set the flag; 0 is as if nobody had. */
export const leaveThreadsTheirLimits = (): void => setFlagsFromString('--max-semi-space-size=0')
