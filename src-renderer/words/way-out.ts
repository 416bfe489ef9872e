/** What stands between this computer and the workspace. */
export const OF_THE_WAY = {
  certificate_untrusted: {
    title: 'The connection is not safe',
    happened:
      'Whoever answered could not prove to be A2V2, so nothing was sent. A proxy or antivirus is a usual cause.',
    next: 'Try another network, or ask whoever looks after this computer. Do not go round it.',
  },
  proxy_unusable: {
    title: 'The proxy does not let this app out',
    happened: 'This computer is set to reach the internet through a proxy, and that did not work. Nothing was sent.',
    next: 'Ask whoever looks after this network to let Tebra Import reach your A2V2 workspace, then retry.',
  },
} as const
