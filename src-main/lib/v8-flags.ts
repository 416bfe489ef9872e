/** How V8 is told to work here. Its flags are the process's, for all threads of it. */
import { setFlagsFromString } from 'node:v8'

/**
 * The engine's own thread hands on bytes, which lie outside of V8's heap: what it makes beside them is dead at once, and
 * left to itself V8 keeps 48 MB for it after a few minutes. It reads the flag when a process starts, and never again.
 */
export const ENGINE_HEAP = '--max-semi-space-size=4'

/** Before a thread is started. */
export function setFlagsForThreads(): void {
  // A thread's `resourceLimits` count only where nobody set the flag; 0 is as if nobody had.
  setFlagsFromString('--max-semi-space-size=0')
  // Ten times what V8 asks for. Every thread compiles for itself: later, fewer functions are worth the slow compiler,
  // and fewer have to go through it again because of what they had not met yet.
  setFlagsFromString('--invocation-count-for-turbofan=30000')
}
