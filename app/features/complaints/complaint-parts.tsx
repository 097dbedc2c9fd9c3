// What a complaint's page shows: its term, its facts, its papers and its history.

import { Link } from '@remix-run/react'
import { type PayPlace, paths } from '#app/http/paths.ts'
import { complaintCaseWords } from '#app/i18n/complaint-case.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { eventsWords } from '#app/i18n/events.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Notice } from '#app/ui/form.tsx'
import { Icon, type IconName } from '#app/ui/icons.tsx'
import { DateText, DateTime, Money } from '#app/ui/text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { regimeRules } from '#tenants/complaints/pl/regimes.ts'
import type { ComplaintPage } from '#tenants/complaints/types.ts'

type Props = { complaint: ComplaintPage; at: PayPlace; company: string }

/** How long there is left, what silence means, and what it would cost. */
export function TermNotice({ complaint }: { complaint: ComplaintPage }) {
  const t = useWords(complaintsWords)
  const f = useFormat()
  const { repliedOn, decision, daysLeft, dueOn, demandMinor, regime } = complaint
  if (repliedOn) return <Notice tone="ok" title={t.page.answered(f.date(repliedOn))} />
  if (decision === 'deemed_accepted') return <Notice tone="bad" title={t.page.deemed} />
  const stake = demandMinor ? ` · ${t.page.atStake(f.money(demandMinor))}` : ''
  const tone = daysLeft < 0 ? 'bad' : daysLeft <= 3 ? 'warn' : 'info'
  const { silenceAccepts } = regimeRules[regime]
  return (
    <Notice
      tone={tone}
      title={`${t.page.deadline}: ${f.date(dueOn)}, ${t.left(daysLeft)}${silenceAccepts ? stake : ''}`}
    >
      <p>
        {silenceAccepts ? t.page.silence : t.page.noSilence} {t.page.replyEarly}
      </p>
    </Notice>
  )
}

export function ComplaintFacts({ complaint }: { complaint: ComplaintPage }) {
  const { further } = useWords(complaintCaseWords)
  const f = useFormat()
  const { complaints: t } = useWords({ complaints: complaintsWords })
  const { locale } = useLocale()
  const { demandMinor, remedyMinor, remedy } = complaint
  const cause = locale === 'en' ? complaint.causeNameEn : complaint.causeNamePl
  return (
    <Card title={t.page.facts}>
      <div className="stack">
        <p className="pre">{complaint.description}</p>
        <DescriptionList
          items={[
            { label: t.form.product, value: complaint.product },
            complaint.orderNumber && { label: t.form.order, value: complaint.orderNumber },
            complaint.invoiceNumber && { label: t.form.invoice, value: complaint.invoiceNumber },
            complaint.purchasedOn && {
              label: t.form.purchasedOn,
              value: <DateText value={complaint.purchasedOn} />,
            },
            complaint.faultNoticedOn && {
              label: t.form.noticedOn,
              value: <DateText value={complaint.faultNoticedOn} />,
            },
            {
              label: t.form.demand,
              value: (
                <>
                  {t.demands[complaint.demand]}
                  {demandMinor === null ? null : (
                    <>
                      , <Money minor={demandMinor} />
                    </>
                  )}
                </>
              ),
            },
            { label: t.form.channel, value: t.channels[complaint.channel] },
            { label: t.form.receivedOn, value: <DateText value={complaint.receivedOn} /> },
            { label: t.form.regime, value: t.regimes[complaint.regime] },
            { label: t.form.basis, value: t.bases[complaint.legalBasis] },
            { label: t.page.cause, value: cause ?? t.page.noCause },
            complaint.grounds ? { label: t.page.grounds, value: complaint.grounds } : null,
            remedy && remedy !== 'none'
              ? {
                  label: t.page.remedy,
                  value: (
                    <>
                      {t.remedies[remedy]}
                      {remedyMinor === null ? null : (
                        <>
                          , <Money minor={remedyMinor} />
                        </>
                      )}
                    </>
                  ),
                }
              : null,
            complaint.replyProof ? { label: t.page.proof, value: complaint.replyProof } : null,
            complaint.provision === 'none'
              ? null
              : { label: t.page.provision, value: t.page.provisions[complaint.provision] },
            complaint.furtherPath && complaint.furtherOn
              ? {
                  label: further.title,
                  value: (
                    <>
                      {further.line(
                        further.paths[complaint.furtherPath],
                        f.date(complaint.furtherOn),
                      )}
                      {complaint.furtherNote ? ` · ${complaint.furtherNote}` : null}
                    </>
                  ),
                }
              : null,
            complaint.satisfaction
              ? { label: t.page.satisfaction, value: `${complaint.satisfaction} / 5` }
              : null,
          ].map((item) => item || null)}
        />
      </div>
    </Card>
  )
}

