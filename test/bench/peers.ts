import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SUBJECTS } from './subject'

/**
 * Beside the checkout's own packages, never among them. Without scripts: what needs a compiler is left out. Answers what
 * could not be installed.
 */
export const installPeers = (folder: string): string[] => {
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const missing = SUBJECTS.filter(
    (one) => one.package !== undefined && !existsSync(join(folder, 'node_modules', one.name.split(',')[0] ?? '')),
  )
  return missing.flatMap(({ name, package: wanted = '' }) => {
    try {
      const args = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', wanted]
      execFileSync('npm', args, { stdio: 'ignore', shell: process.platform === 'win32' })
      return []
    } catch {
      return [`${name}: npm could not install ${wanted}`]
    }
  })
}
