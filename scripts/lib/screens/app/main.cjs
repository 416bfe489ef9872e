// One window, as the app's own, without an engine: the pictures show the real renderer with an invented one behind it.
const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  return window.loadURL('about:blank')
})
app.on('window-all-closed', () => app.quit())
