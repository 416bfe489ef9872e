/**
 * What of signing and notarisation the environment allows. The names are electron-builder's own; an empty value, as CI
 * gives for a secret that is not set, is none.
 * @param {NodeJS.ProcessEnv} env
 */
export function signing(env) {
  const has = (/** @type {string[]} */ ...names) => names.every((name) => Boolean(env[name]))
  const canSignMac = has('CSC_LINK') || has('CSC_NAME')
  return {
    canSignMac,
    canSignWindows: has('WIN_CSC_LINK') || has('CSC_LINK'),
    canNotarise:
      canSignMac &&
      (has('APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER') ||
        has('APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID')),
  }
}

/**
 * What the owner of a package will see because something was left out, one line each.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
export function leftOut(env, platform) {
  const { canSignMac, canSignWindows, canNotarise } = signing(env)
  const lines = []
  if (platform === 'darwin' && !canSignMac)
    lines.push('Not signed: CSC_LINK (and CSC_KEY_PASSWORD) name no certificate.')
  if (platform === 'darwin' && !canNotarise)
    lines.push('Not notarised: APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER are not all set.')
  if (platform === 'win32' && !canSignWindows)
    lines.push('Not signed: WIN_CSC_LINK (and WIN_CSC_KEY_PASSWORD) name no certificate. Windows will warn its owner.')
  return lines
}
