/** Some points under a word of their own. */
export function Listed({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <div>
      <strong>{title}</strong>
      <ul className="plain-list">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  )
}
