import { useRouteLoaderData } from '@remix-run/react'
import { useMemo } from 'react'

type Frame = { companies: { slug: string; name: string }[] }
const nobody: Frame['companies'] = []

/** The agent's companies as the frame has them already: they need not travel twice. */
export function useDeskCompanies(): { value: string; label: string }[] {
  const companies = useRouteLoaderData<Frame>('routes/desk/layout')?.companies ?? nobody
  return useMemo(
    () => companies.map(({ slug, name }) => ({ value: slug, label: name })),
    [companies],
  )
}
