import { engineBundle } from '../main/pipeline/engine-bundle'
import { clockTests } from './clock'
import { corruptTests } from './corrupt'
import { diskTests, readOnlyTests } from './disk'
import { keychainTests } from './keychain'
import { killEngineTests } from './kill-engine'
import { sourceTests } from './sources'

const { engine } = engineBundle()
const script = () => engine

killEngineTests(script)
corruptTests(script)
keychainTests(script)
diskTests(script)
readOnlyTests(script)
clockTests(script)
sourceTests(script)
