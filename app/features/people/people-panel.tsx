// Who has access: people with their roles, invitations on their way, and the form that
// invites. Every act is a plain form, so that it works without JavaScript.

import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { peopleWords } from '#app/i18n/people.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { Select } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { DateText, DateTime } from '#app/ui/text.tsx'
import type { Member } from '#tenants/companies/types.ts'
import { InviteForm, type Refused } from './invite-form.tsx'
import type { People } from './people.server.ts'

type Props = {
  people: People
  refused?: Refused
  /** What each person does here, beside their role: the companies an agent serves. */
  note?: (member: Member) => string | null
}

export function PeoplePanel({ people, refused, note }: Props) {
  const all = useWords({ common: commonWords, people: peopleWords })
  const t = all.people
  const { members, canManage, ownId, roles } = people
  const active = members.filter((member) => member.isActive)
  const former = members.filter((member) => !member.isActive)
  const message = fieldErrorText(all, refused?.errors.people)
  return (
    <div className={canManage ? 'cols-main' : 'stack'}>
      <div className="stack">
        {message ? <ErrorSummary message={message} /> : null}
        <Card title={t.people(active.length)}>
          {active.length === 0 ? (
            <EmptyState icon="users" title={t.none}>
              {t.noneText}
            </EmptyState>
          ) : null}
          <ul className="rows">
            {active.map((member) => (
              <li key={member.accountId} className="row-line">
                <PersonLine
                  member={member}
                  isOwn={member.accountId === ownId}
                  note={note?.(member)}
                />
                {canManage && member.accountId !== ownId ? (
                  <MemberForms member={member} roles={roles} />
                ) : (
                  <Badge>{all.common.role[member.role]}</Badge>
                )}
              </li>
            ))}
          </ul>
        </Card>
        <InvitationList people={people} />
        {former.length > 0 ? (
          <Card title={t.former}>
            <ul className="rows">
              {former.map((member) => (
                <li key={member.accountId} className="row-line">
                  <PersonLine member={member} />
                  <Badge tone="neutral">{t.inactive}</Badge>
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
      {canManage ? <InviteForm roles={roles} refused={refused} /> : null}
    </div>
  )
}

function PersonLine(props: { member: Member; isOwn?: boolean; note?: string | null }) {
  const { member, isOwn, note } = props
  const t = useWords(peopleWords)
  return (
    <div className="person-line">
      <Avatar name={member.name} decorative />
      <div>
        <p className="cluster">
          <strong>{member.name}</strong>
          {isOwn ? <Badge tone="info">{t.you}</Badge> : null}
        </p>
        <p className="muted">
          {member.email}
          {note ? ` · ${note}` : null} · {t.since.toLocaleLowerCase()}{' '}
          <DateText value={member.createdAt} />
        </p>
      </div>
    </div>
  )
}

function MemberForms({ member, roles }: { member: Member; roles: People['roles'] }) {
  const all = useWords({ common: commonWords, people: peopleWords })
  const t = all.people
  const id = <input type="hidden" name="accountId" value={member.accountId} />
  return (
    <div className="cluster">
      <Form method="post">
        {id}
        <Select
          key={member.role}
          name="role"
          aria-label={t.roleOf(member.name)}
          defaultValue={member.role}
          options={roles.map((role) => ({ value: role, label: all.common.role[role] }))}
        />
        <Button type="submit" name="intent" value="role" size="sm">
          {t.changeRole}
        </Button>
      </Form>
      <Form method="post">
        {id}
        <ConfirmButton
          name="intent"
          value="deactivate"
          size="sm"
          variant="ghost"
          confirmLabel={t.deactivateAgain}
        >
          {t.deactivate}
        </ConfirmButton>
      </Form>
    </div>
  )
}

function InvitationList({ people }: { people: People }) {
  const all = useWords({ common: commonWords, people: peopleWords })
  const t = all.people
  return (
    <Card title={t.invitations}>
      {people.invitations.length === 0 ? <p className="muted">{t.noInvitations}</p> : null}
      <ul className="rows">
        {people.invitations.map((invitation) => (
          <li key={invitation.id} className="row-line">
            <div>
              <p className="cluster">
                <strong>{invitation.name}</strong>
                <Badge>{all.common.role[invitation.role]}</Badge>
                <Badge tone={invitation.state === 'pending' ? 'info' : 'warn'}>
                  {t[invitation.state]}
                </Badge>
              </p>
              <p className="muted">
                {invitation.email} · {t.validTo.toLocaleLowerCase()}{' '}
                <DateTime value={invitation.expiresAt} />
              </p>
            </div>
            {people.canManage ? (
              <div className="cluster">
                <Form method="post">
                  <input type="hidden" name="email" value={invitation.email} />
                  <input type="hidden" name="name" value={invitation.name} />
                  <input type="hidden" name="role" value={invitation.role} />
                  <Button type="submit" name="intent" value="invite" size="sm">
                    {t.resend}
                  </Button>
                </Form>
                <Form method="post">
                  <input type="hidden" name="invitationId" value={invitation.id} />
                  <ConfirmButton name="intent" value="revoke" size="sm" variant="ghost">
                    {t.revoke}
                  </ConfirmButton>
                </Form>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
