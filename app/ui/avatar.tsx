export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = words[0]?.[0] ?? '?'
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : ''
  return (first + last).toLocaleUpperCase('pl')
}

// The same name always gets the same of six quiet colours.
function shade(name: string): number {
  let sum = 0
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 6007
  return sum % 6
}

export function Avatar({
  name,
  size = 'md',
  decorative,
}: {
  name: string
  size?: 'sm' | 'md' | 'lg'
  /** The name stands beside it in words. */
  decorative?: boolean
}) {
  if (decorative) {
    return (
      <span className={`av av-${size} av-${shade(name)}`} aria-hidden="true">
        {initials(name)}
      </span>
    )
  }
  return (
    <span className={`av av-${size} av-${shade(name)}`} role="img" aria-label={name} title={name}>
      <span aria-hidden="true">{initials(name)}</span>
    </span>
  )
}

/** Avatar with the name beside it. */
export function Person({ name, note }: { name: string; note?: string }) {
  return (
    <span className="person">
      <Avatar name={name} size="sm" decorative />
      <span className="person-name">{name}</span>
      {note ? <span className="muted">{note}</span> : null}
    </span>
  )
}
