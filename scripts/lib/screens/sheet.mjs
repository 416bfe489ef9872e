/**
 * The contact sheet: one row a screen, one picture a theme and size, each a link to itself in full.
 * @param {readonly { scene: string, theme: string, size: string, file: string }[]} shots
 */
export function writeSheet(shots) {
  const scenes = [...new Set(shots.map(({ scene }) => scene))]
  const rows = scenes.map((scene) => {
    const pictures = shots
      .filter((shot) => shot.scene === scene)
      .map(
        ({ file, theme, size }) =>
          `<a href="${file}"><img src="${file}" loading="lazy" alt="${scene}, ${theme}, ${size}"><span>${theme} ${size}</span></a>`,
      )
    return `<section id="${scene}"><h2>${scene}</h2><div>${pictures.join('')}</div></section>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tebra Import, every screen</title>
<style>
  body { margin: 32px; font: 14px/1.5 system-ui, sans-serif; color: #0f0e0d; background: #f5f4f2 }
  h2 { margin: 32px 0 8px; font-size: 15px }
  section > div { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 12px }
  a { color: #68655e; text-decoration: none }
  img { display: block; width: 100%; height: 260px; object-fit: cover; object-position: top; border: 1px solid #e8e6e1 }
</style>
<h1>${scenes.length} screens, ${shots.length} pictures</h1>
${rows.join('\n')}
</html>
`
}
