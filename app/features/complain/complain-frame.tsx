// The frame of pages for people without an account: the client's name and colour, no menu.
import type { ReactNode } from 'react'
import { CompanyMark } from '#app/ui/company-mark.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'
import type { Theme } from '#app/ui/preferences.ts'

export function ComplainFrame({
  company,
  theme,
  children,
}: {
  company: { name: string; colour: string }
  theme: Theme
  children: ReactNode
}) {
  return (
    <PlainFrame theme={theme} wide>
      <div className="complain">
        <svg className="complain-band" width="100%" height="6" aria-hidden="true">
          <rect width="100%" height="6" rx="3" fill={company.colour} />
        </svg>
        <p className="company">
          <CompanyMark company={{ name: company.name, color: company.colour }} size={36} />
          <span className="strong">{company.name}</span>
        </p>
        {children}
      </div>
    </PlainFrame>
  )
}
