// The versions of a contract, the newest first: from when, by whom, and what each changed.

import { Form, Link } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { type ContractChange, contractOn } from '#tenants/contracts/rules/versions.ts'
import { changeWords } from './change-words.ts'
import type { TypeName } from './contract-view.tsx'

type VersionRow = {
  id: string
  version: number
  effectiveFrom: string
  createdByName: string | null
  createdAt: Date
  note: string | null
  /** What it changed of the version before it; null for the first. */
  changes: ContractChange[] | null
}

type Props = {
  versions: readonly VersionRow[]
  types: readonly TypeName[]
  today: string
  shownId: string
  linkTo: (version: number) => string
  canWithdraw?: boolean
}

export function VersionList({ versions, types, today, shownId, linkTo, canWithdraw }: Props) {
  const all = useWords({ common: commonWords, contract: contractWords })
  const t = all.contract
  const { locale } = useLocale()
  const f = useFormat()
  const current = contractOn(versions, today)
  return (
    <Card title={t.versions}>
      <ol className="rows">
        {versions.map((version, index) => {
          const isComing = version.effectiveFrom > today
          const lines = (version.changes ?? []).flatMap((change) =>
            changeWords(change, { t: all, f, locale, types }),
          )
          return (
            <li key={version.id} className="version">
              <p className="cluster">
                {version.id === shownId ? (
                  <strong aria-current="true">{t.version(version.version)}</strong>
                ) : (
                  <Link to={linkTo(version.version)}>{t.version(version.version)}</Link>
                )}
                <Badge tone={version === current ? 'ok' : isComing ? 'info' : 'neutral'}>
                  {version === current ? t.inForce : isComing ? t.coming : t.past}
                </Badge>
              </p>
              <p className="muted">
                {t.fromDay(f.date(version.effectiveFrom))}
                {version.createdByName ? ` · ${version.createdByName}` : null}
              </p>
              {version.note ? <p>{version.note}</p> : null}
              {version.changes && lines.length === 0 ? (
                <p className="muted">{t.noChanges}</p>
              ) : null}
              {lines.length > 0 ? (
                <ul className="change-lines">
                  {lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              ) : null}
              {canWithdraw && isComing && index === 0 ? (
                <Form method="post">
                  <input type="hidden" name="versionId" value={version.id} />
                  <ConfirmButton name="intent" value="withdraw" size="sm">
                    {t.withdraw}
                  </ConfirmButton>
                </Form>
              ) : null}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
