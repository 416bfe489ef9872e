/**
 * The pictures of the README, in its order.
 * @type {readonly { file: string, scene: string, theme: 'light' | 'dark' }[]}
 */
export const README_SCREENS = [
  { file: 'first-start.png', scene: 'first-start', theme: 'light' },
  { file: 'home.png', scene: 'home', theme: 'light' },
  { file: 'create.png', scene: 'collected', theme: 'light' },
  { file: 'parse.png', scene: 'parsing', theme: 'light' },
  { file: 'review.png', scene: 'review', theme: 'light' },
  { file: 'patients.png', scene: 'review-patients-50000', theme: 'light' },
  { file: 'patient.png', scene: 'patient-source', theme: 'light' },
  { file: 'map.png', scene: 'mapping', theme: 'dark' },
  { file: 'done.png', scene: 'done-clean', theme: 'light' },
  { file: 'done-dark.png', scene: 'done', theme: 'dark' },
]
