import { engineBundle } from '../main/pipeline/engine-bundle'
import { corruptTests } from './corrupt'
import { killEngineTests } from './kill-engine'

const bundle = engineBundle()

if (process.env.ONLY !== 'corrupt') killEngineTests(() => bundle.engine)
if (process.env.ONLY !== 'kill') corruptTests(() => bundle.engine)
