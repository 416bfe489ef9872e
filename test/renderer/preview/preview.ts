import { useWindowState } from '../../../src-renderer/window-state'
import { createFakeApi } from './fake-api'
import { SCENES, type SceneName } from './scenes'

const isScene = (name: string): name is SceneName => name in SCENES
const wanted = new URLSearchParams(location.search).get('scene') ?? 'home'
const scene = SCENES[isScene(wanted) ? wanted : 'home']

Object.defineProperty(window, 'tebraImport', { value: createFakeApi(scene) })
if (scene.place) useWindowState.getState().go(scene.place)
await import('../../../src-renderer/main')
