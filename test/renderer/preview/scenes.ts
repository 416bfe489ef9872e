/** Every screen in every state, by name, in the order in which an owner meets them. */
import { DONE } from './scenes/done'
import { HOME } from './scenes/home'
import { MAP } from './scenes/map'
import { PARSE } from './scenes/parse'
import { PATIENT } from './scenes/patient'
import { PREPARE } from './scenes/prepare'
import { REVIEW } from './scenes/review'
import { SAFETY } from './scenes/safety'
import type { Scene } from './scenes/scene'
import { START } from './scenes/start'

const ALL = { ...START, ...HOME, ...PREPARE, ...PARSE, ...REVIEW, ...PATIENT, ...MAP, ...DONE, ...SAFETY }

export type SceneName = keyof typeof ALL
export const SCENES: Readonly<Record<SceneName, Scene>> = ALL
