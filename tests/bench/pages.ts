// Pages as documents and as client navigations, against the bare Remix page and bare SQL.

import type { House } from './house.ts'
import { callWay, httpWay, interleave, report } from './measure.ts'

const REQUESTS = 150

/** Query that keeps only the page's own loader, as a click on a link does. */
const leaf = (route: string) => `_routes=${encodeURIComponent(route)}`

export async function benchPages(house: House, rounds: number): Promise<boolean> {
  const { product, floor, cookies, company, owner, agent } = house
  const desk = { requests: REQUESTS, headers: { Cookie: cookies.agent } }
  const client = { requests: REQUESTS, headers: { Cookie: cookies.client } }
  const bare = { requests: REQUESTS }
  const item = `/desk/c/${company.slug}/items/${company.itemId}`
  const home = `/portal/${company.slug}`
  const documents = await interleave(
    [
      httpWay('floor: bare Remix page, 50 rows', floor.pid, `${floor.url}/`, bare),
      httpWay('queue, document', product.pid, `${product.url}/desk`, desk),
      httpWay('item page, document', product.pid, product.url + item, desk),
      httpWay("client's home, document", product.pid, product.url + home, client),
    ],
    rounds,
  )
  const pages = report('Pages as documents', documents, [
    ratio('queue / floor', 'floor: bare Remix page, 50 rows', 'queue, document', 1.5),
    ratio('item page / floor', 'floor: bare Remix page, 50 rows', 'item page, document', 2),
    ratio("client's home / floor", 'floor: bare Remix page, 50 rows', "client's home, document", 2),
  ])
  const data = await interleave(
    [
      httpWay('floor: its .data request', floor.pid, `${floor.url}/_root.data`, bare),
      callWay(
        'plain SQL, 50 rows',
        REQUESTS,
        () => owner`
        select id, number, title, service, status, assignee_name, next_due_at from work_items
        where assignee_id = ${agent.accountId} and closed_at is null
        order by next_due_at, id limit 50`,
      ),
      httpWay(
        'queue, client navigation',
        product.pid,
        `${product.url}/desk.data?${leaf('routes/desk/queue')}`,
        desk,
      ),
      httpWay(
        'item page, client navigation',
        product.pid,
        `${product.url}${item}.data?${leaf('routes/desk/item')}`,
        desk,
      ),
      httpWay(
        "client's home, client navigation",
        product.pid,
        `${product.url}${home}.data?${leaf('routes/portal/home')}`,
        client,
      ),
    ],
    rounds,
  )
  const navigations = report('Client navigations', data, [
    ratio('queue / floor', 'floor: its .data request', 'queue, client navigation', 1.5),
    ratio('item page / floor', 'floor: its .data request', 'item page, client navigation', 2.5),
    ratio(
      "client's home / floor",
      'floor: its .data request',
      "client's home, client navigation",
      2,
    ),
  ])
  return pages && navigations
}

function ratio(what: string, base: string, ours: string, most: number) {
  return { what, figure: 'cpuMs' as const, base, ours, most }
}
