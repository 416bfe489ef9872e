/** The notice about a newer version of the app. */
export const UPDATES = {
  available: (version: string) => `Version ${version} of Tebra Import is available`,
  text: 'The app closes, puts the new version in place and opens again. Your imports stay as they are.',
  blocked: 'You can install it when the running stage has finished or is paused.',
  install: 'Install and restart',
  later: 'Later',
  downloading: (version: string) => `Downloading version ${version}`,
  /** In steps of ten: it is read out at every change. */
  progress: (share: number) => `${Math.floor(share * 10) * 10}%. The app restarts when it is complete.`,
  failed: (version: string) => `Version ${version} could not be installed`,
  failedText:
    'The download was cut off, or it was not the file that was announced. Nothing was changed. Check the network and try again.',
} as const
