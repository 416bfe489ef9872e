/** Text that is wider than the window, or than a box that hides what does not fit. Tables may scroll sideways. */
export const CUT_OFF = `[...document.querySelectorAll('body *')].filter((element) => {
  if (element.closest('[aria-hidden="true"], table, .mantine-VisuallyHidden-root, .off-screen')) return false
  const box = element.getBoundingClientRect()
  if (box.width === 0 || box.height === 0 || getComputedStyle(element).position === 'fixed') return false
  return element.children.length === 0 && element.textContent.trim() !== '' && (box.right > innerWidth + 1 || box.left < -1)
}).map((element) => element.outerHTML.slice(0, 120))`