export function CustomerCard({ complaint, at, company }: Props) {
  const { complaints: t } = useWords({ complaints: complaintsWords })
  const { contact } = complaint
  const items = [
    contact && { label: t.form.name, value: contact.name },
    contact?.email && { label: t.form.email, value: contact.email },
    contact?.phone && { label: t.form.phone, value: contact.phone },
    contact?.address && { label: t.form.address, value: contact.address },
    complaint.reference && { label: t.page.reference, value: complaint.reference },
    {
      label: t.page.item,
      value: (
        <Link
          to={
            at === 'desk'
              ? paths.deskItem(company, complaint.itemId)
              : paths.portalItem(company, complaint.itemId)
          }
        >
          #{complaint.itemNumber}
        </Link>
      ),
    },
    { label: t.col.handler, value: complaint.handler ?? '–' },
  ]
  return (
    <Card title={t.page.customer}>
      <DescriptionList items={items.map((item) => item || null)} />
    </Card>
  )
}

export function PapersCard({ complaint, at, company }: Props) {
  const { complaints: t } = useWords({ complaints: complaintsWords })
  const { documents, letters } = complaint
  return (
    <>
      <Card title={t.page.letters} flush>
        {letters.length === 0 ? <p className="calm muted">{t.page.noLetters}</p> : null}
        <ul className="doc-list">
          {letters.map((letter) => (
            <li key={letter.id}>
              <Icon name="mail" />
              <a
                href={paths.complaintLetter(at, company, complaint.id, letter.id)}
                target="_blank"
                rel="noopener"
              >
                {t.page.letterKinds[letter.kind]}
              </a>
              <Badge>{letter.locale.toUpperCase()}</Badge>
              <span className="meta">
                <DateTime value={letter.issuedAt} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t.page.evidence} flush>
        {documents.length === 0 ? <p className="calm muted">{t.page.noEvidence}</p> : null}
        <ul className="doc-list">
          {documents.map((document) => (
            <li key={document.id}>
              <Icon name="paperclip" />
              <a href={paths.fileContent(company, document.id)} target="_blank" rel="noopener">
                {document.name}
              </a>
              <span className="meta">
                <DateTime value={document.addedAt} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

export function TalkList({ complaint }: { complaint: ComplaintPage }) {
  const { complaints: t } = useWords({ complaints: complaintsWords })
  if (complaint.messages.length === 0) return <p className="muted">{t.page.noTalk}</p>
  return (
    <Timeline
      label={t.page.talk}
      entries={complaint.messages.map(({ id, side, body, authorName, createdAt }) => ({
        id,
        at: createdAt,
        icon: 'message',
        tone: side === 'customer' ? 'info' : 'neutral',
        title: side === 'customer' ? t.page.them : authorName,
        body: <p className="pre">{body}</p>,
      }))}
    />
  )
}

const icons: Record<string, IconName> = {
  'complaints.registered': 'plus',
  'complaints.decided': 'check',
  'complaints.replied': 'mail',
  'complaints.letter_issued': 'document',
  'complaints.deemed_accepted': 'warning',
  'complaints.extended': 'clock',
  'complaints.evidence_added': 'paperclip',
  'work.document_attached': 'paperclip',
}

export function HistoryCard({ complaint }: { complaint: ComplaintPage }) {
  const { complaints: t, events } = useWords({ complaints: complaintsWords, events: eventsWords })
  const words: Record<string, string> = events.actions
  return (
    <Card title={t.page.timeline}>
      <Timeline
        label={t.page.timeline}
        entries={complaint.events.map(({ id, at, actorName, action }) => ({
          id,
          at,
          who: actorName,
          icon: icons[action] ?? 'history',
          tone: action === 'complaints.deemed_accepted' ? 'bad' : 'neutral',
          title: words[action] ?? action,
        }))}
      />
    </Card>
  )
}
