/** How V8 is told to work here. Its flags are the process's, for all threads of it. */
import { setFlagsFromString } from 'node:v8'

/**
 * For the engine's own thread, which reads them when its process starts and never again. It hands on bytes, which lie
 * outside of V8's heap: what it makes beside them is dead at once, and left to itself V8 keeps 48 MB for it after a few
 * minutes. Where it may grow to many GB V8 also lets what is old double before it is swept; with a limit, by less.
 */
export const ENGINE_HEAP = ['--max-semi-space-size=4', '--max-old-space-size=1024'] as const

/** Before a thread is started. */
export function setFlagsForThreads(): void {
  // A thread's `resourceLimits` count only where nobody set the flags; 0 is as if nobody had.
  setFlagsFromString('--max-semi-space-size=0')
  setFlagsFromString('--max-old-space-size=0')
  // The code of a thread and what was learnt of it are soon 30 MB: less, and V8 sweeps through all of it while it grows.
  setFlagsFromString('--initial-old-space-size=40')
  // Ten times what V8 asks for. Every thread compiles for itself: later, fewer functions are worth the slow compiler,
  // and fewer have to go through it again because of what they had not met yet.
  setFlagsFromString('--invocation-count-for-turbofan=30000')
  // There is a thread for every core: a compiler beside them only takes the core from one of them.
  setFlagsFromString('--no-concurrent-recompilation')
}
