/** `npx vite test/renderer/preview`: the window in a browser, with invented data. `?scene=review` picks a screen. */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: 'preview' },
  server: { fs: { allow: [resolve(import.meta.dirname, '../../..')] } },
  build: {
    outDir: resolve(import.meta.dirname, '../../../out/preview'),
    emptyOutDir: true,
    target: 'chrome114',
    chunkSizeWarningLimit: 4_000,
  },
})
