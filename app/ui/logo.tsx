// The mark: a shop front as one line, and the room behind it, filled.
export function LogoMark({ size = 24 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path className="mark-a" d="M3 3h18v5.2L9.6 21H3v-5.2L14.4 3z" />
      <path className="mark-b" d="M21 21h-8.2L21 11.8z" />
    </svg>
  )
}

export function Logo({ size = 24 }: { size?: number }) {
  return (
    <span className="logo">
      <LogoMark size={size} />
      <span className="logo-word">Zaplecze</span>
    </span>
  )
}
