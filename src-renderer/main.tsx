import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import '@mantine/dropzone/styles.css'
import './theme.css'
import './layout.css'
import './ui/parts.css'
import './frame/frame.css'
import './start/start.css'
import './home/home.css'
import './wizard/wizard.css'
import './wizard/review/review.css'
import './wizard/done/receipt.css'
import './patients/patients.css'
import './patients/record.css'
import './patients/trends.css'
import './safety/safety.css'
import './print.css'
import { MantineProvider } from '@mantine/core'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { colorSchemeManager, cssVariables, theme } from './theme'
import { keepFocus } from './ui/keep-focus'

/** Main puts a fresh nonce here at every load; under the CSP only style elements that carry it count. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// react-remove-scroll, under every dialog, adds a style element of its own and asks get-nonce.
setNonce(nonce)
keepFocus()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <App />
    </MantineProvider>,
  )
}
