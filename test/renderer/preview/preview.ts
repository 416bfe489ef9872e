/**
 * The window with an invented engine: `?scene=review` picks a screen. `window.preview` tells a program what scenes there
 * are, what a person does in them, and when the picture stands still.
 */
import { useWindowState } from '../../../src-renderer/window-state'
import { createFakeApi, isAnswered } from './fake-api'
import { SCENES, type SceneName } from './scenes'
import type { Scene } from './scenes/scene'

const isScene = (name: string): name is SceneName => name in SCENES
const wanted = new URLSearchParams(location.search).get('scene') ?? 'home'
const scene: Scene = SCENES[isScene(wanted) ? wanted : 'home']
const scenes = Object.entries<Scene>(SCENES).map(([name, { acts = [], paper = false, zoomed = false }]) => ({
  name,
  acts,
  paper,
  zoomed,
}))

const STILL_MS = 80
let changedAtMs = performance.now()
new MutationObserver(() => {
  changedAtMs = performance.now()
}).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
const isStill = (): boolean =>
  isAnswered() &&
  document.getElementById('root')?.firstElementChild !== null &&
  performance.now() - changedAtMs > STILL_MS

Object.defineProperty(window, 'tebraImport', { value: createFakeApi(scene) })
Object.defineProperty(window, 'preview', { value: { scenes, isStill } })
// On paper there are margins, and a page is no wider than Letter.
if (scene.paper) Object.assign(document.documentElement.style, { maxWidth: '816px', padding: '60px' })
if (scene.place) useWindowState.getState().go(scene.place)
await import('../../../src-renderer/main')
