// A request: first what, then its form.

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { receiveRequest } from '#app/features/portal/receive-request.server.ts'
import { RequestChoice } from '#app/features/portal/request-choice.tsx'
import { RequestForm } from '#app/features/portal/request-form.tsx'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { getContractVersionOn } from '#tenants/contracts/queries.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'
import { newId } from '#tenants/shared/ids.ts'
import { listOfferedTypes } from '#tenants/work/queries/agents.server.ts'

export const loader = portal.loader(
  { permission: 'work:request' },
  async ({ ctx, url, company, locale }) => {
    const [types, contract] = await Promise.all([
      listOfferedTypes(ctx),
      getContractVersionOn(ctx, localDateOf(ctx.now, company.zone)),
    ])
    const offered = types.map((type) => ({
      ...type,
      promisedMinutes:
        contract?.slaTerms.find(({ requestType }) => requestType === type.code)
          ?.resolutionMinutes ?? null,
    }))
    const code = url.searchParams.get('type')
    const chosen = code ? offered.find((type) => type.code === code) : null
    if (chosen === undefined) throw new AppError('not_found')
    const t = dictionary(locale).portal
    return {
      offered: chosen ? [] : offered,
      chosen,
      company: company.slug,
      requestKey: newId(),
      canUpload:
        ctx.actor.can('documents:upload') &&
        ctx.actor.can('books:read') &&
        Boolean(contract?.services.includes('accounting')),
      title: t.pageTitle(t.request.title, company.shortName),
    }
  },
)

export const action = portal.handler(
  { permission: 'work:request' },
  async ({ request, company, locale, open }) => {
    const t = dictionary(locale).portal
    const received = await receiveRequest(request, company.tenantId, open)
    if (received.ok) {
      const text = t.request.opened(received.number)
      return redirectWithToast(paths.portalItem(company.slug, received.itemId), {
        tone: 'ok',
        text,
      })
    }
    const files = Object.entries(received.refusedFiles).map(([field, refused]) => [
      field,
      refused
        .map(({ name, code }) => `${name ? `${name}: ` : ''}${t.upload.refusals[code]}`)
        .join(' '),
    ])
    const { errors, values } = received
    return data({ errors, values, files: Object.fromEntries(files) }, { status: 422 })
  },
)

export default function NewRequest() {
  const { offered, chosen, company, requestKey, canUpload } = useLoaderData<typeof loader>()
  const refused = useActionData<{
    errors: Record<string, string>
    values: Record<string, string>
    files?: Record<string, string>
  }>()
  const t = useWords(portalWords)
  return (
    <>
      <PageHeader
        back={{ to: paths.portalItems(company), label: t.items.title }}
        title={t.request.title}
        meta={chosen ? undefined : t.request.intro}
      />
      {chosen ? (
        <RequestForm
          key={chosen.code}
          company={company}
          type={chosen}
          requestKey={refused?.values.requestKey ?? requestKey}
          refused={refused}
        />
      ) : (
        <RequestChoice company={company} types={offered} canUpload={canUpload} />
      )}
    </>
  )
}

export const ErrorBoundary = AreaError
