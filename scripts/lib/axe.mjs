import { AxeBuilder } from '@axe-core/playwright'
import { inRoot } from './project.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/** WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** All that a colour scheme can change. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']
const HERE_ALREADY = ';'

/**
 * Half a megabyte, so a page is handed it when it loads rather than at each look.
 * @param {Page} page
 */
export const bringAxe = (page) => page.addInitScript({ path: inRoot('node_modules/axe-core/axe.min.js') })

/**
 * What axe finds, a line each. Legacy mode runs in the page alone: the other way needs a second one of Chromium's own.
 * Of what passes axe would else work out a selector an element, which takes longer than the looking.
 * @param {Page} page
 * @param {boolean} [onlyColour] the same page was looked at in the other scheme
 */
export async function violations(page, onlyColour = false) {
  const builder = new AxeBuilder({ page, axeSource: HERE_ALREADY })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
  const { violations: found } = await (onlyColour ? builder.withRules(OF_COLOUR) : builder.withTags(TAGS)).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target.join(' ')} ${html}`))
}
