import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const Bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
})
export type Bounds = z.infer<typeof Bounds>

const WindowState = z.object({ bounds: Bounds, maximized: z.boolean() })
export type WindowState = z.infer<typeof WindowState>

export const MINIMUM_SIZE = { width: 880, height: 600 } as const
export const FIRST_SIZE = { width: 1280, height: 840 } as const

/** Undefined at first start, and when the file cannot be understood: the window then opens where the system puts it. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return WindowState.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Forgetting the place of a window is no failure worth a word. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 })
  } catch {}
}

/** At least this much of the title bar must lie on a screen, or the window could not be dragged back. */
const GRIP = { width: 120, height: 40 } as const

/** A remembered window whose screen was unplugged would open out of sight: then only its size is kept. */
export function placeOn(
  screens: readonly Bounds[],
  { bounds }: WindowState,
): Bounds | Pick<Bounds, 'width' | 'height'> {
  const seen = screens.some(
    (screen) =>
      bounds.x + bounds.width >= screen.x + GRIP.width &&
      bounds.x <= screen.x + screen.width - GRIP.width &&
      bounds.y >= screen.y &&
      bounds.y <= screen.y + screen.height - GRIP.height,
  )
  return seen ? bounds : { width: bounds.width, height: bounds.height }
}
