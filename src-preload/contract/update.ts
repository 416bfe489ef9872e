/**
 * A newer version of the app. `available`: asks the owner; `blocked` while a stage runs, as nothing is downloaded or
 * installed then. `downloading`: the owner said yes; `share` is 0 to 1. The app restarts by itself at its end.
 */
export type UpdateView =
  | { readonly state: 'none' }
  | { readonly state: 'available'; readonly version: string; readonly blocked: boolean }
  | { readonly state: 'downloading'; readonly version: string; readonly share: number }
  | { readonly state: 'failed'; readonly version: string }
