// One indexed query and the queue's own table, cell for cell as the product writes it: no
// session, no isolation, no frame, no filters, no words to look up.
import { useLoaderData } from '@remix-run/react'
import { floorRows } from '../floor.server.ts'

export async function loader() {
  return { rows: await floorRows() }
}

export default function FloorPage() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <main>
      <h1>Kolejka</h1>
      <table className="t">
        <caption className="sr">Kolejka</caption>
        <thead>
          <tr>
            <th scope="col" className="cb">
              <input type="checkbox" aria-label="Zaznacz wszystkie na stronie" />
            </th>
            <th scope="col" className="ic">
              <span className="sr">Priorytet</span>
            </th>
            <th scope="col" className="n">
              Nr
            </th>
            <th scope="col" className="m">
              Sprawa
            </th>
            <th scope="col">Firma</th>
            <th scope="col">Usługa</th>
            <th scope="col">Stan</th>
            <th scope="col">Termin</th>
            <th scope="col">Prowadzi</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="cb">
                <input
                  type="checkbox"
                  form="queue-bulk"
                  name="ids"
                  value={`${row.slug}/${row.id}`}
                  aria-label={`Zaznacz wiersz ${row.number}`}
                />
              </td>
              <td className={`ic prc pr-${row.priority}`}>Priorytet: Zwykły</td>
              <td className="n">{row.number}</td>
              <td className="m">
                <a className="rl" href={`/desk/c/${row.slug}/items/${row.id}`}>
                  {row.title}
                </a>
              </td>
              <td className="co">
                <svg color={row.colour} aria-hidden="true" />
                {row.company}
              </td>
              <td className="wo">{row.service}</td>
              <td>
                <span className={`bd bd-info s-${row.status}`}>{row.status}</span>
              </td>
              <td className="ck ck-late">{row.due}</td>
              <td>{row.assignee}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
