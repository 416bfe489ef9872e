import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { ROOT } from './app'

/** WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** All that a colour scheme can change. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']
const HERE_ALREADY = ';'

/** Half a megabyte, so it is handed to the page once rather than at each look. */
export const bringAxe = (page: Page): Promise<unknown> =>
  page.addInitScript({ path: join(ROOT, 'node_modules/axe-core/axe.min.js') })

/** What axe finds, a line each. Legacy mode runs in the page alone: the other way needs a second one of Chromium's own. */
export async function violations(page: Page, onlyColour = false): Promise<string[]> {
  // Of what passes axe would else work out a selector an element, which takes longer than the looking.
  const builder = new AxeBuilder({ page, axeSource: HERE_ALREADY })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
  const { violations: found } = await (onlyColour ? builder.withRules(OF_COLOUR) : builder.withTags(TAGS)).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target.join(' ')} ${html}`))
}
