import { expect, test } from 'vitest'
import { soundPackage } from '../../scripts/lib/needs/ensure-system.mjs'

test.each([
  ['Debian 12', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n', 'libasound2'],
  ['Debian 13', 'VERSION_ID="13"\nVERSION_CODENAME=trixie\nID=debian\n', 'libasound2t64'],
  ['Ubuntu 22.04', 'NAME="Ubuntu"\nVERSION_ID="22.04"\nID=ubuntu\nID_LIKE=debian\n', 'libasound2'],
  ['Ubuntu 24.04', 'NAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n', 'libasound2t64'],
  ['a system that does not say', '', 'libasound2'],
])('%s: the name of the sound library', (_system, osRelease, name) => {
  expect(soundPackage(osRelease)).toBe(name)
})
