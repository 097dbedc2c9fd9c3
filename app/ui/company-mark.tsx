// A company's colour comes from its settings, so it is data: drawn as an SVG fill,
// since the CSP refuses inline styles.
import { useFormat } from './use-format.ts'

/** Black or white, whichever reads better on the colour (WCAG relative luminance). */
export function inkOn(color: string): '#fff' | '#000' {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (!match) return '#fff'
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((hex) => {
    const part = Number.parseInt(hex, 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff'
}

export type CompanyLook = { name: string; color: string }

const legalForms = /\b(sp\.? ?z ?o\.? ?o\.?|s\.? ?a\.?|sp\.? ?[jkp]\.?|s\.? ?c\.?)\s*$/i

export function companyInitials(name: string): string {
  const all = name.replace(legalForms, '').match(/[\p{L}\p{N}]+/gu) ?? ['?']
  const long = all.filter((word) => word.length > 1)
  const words = long.length > 0 ? long : all
  const text = words.length > 1 ? `${words[0]?.[0]}${words[1]?.[0]}` : (words[0] ?? '?').slice(0, 2)
  return text.toLocaleUpperCase('pl')
}

export function CompanyMark({ company, size = 28 }: { company: CompanyLook; size?: number }) {
  return (
    <svg className="cm" width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="6" fill={company.color} />
      <text x="14" y="18.5" textAnchor="middle" fill={inkOn(company.color)}>
        {companyInitials(company.name)}
      </text>
    </svg>
  )
}

/** For rows: a chip of the colour and the name. */
export function CompanyTag({ name, color }: CompanyLook) {
  return (
    <span className="co">
      <CompanyDot color={color} />
      {name}
    </span>
  )
}

/** The chip alone; the stylesheet fills it with the colour it is given. */
export function CompanyDot({ color }: { color: string }) {
  return <svg color={color} aria-hidden="true" />
}

/** Colour, name and NIP together: the company in hand must be unmistakable. */
export function CompanyName({ company }: { company: CompanyLook & { nip?: string | null } }) {
  const f = useFormat()
  return (
    <span className="company">
      <CompanyMark company={company} />
      <span className="company-text">
        <span className="company-name">{company.name}</span>
        {company.nip ? <span className="company-nip num">NIP {f.nip(company.nip)}</span> : null}
      </span>
    </span>
  )
}
