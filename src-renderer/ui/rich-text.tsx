import { useMemo } from 'react'
import { richElements } from './rich-node'

/** `html`: untrusted. A document made by DOMParser runs no script and loads nothing. */
export function RichText({ html }: { html: string }) {
  const elements = useMemo(() => richElements(new DOMParser().parseFromString(html, 'text/html').body), [html])
  return <div className="rich-text">{elements}</div>
}
