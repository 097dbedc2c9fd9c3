// An item that an agent opens: what the client said on the phone, or what is due anyway.

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { receiveRequest } from '#app/features/portal/receive-request.server.ts'
import type { Refused } from '#app/features/portal/request-fields.tsx'
import { NewItemForm } from '#app/features/work/new-item.tsx'
import { TypeChoice } from '#app/features/work/type-choice.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { workWords } from '#app/i18n/work.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { AppError } from '#tenants/shared/app-error.ts'
import { newId } from '#tenants/shared/ids.ts'
import { listOpenableTypes } from '#tenants/work/queries/agents.server.ts'

export const loader = deskCompany.loader(
  { permission: 'work:do' },
  async ({ ctx, url, company, locale }) => {
    const types = await listOpenableTypes(ctx, company.services)
    const code = url.searchParams.get('type')
    const chosen = code ? types.find((type) => type.code === code) : null
    if (chosen === undefined) throw new AppError('not_found')
    const t = dictionary(locale).work.newItem
    return {
      chosen,
      types: chosen ? [] : types,
      company: company.slug,
      requestKey: newId(),
      title: `${t.title} · ${company.shortName}`,
    }
  },
)

export const action = deskCompany.handler(
  { permission: 'work:do' },
  async ({ request, company, locale, open }) => {
    const t = dictionary(locale)
    const received = await receiveRequest(request, company.tenantId, open, {
      source: 'agent',
      types: (ctx) => listOpenableTypes(ctx, company.services),
    })
    if (received.ok) {
      return redirectWithToast(paths.deskItem(company.slug, received.itemId), {
        tone: 'ok',
        text: t.work.newItem.opened(received.number),
      })
    }
    const files = Object.entries(received.refusedFiles).map(([field, refused]) => [
      field,
      refused.map(({ name, code }) => `${name} ${t.portal.upload.refusals[code]}`.trim()).join(' '),
    ])
    const { errors, values } = received
    return data({ errors, values, files: Object.fromEntries(files) }, { status: 422 })
  },
)

export default function NewItem() {
  const { chosen, types, company, requestKey } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(workWords)
  return (
    <>
      <PageHeader
        back={{ to: paths.desk({ company }), label: t.back }}
        title={t.newItem.title}
        meta={chosen ? undefined : t.newItem.chooseText}
      />
      {chosen ? (
        <NewItemForm
          key={chosen.code}
          company={company}
          type={chosen}
          requestKey={refused?.values.requestKey ?? requestKey}
          refused={refused}
        />
      ) : (
        <TypeChoice types={types} here={paths.deskNewItem(company)} none={t.newItem.none} />
      )}
    </>
  )
}

export const ErrorBoundary = AreaError
